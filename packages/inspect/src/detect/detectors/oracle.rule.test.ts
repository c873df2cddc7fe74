import fc from 'fast-check'
import { isBan, isIdCardNumber } from 'taiwan-id-validator'
import { describe, expect, it } from 'vitest'
import { LETTERS, checksumHolds } from '../personal-number.ts'
import { luhnHolds } from './card.ts'
import { mrzHolds } from './mrz.ts'
import { postalHalfHolds } from './postal-account.ts'
import { ubnHolds } from './ubn.ts'

const digits = (count: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))
const letter = fc.constantFrom(...LETTERS)

/** The checks of this package against another author's, on numbers of which about every tenth is right. */
describe('another program agrees', () => {
  it('on national ID and new resident numbers', () => {
    const second = fc.constantFrom('1', '2', '8', '9')
    fc.assert(
      fc.property(letter, second, digits(8), (head, sex, tail) => {
        // Its nationals and new foreigners are told apart by the third digit; the check digit is what is compared.
        const all = Array.from({ length: 10 }, (_, last) => head + sex + tail.slice(0, 7) + String(last))
        const ours = all.filter((one) => checksumHolds(one))
        expect(ours).toHaveLength(1)
        for (const one of all) if (isIdCardNumber(one)) expect(ours).toContain(one)
        if (sex === '1' || sex === '2') expect(all.filter((one) => isIdCardNumber(one))).toEqual(ours)
      }),
      { numRuns: 2000, seed: 3 },
    )
  })

  it('on old resident numbers', () => {
    fc.assert(
      fc.property(letter, fc.constantFrom(...'ABCD'), digits(8), (head, sex, tail) => {
        const value = head + sex + tail
        expect(checksumHolds(value, LETTERS.indexOf(sex) % 10)).toBe(isIdCardNumber(value))
      }),
      { numRuns: 4000, seed: 3 },
    )
  })

  it('on business numbers by the rule of 2023', () => {
    fc.assert(
      fc.property(digits(8), (value) => {
        expect(ubnHolds(value)).toBe(isBan(value))
      }),
      { numRuns: 4000, seed: 3 },
    )
  })
})

describe('published examples', () => {
  it('pass: cards of the schemes’ own test lists, the passport of ICAO 9303', () => {
    for (const value of ['4111111111111111', '5555555555554444', '3530111333300000', '378282246310005'])
      expect(luhnHolds(value)).toBe(true)
    expect(mrzHolds('L898902C36UTO7408122F1204159ZE184226B<<<<<10')).toBe(true)
    expect(mrzHolds('L898902C36UTO7408122F1204159ZE184226B<<<<<11')).toBe(false)
  })
  it('and one half of a postal account in ten', () => {
    const held = Array.from({ length: 1000 }, (_, i) => String(i * 9973 + 1000000)).filter(postalHalfHolds)
    expect(held.length).toBeGreaterThan(60)
    expect(held.length).toBeLessThan(140)
  })
})
