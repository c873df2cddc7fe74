import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { exportLines, inPieces, sampleLog } from '../fixtures/sample-log.ts'
import { readEvidence } from '../evidence/read.ts'
import type { Finding } from './findings.ts'
import { verifyEvidence } from './package.ts'

let log: SampleLog
let lines: string[]
beforeAll(async () => {
  log = await sampleLog([200, 100])
  lines = await exportLines(log)
})

async function codes(text: string, size?: number): Promise<string[]> {
  const verdict = await verifyEvidence(inPieces(text, size))
  return verdict.ok ? verdict.report.findings.map((one: Finding) => one.code) : [verdict.code]
}
const text = (list = lines): string => list.join('')

describe('a package that is cut off', () => {
  test('after any line, and in the middle of any line, is called truncated and nothing worse', async () => {
    const whole = text()
    for (const at of [2, 5, 50, 203, 204, 210, lines.length - 1]) {
      const cut = text(lines.slice(0, at))
      expect(await codes(cut)).toContain('PACKAGE_TRUNCATED')
      expect(await codes(cut)).not.toContain('RECORD_MISSING')
      expect(await codes(cut)).not.toContain('TREE_ROLLED_BACK')
    }
    expect(await codes(whole.slice(0, -10))).toEqual(['LINE_MALFORMED', 'PACKAGE_TRUNCATED'])
    expect(await codes(whole)).toEqual([])
    // A last line without its newline is whole all the same.
    expect(await codes(whole.slice(0, -1))).toEqual([])
  })

  test('by an error of its source', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* inPieces(text(lines.slice(0, 100)))
      throw new Error('unexpected end of file')
    }
    const verdict = await verifyEvidence(broken())
    expect(verdict.ok && verdict.report.findings.map((one) => one.code)).toEqual(['PACKAGE_TRUNCATED'])
  })

  test('of which whole lines are gone, though the end is there', async () => {
    expect(await codes(text(lines.filter((_, n) => n !== 40)))).toEqual([
      'PACKAGE_MISCOUNTED',
      'RECORD_MISSING',
    ])
    expect(await codes(text(lines.filter((line) => !line.startsWith('{"entries":0'))))).toContain(
      'ENTRY_MISSING',
    )
  })
})

describe('lines in the wrong order', () => {
  test('are named, and accuse nobody of altering', async () => {
    const moved = [...lines.filter((_, n) => n !== 10)]
    moved.splice(-1, 0, lines[10] as string)
    expect(await codes(text(moved))).toContain('PACKAGE_DISORDERED')
    const late = [...lines.filter((_, n) => n !== 1)]
    late.splice(-1, 0, lines[1] as string)
    expect(await codes(text(late))).toContain('PACKAGE_DISORDERED')
    const twice = lines.flatMap((line) => (line.startsWith('{"entries":0') ? [line, line] : [line]))
    expect(await codes(text(twice))).toContain('PACKAGE_DISORDERED')
  })
})

