import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { big5 } from '../../fixtures/encodings.ts'
import * as made from '../../fixtures/metafiles.ts'
import { charsetOf, lettersIn, type Charset } from './charset.ts'
import { walkMetafile } from './walk.ts'

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const inner = made.wmf([made.wmfFont(136, 'A'), made.wmfSelected(0), made.wmfText(big5('內層'))])
const pictures = {
  emf: made.emf(
    [
      made.emfFont(1, 136, '字型'),
      made.selected(1),
      made.drawnBig5('中文Ab'),
      made.drawnWide('寬的字', { apart: 9 }),
      made.drawnSeveral(['一', '二二']),
      made.smallText('小'),
      made.gdiComment(wide('註解文字')),
      made.emfPlus(made.plusString('字'), made.plusDriverString('字'), made.plusFont('字')),
      made.emfPlus(...made.plusPictureCut(Buffer.alloc(90, 7), 50, true)),
      made.wmfWithin(inner),
      made.emfBitmap(4),
    ],
    { description: 'A\0B\0\0' },
  ),
  wmf: made.wmf(
    [
      made.wmfFont(136, 'A'),
      made.wmfSelected(0),
      made.wmfExtText(big5('中文'), 0, 8),
      made.wmfEscape(15, big5('註解')),
      ...made.emfInWmf(made.emf([made.drawnWide('字')]), 70),
      made.wmfBitmap(4),
    ],
    true,
  ),
}

describe('walking a metafile', () => {
  for (const [name, picture] of Object.entries(pictures))
    it(`never throws and never points outside, whatever bytes of it are others: ${name}`, () => {
      const change = fc.tuple(fc.nat(picture.length - 1), fc.constantFrom(0, 1, 3, 8, 0x10, 0x7f, 0x80, 0xff))
      fc.assert(
        fc.property(
          fc.array(change, { minLength: 1, maxLength: 6 }),
          fc.nat(picture.length),
          (changes, cut) => {
            const bytes = Buffer.from(picture)
            for (const [at, byte] of changes) bytes[at] = byte
            for (const one of [bytes, bytes.subarray(0, cut)]) {
              const walked = walkMetafile(one, () => undefined)
              const places = [
                ...walked.lines.flatMap(({ runs }) => runs),
                ...walked.asides,
                ...walked.nested.flatMap(({ ranges }) => ranges),
                { at: 0, length: walked.end },
              ]
              for (const { at, length } of places) {
                expect(at).toBeGreaterThanOrEqual(0)
                expect(length).toBeGreaterThanOrEqual(0)
                expect(at + length).toBeLessThanOrEqual(one.length)
              }
              for (const { text, runs } of walked.lines)
                for (const run of runs) expect(text.startsWith(run.text, run.start)).toBe(true)
            }
          },
        ),
        { numRuns: 400 },
      )
    })
})

describe('the letters of a string', () => {
  it.each<Charset>(['utf-16le', 'big5', 'gbk', 'shift_jis', 'euc-kr', 'windows-1251', 'windows-1252'])(
    'are as many as there are beginnings, and end where the bytes do: %s',
    (charset) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), (content) => {
          const bytes = Buffer.from(content)
          const { text, starts } = lettersIn(bytes, charset)
          expect(starts.length).toBe(text.length + 1)
          expect(starts.at(-1)).toBe(charset === 'utf-16le' ? bytes.length & ~1 : bytes.length)
          for (let i = 0; i + 1 < starts.length; i++)
            expect(starts[i]).toBeLessThanOrEqual(starts[i + 1] ?? 0)
        }),
      )
    },
  )

  it('are in the charset of the font, and in Big5 where it has none and they are', () => {
    const chinese = big5('王小明')
    expect([136, 134, 128, 129, 204, 238].map((font) => charsetOf(font, chinese))).toEqual([
      'big5',
      'gbk',
      'shift_jis',
      'euc-kr',
      'windows-1251',
      'windows-1252',
    ])
    expect([0, 1, 2, 255].map((font) => charsetOf(font, chinese))).toEqual(['big5', 'big5', 'big5', 'big5'])
    expect(charsetOf(0, Buffer.from('caf\xe9', 'latin1'))).toBe('windows-1252')
    expect(charsetOf(1, Buffer.from('plain'))).toBe('windows-1252')
  })
})
