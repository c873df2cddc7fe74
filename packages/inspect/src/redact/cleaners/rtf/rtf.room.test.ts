import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspected } from '../../../fixtures/inspecting.ts'
import { redacted } from '../../../fixtures/redacting.ts'
import { escaped, halfEscaped, rtf, unicode } from '../../../fixtures/rtf.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import { placedTokens } from './placed-tokens.ts'

const good = { refused: [], faults: [], failures: [] }
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const BAR = '{\\uc1 \\u9608?\\u9608?\\u9608?}'

describe('redacting an RTF document', () => {
  it.each([
    ['Big5 escapes', escaped],
    ['Big5 with letters as second bytes', halfEscaped],
    ['Unicode escapes', unicode],
  ])('values in %s', async (_way, write) => {
    const before = rtf(
      `${write('主旨：許功蓋檢舉人')}${write('王大明')}${write('，')}A12\\b 345\\b0 6789${write('。末段')}\\par`,
    )
    const done = await redacted(before)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    expect((await inspected(done.bytes)).visibleText()).toBe('主旨：許功蓋檢舉人███，██████████。末段')
    expect(latin(done.bytes).length).toBeGreaterThan(0)
    expect(latin(done.bytes).slice(0, 60)).toBe(before.slice(0, 60))
  })

  it('over groups, hidden runs, with the signs for programs without Unicode', async () => {
    const before = rtf(
      `${unicode('王')}{\\b ${escaped('大')}}{\\v x}{\\i ${unicode('明')}}\\par{\\uc2 \\u29579\\'a4\\'fd\\u22823\\'a4\\'6a\\u26126\\'a9\\'fa}\\par`,
    )
    const done = await redacted(before)
    expect(done).toMatchObject(good)
    expect(done.certificate.proved).toBe(true)
    expect(latin(done.bytes)).toContain(`${BAR}{\\b }{\\v x}{\\i }\\par{\\uc2 ${BAR}}\\par`)
  })

  const CLASSES: readonly (readonly [HiddenClass, string, string])[] = [
    [
      'property',
      `{\\info{\\title ${escaped('簽稿')}}{\\author ${escaped('某人')}}}`,
      `{\\info{\\author ${escaped('某人')}}}`,
    ],
    [
      'author',
      `{\\info{\\title ${escaped('簽稿')}}{\\author ${escaped('某人')}}}`,
      `{\\info{\\title ${escaped('簽稿')}}}`,
    ],
    ['comment', `{\\*\\annotation{\\*\\atndate 12}${escaped('不要給記者')}}`, ''],
    [
      'field-code',
      `{\\field{\\*\\fldinst HYPERLINK "http://x/7"}{\\fldrslt ${escaped('連結')}}}`,
      `{\\field{\\fldrslt ${escaped('連結')}}}`,
    ],
    ['bookmark', `{\\*\\bkmkstart ${escaped('附件一')}}`, ''],
    ['unplaced-text', `{\\*\\unheardof ${escaped('未知的字')}}`, ''],
    ['fallback', '\\uc12\\u30002 A12 in lieuxx', '\\uc12\\u30002 ????????????x'],
    [
      'hidden-text',
      `${escaped('前')}{\\v ${escaped('檢舉人')}\\b x}${escaped('後')}`,
      `${escaped('前')}{\\v \\b }${escaped('後')}`,
    ],
    ['tracked-deletion', `{\\deleted ${escaped('原處分')}}`, '{\\deleted }'],
    ['tracked-insertion', `{\\revised ${escaped('新增')}}`, `{\\revised0 ${escaped('新增')}}`],
    ['white-text', `{\\cf2 ${escaped('白字')}}`, '{\\cf2 }'],
    ['tiny-text', `{\\fs2 ${escaped('小字')}}`, '{\\fs2 }'],
    [
      'embedded-object',
      '{\\object\\objemb{\\*\\objdata 010500}{\\result x}}',
      '{\\object\\objemb{\\result x}}',
    ],
  ]
  for (const [why, body, left] of CLASSES)
    it(`${why}: ${body}`, async () => {
      const done = await redacted(rtf(`${escaped('公開')}${body}\\par`), { hidden: [why], detectors: [] })
      expect(latin(done.bytes)).toBe(rtf(`${escaped('公開')}${left}\\par`))
      expect(done).toMatchObject(good)
      expect(done.certificate.proved).toBe(true)
    })

  it('a picture is cleaned by the cleaner of its kind, or said not to be', async () => {
    const hex = Buffer.from('這是王大明').toString('hex')
    const done = await redacted(
      rtf(`{\\pict\\pngblip ${hex.slice(0, 20)}\n${hex.slice(20)}}${escaped('王大明')}\\par`),
    )
    expect(done.failures).toEqual([])
    expect(latin(done.bytes)).toContain(Buffer.from('這是███').toString('hex'))
  })

  it('damage never makes it throw, nor leaves a value in a proved file', async () => {
    const before = rtf(
      `A123456789 ${escaped('檢舉人')}${unicode('王大明')} A123456789 {\\v ${halfEscaped('王大明')}}\\par`,
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(before.length - 1), fc.nat(255), fc.nat(30), async (at, byte, cut) => {
        const bytes = Buffer.from(
          before.slice(0, at) + String.fromCharCode(byte) + before.slice(at + cut),
          'latin1',
        )
        const { failures, certificate, bytes: clean } = await redacted(bytes)
        expect(failures).toEqual([])
        if (certificate.proved) expect(latin(clean)).not.toContain('A123456789')
      }),
      { numRuns: 150 },
    )
  })

  it('every character is in one token', () => {
    const bit = fc.constantFrom(
      '{',
      '}',
      '\\',
      "\\'a4",
      '\\u123 ',
      '\\par',
      '\\bin3 abc',
      'x',
      ' ',
      '\n',
      '\u00a4',
      '\\*',
      '\\~',
      "\\'z",
    )
    fc.assert(
      fc.property(fc.array(bit), (bits) => {
        const text = bits.join('')
        let at = 0
        for (const { from, to } of placedTokens(text)) {
          expect(from).toBe(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(at).toBe(text.length)
      }),
    )
  })
})
