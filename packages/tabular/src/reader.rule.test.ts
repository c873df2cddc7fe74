import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preview } from './preview.ts'
import { blankProfile, type ImportProfile } from './profile.ts'
import { importReader } from './reader.ts'
import { readFaults, type RowFault, type FileFault } from './faults.ts'
import type { LogRow } from './row-types.ts'
import { suggestMapping } from './suggest.ts'
import { big5, cut, utf16, utf8 } from './fixtures/bytes.ts'

const codeOf = (faults: readonly FileFault[] | null): string | undefined =>
  faults?.map(({ code }) => code).join(' ')

const HEADER = ['序號', '查詢時間', '使用者代號', '查詢對象', '案號']
const log = (more: Partial<ImportProfile> = {}): ImportProfile & { kind: 'log' } => ({
  ...blankProfile('log'),
  columns: suggestMapping(HEADER).columns,
  ...more,
  kind: 'log',
})

function read(pieces: readonly Uint8Array[], profile = log()) {
  const rows: (LogRow & { line: number })[] = []
  const bad: RowFault[] = []
  const reader = importReader(profile, {
    row: (line, row) => void rows.push({ ...row, line }),
    bad: (fault) => void bad.push(fault),
  })
  for (const piece of pieces) if (reader.push(piece) !== null) break
  return { rows, bad, code: codeOf(reader.end()), summary: reader.summary() }
}
const lines = (...more: readonly string[]): string =>
  [HEADER.join(','), '1,115/11/21 14:05:09,a01,王小明,115偵1', ...more].join('\r\n') + '\r\n'

