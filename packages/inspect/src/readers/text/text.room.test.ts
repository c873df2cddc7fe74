import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { big5, utf16, utf8 } from '../../fixtures/encodings.ts'
import { inspected } from '../../fixtures/inspecting.ts'

const LETTER = '陳情人王小明，身分證字號A123456789，手機0912-345-678。\n請勿外流。\n'

describe('text', () => {
  for (const [name, bytes] of [
    ['UTF-8', utf8(LETTER)],
    ['UTF-8 with mark', utf8(`\ufeff${LETTER}`)],
    ['Big5', big5(LETTER)],
    ['UTF-16 LE', utf16(LETTER, true, true)],
    ['UTF-16 BE', utf16(LETTER, false, true)],
  ] as const) {
    it(`is read whole in ${name}`, async () => {
      const report = await inspected(bytes)
      expect(report).toMatchObject({ verdict: 'COMPLETE', kind: 'text', reasons: [] })
      expect(report.visibleText().replace('\ufeff', '')).toBe(LETTER)
      expect(report.findings.map(({ detector, place }) => `${detector} ${place.address}`)).toEqual([
        'tw.national-id L1',
        'tw.mobile L1',
      ])
    })
  }

  it('that is ASCII for long and then Big5 is read as Big5', async () => {
    const report = await inspected(Buffer.concat([utf8('log line\n'.repeat(20_000)), big5(LETTER)]))
    expect(report.verdict).toBe('COMPLETE')
    expect(report.findings.map(({ place }) => place.address)).toEqual(['L20001', 'L20001'])
  })

  it('that only a byte order mark calls UTF-16 is partial: bytes of something else become units of it', async () => {
    const foreign = [
      utf8(LETTER),
      Uint8Array.from({ length: 64 }, () => 0),
      Uint8Array.of(0xff, 0xff, 0xff, 0xff),
    ]
    for (const bytes of foreign) {
      const report = await inspected(Buffer.concat([utf16(LETTER, true, true), bytes]))
      expect(report.verdict).toBe('PARTIAL')
      expect(report.reasons.map(({ fault }) => fault.code)).toEqual(['BYTES_OUTSIDE_ENCODING'])
    }
    // A character of an agency's own, as in names, is no fault.
    expect((await inspected(utf16(`陳\ue123明與李\ue456\n${LETTER}`, true, true))).verdict).toBe('COMPLETE')
  })

  it('with bytes outside its encoding is partial and names the line', async () => {
    const report = await inspected(
      Buffer.concat([utf8(LETTER.repeat(9)), Uint8Array.of(0xff, 0x0a), utf8(LETTER)]),
    )
    expect(report).toMatchObject({ verdict: 'PARTIAL', parts: [{ state: 'partly' }] })
    expect(report.reasons[0]?.fault).toMatchObject({
      code: 'BYTES_OUTSIDE_ENCODING',
      params: { line: 19, count: 1 },
    })
    expect(report.findings).toHaveLength(20)
  })

  it('of binary bytes is no text: skipped, never clean', async () => {
    const report = await inspected(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))
    expect(report).toMatchObject({ verdict: 'SKIPPED', kind: 'unknown', parts: [{ state: 'unread' }] })
  })

  it('of no bytes is complete', async () => {
    expect(await inspected('')).toMatchObject({ verdict: 'COMPLETE', kind: 'empty', bytes: 0 })
  })
})

describe('delimited text', () => {
  const TABLE = '姓名,身分證字號,備註\n王小明,A123456789,無\n"林,大華",B246813570,"電 0912345678"\n'

  it('tells line, column and heading of each hit', async () => {
    const report = await inspected(TABLE)
    expect(report.kind).toBe('delimited')
    expect(report.findings.map(({ place }) => place.address)).toEqual(['L2·C2', 'L3·C2', 'L3·C3'])
    expect(report.findings[0]?.reasons.map(({ code }) => code)).toContain('HEADING')
  })

  it('never shows a value as heading', async () => {
    const report = await inspected('A123456789,0912345678\nA123456789,0912345678\n')
    const { texts, ...stored } = report
    expect(texts).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toMatch(/A123456789|0912345678/)
    expect(report.findings).toHaveLength(4)
  })
})

describe('long text', () => {
  it('is cut into spans whose own parts are exactly the text, and every hit is told once', async () => {
    const line = '這是一般的公文說明文字，沒有個人資料，僅供測試之用。'
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(60_000), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (places, breaks) => {
          const lines = Array.from({ length: 60_001 }, () => line)
          for (const place of places) lines[place] = 'A123456789'
          const text = lines.join(breaks ? '\n' : '。')
          const report = await inspected(text)
          expect(report.texts.length).toBeGreaterThan(1)
          expect(report.texts.map(({ text, own }) => text.slice(own.from, own.to)).join('')).toBe(text)
          expect(report.findings).toHaveLength(new Set(places).size)
          for (const { extent } of report.findings)
            expect(text.slice(extent.offset + extent.start, extent.offset + extent.end)).toBe('A123456789')
        },
      ),
      { numRuns: 6 },
    )
  })
})
