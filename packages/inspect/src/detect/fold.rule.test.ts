import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILL, foldDigits, foldWidth } from './fold.ts'
import { normalText } from './normal-text.ts'
import { inFolded, matches, spaced, squeeze } from './pattern.ts'

describe('views', () => {
  it('have the length of the text, unit for unit, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(foldWidth(text)).toHaveLength(text.length)
        expect(foldDigits(text)).toHaveLength(text.length)
      }),
    )
  })

  it('make written variants look alike', () => {
    expect(foldWidth('Ａ１２３－ｂ　ｃ')).toBe('A123-B C')
    expect(foldDigits('〇一二三四五六七八九零壹貳參肆伍陸柒捌玖')).toBe('01234567890123456789')
    expect(foldWidth('a\u200bb')).toBe(`A${FILL}B`)
    expect(foldWidth('𝟎𝟗')).toBe(`0${FILL}9${FILL}`)
    expect(foldWidth('一二三')).toBe('一二三')
  })

  it('fold no other character', () => {
    const text = '臺北市政府「公文」，第3點：ß\n\t\u001d\u001f'
    expect(foldWidth(text)).toBe('臺北市政府「公文」,第3點:ß\n\t\u001d\u001f'.replace('「', '「'))
  })
})

describe('a spaced pattern', () => {
  const six = inFolded(spaced(['[A-Z]', [5, '\\d']]))
  const found = (text: string): readonly string[] =>
    [...matches(six, normalText(text))].map(({ value }) => value)

  it('finds the value however it is parted, and at the very place', () => {
    const separators = ['', ' ', '-', '.', '－', '　', '\u200b', '\n', '\r\n  ', ' - ']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...separators), { minLength: 5, maxLength: 5 }), (gaps) => {
        fc.pre(gaps.every((gap) => gap !== ' - '))
        const written = [...'A12345'].map((char, i) => char + (gaps[i] ?? '')).join('')
        const text = `前文「${written}」後文`
        const [match] = [...matches(six, normalText(text))]
        expect(match?.value).toBe('A12345')
        expect(squeeze(foldWidth(text.slice(match?.start, match?.end)))).toBe('A12345')
      }),
    )
  })

  it('takes nothing out of a longer number, over a cell or over a wall', () => {
    expect(found('A123456')).toEqual([])
    expect(found('BA12345')).toEqual([])
    expect(found('A12\t345')).toEqual([])
    expect(found('A12\u001f345')).toEqual([])
    expect(found('A12\n\n345')).toEqual([])
  })

  it('finds both of two numbers side by side', () =>
    expect(found('A12-345 B67890')).toEqual(['A12345', 'B67890']))

  it('takes linear time on long runs that almost fit', () => {
    // A square of it would outlast the runner's patience.
    expect(found('A1 2 3 4 '.repeat(50_000))).toEqual([])
  })
})
