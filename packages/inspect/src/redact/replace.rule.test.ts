import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squeezed } from './blank.ts'
import { holdsAny, replaceIn } from './replace.ts'
import type { Secret } from './words.ts'

const secret = (text: string, instead = '█'.repeat(text.length)): Secret => ({
  text,
  instead,
  detector: 'tw.test',
  mark: `m:${text}`,
})
const one = (text: string, ...secrets: readonly Secret[]): string =>
  replaceIn([text], secrets).segments.join('')

describe('replacing values in runs of text', () => {
  it('finds a value across the borders of runs', () => {
    const { segments, count, counts } = replaceIn(
      ['承辦人王', '大', '明、王大', '明'],
      [secret('王大明', '甲')],
    )
    expect(segments).toEqual(['承辦人甲', '', '、甲', ''])
    expect(count).toBe(2)
    expect([...counts]).toEqual([['m:王大明', 2]])
  })

  it('lets white space of the value be any or none, signs without width stand anywhere, and a line end', () => {
    const wanted = secret('A123 456 789', '甲')
    for (const text of [
      'A123456789',
      'A123\u3000456\n\n 789',
      'A1\u200b23456\u206078\ufeff9',
      'A12345\r\n    6789',
    ])
      expect(one(`（${text}）`, wanted)).toBe('（甲）')
    for (const text of ['A1 23456789', 'A1\n\n23456789', 'A12345678', 'a123456789', 'Ａ123456789'])
      expect(one(`（${text}）`, wanted)).toBe(`（${text}）`)
  })

  it('takes all of what overlaps', () => {
    expect(one('電話0912345678分機', secret('0912345678', '乙'), secret('12345', '丙'))).toBe('電話乙分機')
    expect(one('王大明德路', secret('王大明', '甲'), secret('明德路1', '丙'), secret('明德', '丁'))).toBe(
      '甲路',
    )
    expect(one('aaaa', secret('aa', 'x'))).toBe('x')
  })

  it('looks again where what it put in makes a value with what stands beside it', () => {
    expect(one('王大明乙丙', secret('王大明', '甲'), secret('甲乙丙', '丁'))).toBe('丁')
    expect(() => one('甲', secret('甲', '甲'))).toThrow('REPLACEMENT_RETURNS')
    expect(one('a王大明b', secret('王大明', ''), secret('ab', 'x'))).toBe('x')
  })

  it('is linear in the text for thousands of values', () => {
    const secrets = Array.from({ length: 5000 }, (_, i) =>
      secret(`王${String.fromCharCode(0x4e00 + i)}${i}`, '甲'),
    )
    const text = secrets.map(({ text }) => `姓名：${text}\n`).join('')
    // 1.2 million characters; with one pattern per value it would outlast the runner's patience.
    for (let round = 0; round < 20; round++)
      expect(replaceIn([text], secrets).segments).toEqual(['姓名：甲\n'.repeat(secrets.length)])
  })
})

const letter = fc.constantFrom('王', '大', '明', 'A', '1')
const blank = fc.constantFrom('', '', '', ' ', '\n', '\u200b', '　', ' \n ')
const wordOf = (max: number): fc.Arbitrary<string> =>
  fc.array(fc.tuple(letter, blank), { minLength: 1, maxLength: max }).map((all) => all.flat().join(''))
const someSecrets = fc
  .uniqueArray(wordOf(4), { minLength: 1, maxLength: 6, selector: squeezed })
  .map((all) => all.map((text, i) => secret(text, '甲乙丙丁戊己'[i])))
const someSegments = fc.array(fc.oneof(wordOf(8), fc.constant('')), { maxLength: 6 })

/** The slow and obvious way: one pattern per value. */
function patternOf({ text }: Secret): RegExp {
  const blanks = '[\\s\\u200b]'
  const letters = [...text.matchAll(new RegExp(`(\\S)(${blanks}*)`, 'gu'))].filter(
    ([, char]) => char !== '\u200b',
  )
  const body = letters.map(([, char = '', gap = ''], i) => {
    if (i === letters.length - 1) return char
    return char + (/\s/.test(gap) ? `${blanks}*` : '(?:\\u200b*(?:[ \\u3000\\u200b]*\\n[ \\u3000\\u200b]*)?)')
  })
  return new RegExp(body.join(''), 'u')
}

describe('for any runs and values', () => {
  it('no value is left, by an oracle that knows nothing of the search', () => {
    fc.assert(
      fc.property(someSegments, someSecrets, (segments, secrets) => {
        const text = replaceIn(segments, secrets).segments.join('')
        expect(holdsAny(text, secrets)).toBe(false)
        for (const one of secrets) expect(text).not.toMatch(patternOf(one))
      }),
      { numRuns: 2000 },
    )
  })

  it('finds exactly where the oracle finds', () => {
    fc.assert(
      fc.property(someSegments, someSecrets, (segments, secrets) => {
        const text = segments.join('')
        expect(holdsAny(text, secrets)).toBe(secrets.some((one) => patternOf(one).test(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('a second time changes nothing, and the borders do not matter', () => {
    fc.assert(
      fc.property(someSegments, someSecrets, (segments, secrets) => {
        const first = replaceIn(segments, secrets)
        expect(first.segments).toHaveLength(segments.length)
        expect(replaceIn(first.segments, secrets)).toMatchObject({ segments: first.segments, count: 0 })
        expect(first.segments.join('')).toBe(replaceIn([segments.join('')], secrets).segments.join(''))
      }),
      { numRuns: 2000 },
    )
  })

  it('everything beside the values stays unit for unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom('王大明', '')), { maxLength: 5 }),
        (all) => {
          fc.pre(all.every(([beside]) => !/[王大明]/.test(beside)))
          const text = all.map(([beside, value]) => beside + value).join('')
          const expected = all.map(([beside, value]) => beside + (value === '' ? '' : '███')).join('')
          expect(one(text, secret('王大明'))).toBe(expected)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
