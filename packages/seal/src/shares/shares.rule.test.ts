import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOf, flip } from '../fixtures/people.ts'
import { combineShares, identityFromPaper, must, openOffline, printShare, randomBytes } from '../index.ts'
import { readPaperShare, readShare, sealOffline, splitKey } from '../index.ts'

const threshold = fc
  .integer({ min: 2, max: 8 })
  .chain((made) =>
    fc.tuple(
      fc.integer({ min: 2, max: made }),
      fc.constant(made),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    ),
  )

describe('shares', () => {
  test('any k of n give the key; any k-1 are refused', async () => {
    await fc.assert(
      fc.asyncProperty(threshold, async ([needed, made, chance]) => {
        const key = randomBytes(32)
        const shares = await splitKey(key, needed, made, 'case')
        const mixed = shares
          .map((share) => ({ share, at: Number(chance.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ share }) => share)
        expect(must(await combineShares(mixed.slice(0, needed), 'case'))).toEqual(key)
        expect(must(await combineShares(mixed, 'case'))).toEqual(key)
        expect(codeOf(await combineShares(mixed.slice(0, needed - 1), 'case'))).toBe('SHARES_TOO_FEW')
        expect(codeOf(await combineShares(mixed.slice(0, needed), 'other case'))).toBe('SHARES_DO_NOT_FIT')
      }),
    )
  })

  test('the change of any byte of any share is refused, never a wrong key', async () => {
    const shares = await splitKey(randomBytes(32), 2, 3, 'case')
    await fc.assert(
      fc.asyncProperty(fc.nat(63), fc.nat(7), async (at, bit) => {
        expect((await combineShares([shares[0]!, flip(shares[1]!, at, bit)], 'case')).ok).toBe(false)
        // The same change in both, as somebody would do it who lowers the threshold.
        expect((await combineShares([flip(shares[0]!, at, bit), flip(shares[1]!, at, bit)], 'case')).ok).toBe(
          false,
        )
      }),
      { numRuns: 512 },
    )
  })

  test('names what is wrong', async () => {
    const [a, b] = await splitKey(randomBytes(32), 2, 3, 'case')
    const [other] = await splitKey(randomBytes(32), 2, 3, 'case')
    expect(codeOf(await combineShares([], 'case'))).toBe('SHARES_TOO_FEW')
    expect(codeOf(await combineShares([a!, a!], 'case'))).toBe('SHARES_SAME_TWICE')
    expect(codeOf(await combineShares([a!, other!], 'case'))).toBe('SHARES_OF_DIFFERENT_SETS')
    expect(codeOf(await combineShares([a!, flip(b!, 20)], 'case'))).toBe('SHARES_DO_NOT_FIT')
    expect(codeOf(await combineShares([a!, b!.subarray(1)], 'case'))).toBe('SHARE_MALFORMED')
    expect(must(readShare(a!))).toMatchObject({ needed: 2, made: 3 })
    fc.assert(fc.property(fc.uint8Array({ maxLength: 63 }), (junk) => !readShare(junk).ok))
  })
})

describe('paper', () => {
  test('both forms come back as the share, also as people type them', async () => {
    for (let round = 0; round < 40; round += 1) {
      const [share] = await splitKey(randomBytes(32), 2, 3, 'case')
      const { line, sheet } = must(printShare(share!))
      expect(line).toMatch(/^SUBROSA-SHARE-1:[0-9A-Z]{112}$/)
      for (const form of [
        line,
        sheet,
        line.toLowerCase(),
        sheet.replace(/0/g, 'o').replace(/ {2}1/g, '  l'),
        ` ${sheet.replace(/\n/g, '\r\n')}`,
      ])
        expect(must(readPaperShare(form))).toEqual(share)
    }
  })

  test('a slip is named by its row, in the QR line by the sum', async () => {
    const [share] = await splitKey(randomBytes(32), 2, 3, 'case')
    const { line, sheet } = must(printShare(share!))
    const rows = sheet.split('\n')
    const typo = (text: string, at: number): string =>
      text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)
    for (let n = 1; n <= 7; n += 1) {
      const wrong = rows.map((row, i) => (i === n ? typo(row, 5) : row)).join('\n')
      const read = readPaperShare(wrong)
      expect(read).toMatchObject({ ok: false, refusal: { code: 'SHARE_ROW_WRONG', detail: `row ${n}` } })
    }
    for (let at = 16; at < line.length; at += 1)
      expect(codeOf(readPaperShare(typo(line, at)))).toBe('SHARE_MALFORMED')
    const swapped = [rows[0], rows[2], rows[1], ...rows.slice(3)].join('\n')
    expect(codeOf(readPaperShare(swapped))).toBe('SHARE_ROW_WRONG')
    for (const junk of ['', 'x'.repeat(5000), rows.slice(0, 5).join('\n'), line.replace('1:', '2:')])
      expect(codeOf(readPaperShare(junk))).toBe('SHARE_MALFORMED')
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (junk) => !readPaperShare(junk).ok))
  })

  test('two of three sheets open the offline envelope; one, or those of another, do not', async () => {
    const content = new TextEncoder().encode('2580000')
    const { armored, shares } = must(await sealOffline(content, 256, 'tender:1'))
    const lines = shares.map(({ line }) => line)
    expect(must(await openOffline(armored, lines.slice(1), 'tender:1'))).toEqual(content)
    expect(must(await openOffline(armored, [shares[0]!.sheet, lines[2]!], 'tender:1'))).toEqual(content)
    expect(codeOf(await openOffline(armored, lines.slice(0, 1), 'tender:1'))).toBe('SHARES_TOO_FEW')
    expect(codeOf(await openOffline(armored, lines.slice(0, 2), 'tender:2'))).toBe('SHARES_DO_NOT_FIT')
    const other = must(await sealOffline(content, 256, 'tender:1'))
    expect(codeOf(await openOffline(other.armored, lines, 'tender:1'))).toBe('ENVELOPE_REFUSED')
    expect(must(await identityFromPaper(lines, 'tender:1'))).toMatch(/^AGE-SECRET-KEY-1/)
  })
})