describe('hostile lines', () => {
  const salts = Buffer.alloc(16).toString('base64')
  test.each([
    ['nothing', ''],
    ['no JSON', '{"record":1'],
    ['a bare value', '12'],
    ['an unknown kind', '{"surprise":1}'],
    ['a further key', '{"checkpoint":9,"note":"x","more":1}'],
    ['entries off the grid', '{"entries":7,"bundle":""}'],
    ['entries beyond numbers', '{"entries":1e400,"bundle":""}'],
    ['loose base64', '{"entries":256,"bundle":"AB=="}'],
    ['a tile of 31 bytes', `{"entries":256,"bundle":"","tile":"${Buffer.alloc(31).toString('base64')}"}`],
    ['a negative leaf', `{"record":-1,"salts":"${salts}","fields":{"a":1}}`],
    ['a fractional leaf', `{"record":1.5,"salts":"${salts}","fields":{"a":1}}`],
    ['a prototype as destroyed field', `{"record":1,"salts":"","gone":{"__proto__":"AAAA"},"fields":{}}`],
    ['fields that are a list', `{"record":1,"salts":"","fields":[]}`],
    ['an end that counts nothing', '{"end":{}}'],
    ['bytes that are not UTF-8', '\ud800'],
  ])('%s is named with its line', async (_, bad) => {
    const list = lines.with(5, `${bad}\n`)
    const verdict = await verifyEvidence(inPieces(text(list)))
    const findings = verdict.ok ? verdict.report.findings : []
    expect(findings).toContainEqual({ code: 'LINE_MALFORMED', line: 6 })
    const items = []
    for await (const item of readEvidence(inPieces(text(list)))) if (!item.ok) items.push(item)
    expect(items).toMatchObject([{ line: 6, fault: { code: 'LINE_MALFORMED' } }])
  })

  test.each([
    ['a record with doubled names', (line: string) => line.replace('"actor":', '"actor":0,"actor":')],
    ['a record with a space in it', (line: string) => line.replace(',"fields"', ', "fields"')],
    ['a record with loose numbers', (line: string) => line.replace(/"sequence":(\d+)/, '"sequence":$1.0')],
    ['a record with an escaped letter', (line: string) => line.replace('"ws-', '"\\u0077s-')],
    ['a record without salts', (line: string) => line.replace(/"salts":"[^"]*"/, '"salts":""')],
    [
      'a record with one salt more',
      (line: string) => line.replace('"salts":"', `"salts":"${salts.slice(0, 20)}`),
    ],
    [
      'a record with names out of order',
      (line: string) => line.replace(/("actor":"[^"]*"),("at":"[^"]*")/, '$2,$1'),
    ],
  ])('%s is altered, for a line has one spelling', async (_, bend) => {
    const at = lines.findIndex((line) => line.startsWith('{"record":7,'))
    expect(bend(lines[at] as string)).not.toBe(lines[at])
    expect(await codes(text(lines.with(at, bend(lines[at] as string))))).toEqual(['RECORD_ALTERED'])
  })

  test('a line beyond all bounds is skipped in constant memory, and the rest still judged', async () => {
    async function* huge(): AsyncGenerator<Uint8Array> {
      yield* inPieces(text(lines.slice(0, 20)))
      const part = Buffer.alloc(1024 * 1024, 0x61)
      for (let n = 0; n < 64; n += 1) yield part
      yield* inPieces(`\n${text(lines.slice(20))}`)
    }
    const before = process.memoryUsage().arrayBuffers
    const verdict = await verifyEvidence(huge())
    expect(verdict.ok && verdict.report.findings).toEqual([{ code: 'LINE_TOO_LONG', line: 21 }])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024)
  })

  test('a bundle of 1.5 million empty entries costs no more than 256', async () => {
    const bomb = `{"entries":0,"bundle":"${Buffer.alloc(3_000_000).toString('base64')}"}\n`
    const at = lines.findIndex((line) => line.startsWith('{"entries":0'))
    const before = process.cpuUsage()
    expect(await codes(text(lines.with(at, bomb)))).toContain('LINE_MALFORMED')
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000)
  })
})

describe('what is no package at all is unusable, not guilty', () => {
  test.each([
    ['', 'HEADER_MISSING'],
    ['hello\n', 'HEADER_MISSING'],
    ['\u0000\u0001\u0002', 'HEADER_MISSING'],
    ['{"format":"tlog-evidence/v2"}\n', 'FORMAT_UNKNOWN'],
    ['{"format":"tlog-evidence/v1"}\n', 'HEADER_MISSING'],
    [`${'x'.repeat(5_000_000)}\n`, 'HEADER_MISSING'],
  ])('%.40j', async (bad, code) => {
    expect(await codes(bad)).toEqual([code])
  })

  test('a header with a key that is none', async () => {
    const header = JSON.parse(lines[0] as string)
    expect(await codes(text(lines.with(0, `${JSON.stringify({ ...header, logKey: 'x' })}\n`)))).toEqual([
      'KEY_MALFORMED',
    ])
  })
})

test('no byte after the header can be changed unnoticed', async () => {
  // The header promises; what it promises too little of is shown in the report, not found by hashing.
  const small = await sampleLog([12, 8])
  const bytes = Buffer.from(text(await exportLines(small)))
  const place = fc.integer({ min: bytes.indexOf('\n') + 1, max: bytes.length - 2 })
  const keys = { logKey: small.logKeys.vkey, witnessKeys: [small.witnessKeys.vkey] }
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, bits) => {
      const bent = Buffer.from(bytes)
      bent[at] = (bent[at] as number) ^ bits
      const verdict = await verifyEvidence(pieces(bent), keys)
      expect(verdict.ok && verdict.report.ok, `byte ${at} ^ ${bits}`).toBe(false)
    }),
    { numRuns: 500 },
  )
})

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield bytes
}