describe('a whole file', () => {
  it.each([
    ['Big5', big5(lines()), 'big5'],
    ['UTF-8 with BOM', utf8(`\ufeff${lines()}`), 'utf-8'],
    ['UTF-16', utf16(lines().replaceAll(',', '\t'), true, true), 'utf-16le'],
  ] as const)('%s gives the same rows, however it is cut', (_name, bytes, encoding) => {
    const whole = read([bytes])
    expect(whole).toMatchObject({
      code: undefined,
      bad: [],
      summary: { encoding, rows: 1, badRows: 0, header: HEADER },
    })
    expect(whole.rows).toMatchObject([
      { line: 2, seq: 1, target: '王小明', keyKind: 'name', caseNo: '115偵1' },
    ])
    fc.assert(
      fc.property(fc.array(fc.nat()), (places) => {
        expect(read(cut(bytes, places))).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  it('bad rows are listed with line, column and masked value; good ones pass', () => {
    const { rows, bad, code, summary } = read([
      utf8(lines('2,民國113/02/30 08:00,a01,A123456789,', '3', '4,115/11/21 15:00,a02,ABC-1234,c')),
    ])
    expect(code).toBeUndefined()
    expect(rows.map(({ line }) => line)).toEqual([2, 5])
    expect(bad).toMatchObject([
      { code: 'DATE_NOT_REAL', line: 3, column: '查詢時間', masked: '民國113/02/30 08:00' },
      { code: 'RAGGED_ROW', line: 4, column: null },
    ])
    expect(summary).toMatchObject({ rows: 2, badRows: 2 })
    expect(JSON.stringify(bad)).not.toContain('A123456789')
  })
})

describe('hostile files', () => {
  const empty: readonly Uint8Array[] = []
  it.each([
    ['empty', empty, 'EMPTY_FILE'],
    ['only blank lines', [utf8('\r\n\r\n')], 'EMPTY_FILE'],
    ['no header', [utf8('1,115/11/21 14:05,a01,A123456789,c\n')], 'UNKNOWN_COLUMNS MISSING_COLUMNS'],
    ['cut short', [utf8(lines('2,115/11/2').trimEnd())], 'TRUNCATED_FILE'],
    ['another encoding', [big5(lines())], 'ENCODING_MISMATCH', log({ encoding: 'utf-8' })],
    ['a quote left open', [utf8(lines('2,"115/11/21'))], 'UNTERMINATED_QUOTE'],
    ['a spreadsheet', [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'NOT_TEXT'],
    ['an unknown column', [utf8(lines().replace('案號', '案號,備註'))], 'UNKNOWN_COLUMNS'],
  ] as const)('%s', (_name, pieces, code, profile = log()) => {
    expect(read(pieces, profile).code).toBe(code)
  })

  it('after a refusal nothing more reaches the sink', () => {
    const reader = importReader(log({ columns: {} }), {
      row: () => expect.unreachable(),
      bad: () => expect.unreachable(),
    })
    reader.push(utf8(lines('x').repeat(3000)))
    expect(codeOf(reader.push(utf8(lines())))).toBe('UNKNOWN_COLUMNS MISSING_COLUMNS')
    expect(codeOf(reader.end())).toBe('UNKNOWN_COLUMNS MISSING_COLUMNS')
  })

  it('a 2 GB line is refused near the cap, in bytes as in text', () => {
    const reader = importReader(log(), { row: () => undefined, bad: () => undefined })
    const chunk = new Uint8Array(65_536).fill(0x41)
    let fed = 0
    let faults = reader.push(utf8(lines()))
    for (; faults === null && fed < 2 ** 31; fed += chunk.length) faults = reader.push(chunk)
    expect(faults).toMatchObject([{ code: 'LINE_TOO_LONG', line: 3 }])
    expect(fed).toBeLessThan(6 * 65_536)
  })

  it('property: no bytes throw', () => {
    const dirty = fc.tuple(
      fc.constantFrom(utf8(lines()), big5(lines())),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
      fc.array(fc.nat()),
    )
    fc.assert(
      fc.property(dirty, ([bytes, edits, places]) => {
        const copy = bytes.slice()
        for (const [at, byte] of edits) copy[at % copy.length] = byte
        const { code, rows, bad, summary } = read(cut(copy, places))
        expect(summary.rows).toBe(rows.length)
        expect(code === undefined || code.split(' ').every((one) => one in readFaults)).toBe(true)
        expect(bad.every((fault) => fault.line >= 1)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('preview', () => {
  const asked = blankProfile('log')

  it('proposes a mapping, shows how times are understood and no target in clear', () => {
    const seen = preview(big5(lines('2,115/11/21 15:00,a0123,A123456789,c')), asked, true)
    expect(seen).toMatchObject({
      ok: true,
      value: {
        encoding: 'big5',
        delimiter: ',',
        headers: HEADER,
        suggested: { missing: [], unknown: [] },
        faults: [],
      },
    })
    expect(seen.ok && seen.value.rows).toEqual([
      {
        line: 2,
        cells: { seq: '1', time: '115/11/21 14:05:09', account: 'a01', target: '王○明', caseNo: '115偵1' },
      },
      {
        line: 3,
        cells: { seq: '2', time: '115/11/21 15:00:00', account: 'a0123', target: 'A12****789', caseNo: 'c' },
      },
    ])
  })

  it('shows what the asked profile would refuse, in the header and in the rows', () => {
    const bytes = utf8(lines('2,115/02/30 15:00,a01,A123456789,c', '3').replace('案號', '備註'))
    const fits = preview(
      bytes,
      log({ columns: suggestMapping(HEADER.slice(0, 4)).columns, ignore: ['備註'] }),
      true,
    )
    expect(fits.ok && fits.value.faults.map(({ code, line }) => [code, line])).toEqual([
      ['RAGGED_ROW', 4],
      ['DATE_NOT_REAL', 3],
    ])
    const not = preview(bytes, log(), true)
    expect(not.ok && not.value.faults.map(({ code }) => code)).toEqual([
      'RAGGED_ROW',
      'UNKNOWN_COLUMNS',
      'MISSING_COLUMNS',
    ])
    expect(not.ok && not.value.rows[0]?.cells['備註']).toBe('1***1')
    const wrong = preview(bytes, log({ columns: { 查詢對象: 'account' } }), true)
    expect(JSON.stringify(wrong)).not.toContain('A123456789')
  })

  it('a cut sample is not judged truncated, a whole file is', () => {
    const bytes = utf8(lines('2,115/11')).slice(0, -2)
    expect(preview(bytes, asked, false)).toMatchObject({ ok: true, value: { rows: [{ line: 2 }] } })
    expect(preview(bytes, asked, true)).toMatchObject({ ok: false, error: { code: 'TRUNCATED_FILE' } })
    expect(preview(utf8(''), asked, true)).toMatchObject({ ok: false, error: { code: 'EMPTY_FILE' } })
  })
})

describe('the table of faults', () => {
  it.each(Object.entries(readFaults))('%s says in both languages what to do next', (code, { zh, en }) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
    expect(zh).toMatch(/[。]$/)
    expect(en).toMatch(/\.$/)
    const places = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(places(zh)).toEqual(places(en))
  })
})
