import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortDecimal } from './short-decimal.ts'

it('cuts measures to four places, with their unit, and nothing else', () => {
  expect(shortDecimal('1.71388888888889')).toBe('1.7139')
  expect(shortDecimal('-71.9000015258789pt')).toBe('-71.9pt')
  for (const other of ['0912345678', '1.7139', '12345678', '12345678.12345', '1.2.34567', 'A1.234567890', ''])
    expect(shortDecimal(other)).toBeNull()
})

it('leaves no run of digits in which a number could hide, and is done at once', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?\d{1,7}\.\d{5,14}(pt|cm|)$/), (value) => {
      const short = shortDecimal(value) ?? ''
      expect(short).not.toMatch(/\d{8}/)
      expect(Math.abs(Number.parseFloat(short) - Number.parseFloat(value))).toBeLessThanOrEqual(0.000051)
      expect(shortDecimal(short)).toBeNull()
    }),
  )
})
