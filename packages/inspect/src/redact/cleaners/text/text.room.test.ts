import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { big5, utf16, utf8 } from '../../../fixtures/encodings.ts'
import { redacted } from '../../../fixtures/redacting.ts'
import { encodingOf } from '../../text/encoding-of.ts'
import { edited, writtenText } from '../../text/written-text.ts'

const TEXT = '承辦人：王大明，手機 0912-345-678。\r\n王　大\r\n明的身分證是Ａ１２３４５６７８９。\n附件另送。'
const CLEAN = '承辦人：███，手機 ████████████。\r\n███\r\n的身分證是██████████。\n附件另送。'

describe('redacting plain text', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with BOM', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 LE', utf16(TEXT, true, true), 'utf-16le'],
    ['UTF-16 BE', utf16(TEXT, false, true), 'utf-16be'],
    ['Big5', big5(TEXT), 'big5'],
  ])('%s: every way of writing goes, encoding, BOM and line ends stay', async (_, bytes, encoding) => {
    const { bytes: clean, certificate, refused, faults } = await redacted(bytes)
    expect(new TextDecoder(encoding).decode(clean)).toBe(CLEAN)
    expect([...clean.subarray(0, 2)]).toEqual([...bytes.subarray(0, 2)])
    expect({ refused, faults, proved: certificate.proved }).toEqual({ refused: [], faults: [], proved: true })
    expect(certificate.deeds).toEqual([
      { part: ['file'], address: '', what: 'finding', how: 'replaced', count: 4 },
    ])
  })

  it('calls the same person and the same number by one sign, however they are written', async () => {
    const { bytes } = await redacted(TEXT, { style: 'pseudonym' })
    expect(new TextDecoder().decode(bytes)).toBe(
      '承辦人：甲，手機 手機1。\r\n甲\r\n的身分證是身分證1。\n附件另送。',
    )
  })

  it('keeps the rows of a table, and what is quoted', async () => {
    const table = '姓名,手機\r\n"王大明",0912345678\r\n李四,"0912-345-678\n分機"\r\n'
    const { bytes, certificate } = await redacted(table)
    expect(new TextDecoder().decode(bytes)).toBe(
      '姓名,手機\r\n"███",██████████\r\n李四,"████████████\n分機"\r\n',
    )
    expect(certificate.proved).toBe(true)
  })

  it('finds where no keyword stands what it found where one does, in other width and without hyphens', async () => {
    const { bytes } = await redacted('王大明 0912-345-678 與 ０９１２３４５６７８、0912345678、王 大 明')
    expect(new TextDecoder().decode(bytes)).toBe('███ ████████████ 與 ██████████、██████████、███')
  })

  it('leaves a file without any of it byte for byte, and bytes that are no text where they are', async () => {
    const bytes = Buffer.concat([utf8('王大明'.repeat(50)), Uint8Array.of(0xff, 0xc3, 0x28), utf8('。')])
    const { bytes: clean, certificate } = await redacted(bytes)
    expect(clean).toEqual(
      Buffer.concat([utf8('███'.repeat(50)), Uint8Array.of(0xff, 0xc3, 0x28), utf8('。')]),
    )
    // Bytes that nobody can read may hold anything.
    expect(certificate.proved).toBe(false)
    const same = await redacted('沒有個資')
    expect(same.certificate.after).toEqual(same.certificate.before)
    expect(same.certificate.deeds).toEqual([])
  })
})

describe('the map of a text to its bytes', () => {
  const text = fc.string({ unit: fc.constantFrom('王', 'A', '\n', '😀', 'é', '，', '1'), minLength: 4 })

  it('reads as the platform does, and edits only where it is told', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'), (written, encoding) => {
        const bytes = encoding === 'utf-8' ? utf8(written) : utf16(written, encoding === 'utf-16le', false)
        const map = writtenText(bytes, encoding, 0)
        expect(map.text).toBe(written)
        const at = [...written].slice(0, 2).join('').length
        const out = edited(bytes, map, [{ start: at, end: at, text: '甲' }])
        expect(new TextDecoder(encoding).decode(out)).toBe(`${written.slice(0, at)}甲${written.slice(at)}`)
      }),
    )
  })

  it('of any bytes says where each unit begins', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('utf-8', 'big5', 'utf-16le', 'utf-16be'),
        (bytes, encoding) => {
          const map = writtenText(bytes, encoding, 0)
          expect(map.at).toHaveLength(map.text.length + 1)
          expect(edited(bytes, map, [])).toEqual(Buffer.from(bytes))
        },
      ),
    )
  })

  it('of Big5 is right where the second byte looks like a letter', () => {
    const bytes = big5('許功蓋A王|大明')
    const map = writtenText(bytes, 'big5', 0)
    expect(map.text).toBe('許功蓋A王|大明')
    expect([...edited(bytes, map, [{ start: 3, end: 4, text: '甲😀' }])]).toEqual([
      ...big5('許功蓋甲＊王|大明'),
    ])
  })

  it('chooses the encoding late where a text begins in ASCII', () => {
    expect(encodingOf(Buffer.concat([utf8('a'.repeat(70_000)), big5('王大明在此')]))?.encoding).toBe('big5')
    expect(encodingOf(Uint8Array.of(0, 1, 2, 3))).toBeNull()
  })
})
