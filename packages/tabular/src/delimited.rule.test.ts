import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteCell } from './csv-cell.ts'
import { delimited, LIMITS } from './delimited.ts'
import type { FileFault } from './faults.ts'
import type { Delimiter } from './sniff.ts'
import { cut } from './fixtures/bytes.ts'

function read(pieces: readonly string[], by: Delimiter | 'auto' = 'auto', limits = LIMITS) {
  const rows: { line: number; cells: readonly string[] }[] = []
  const bad: { code: string; line: number; params: object }[] = []
  const table = delimited(
    {
      row: (cells, line) => void rows.push({ line, cells }),
      bad: (code, line, params) => void bad.push({ code, line, params }),
    },
    by,
    limits,
  )
  let fault: FileFault | null = null
  for (const piece of pieces) fault ??= table.push(piece)
  fault ??= table.end()
  return { rows, bad, fault, delimiter: table.delimiter() }
}
const cells = (text: string, by: Delimiter | 'auto' = 'auto') => read([text], by).rows.map((row) => row.cells)

describe('records', () => {
  it.each([
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF, last line without end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes, doubled quotes, delimiter and newline inside',
      'a,b\n"1,""x""","y\r\nz"\n',
      [
        ['a', 'b'],
        ['1,"x"', 'y\r\nz'],
      ],
    ],
    [
      'empty quoted and empty plain',
      'a,b\n"",\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'a quote inside plain text is text',
      'a,b\n5" pipe,2\n',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    [
      'blank lines and a DOS end mark',
      'a,b\n\n1,2\n\r\n3,4\n\x1a',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a delimiter at the end of every line',
      'a,b,\n1,2,\n3,4,,\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['one column', 'a\n1\n', [['a'], ['1']]],
    [
      'a quoted last field at the very end',
      'a,b\n1,"2"',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(cells(text)).toEqual(expected)
    expect(read([...text], 'auto', { ...LIMITS, batch: 1 }).rows.map((row) => row.cells)).toEqual(expected)
  })

  it.each([
    ['tab', 'a\tb,c\n1\t2\n', '\t'],
    ['semicolon', '"a,x";b;c\n1;2;3\n', ';'],
    ['pipe', 'a|b|c\n1|2|3\n', '|'],
    ['stated by sep=', 'sep=;\r\na,b;c\n1;2\n', ';'],
  ])('finds the delimiter: %s', (_name, text, by) => {
    const { delimiter, rows, fault } = read([text])
    expect({ delimiter, fault }).toEqual({ delimiter: by, fault: null })
    expect(new Set(rows.map((row) => row.cells.length)).size).toBe(1)
  })

  it('counts physical lines over embedded newlines and skipped lines', () => {
    const { rows } = read(['sep=,\na,b\n"x\ny\nz",1\n\n2,3\n'])
    expect(rows.map((row) => row.line)).toEqual([2, 3, 7])
  })
})

describe('rows that cannot enter are reported, the others stay', () => {
  it('too few, too many, NUL, text after a quote', () => {
    const { rows, bad, fault } = read(['a,b\n1\n1,2,3\n1,\x002\n"1"x,2\n5,6\n'])
    expect(fault).toBeNull()
    expect(rows.map((row) => row.line)).toEqual([1, 6])
    expect(bad).toEqual([
      { code: 'RAGGED_ROW', line: 2, params: { expected: 2, found: 1 } },
      { code: 'RAGGED_ROW', line: 3, params: { expected: 2, found: 3 } },
      { code: 'NUL_BYTE', line: 4, params: {} },
      { code: 'TEXT_AFTER_QUOTE', line: 5, params: {} },
    ])
  })
})

describe('files that cannot be read are refused with their line', () => {
  it.each([
    ['cut inside a quoted field', 'a,b\n1,2\n3,"4\n5', 'UNTERMINATED_QUOTE', 3],
    ['cut before the last field', 'a,b,c\n1,2,3\n4,5', 'TRUNCATED_FILE', 3],
    ['a header too wide', `${'a,'.repeat(300)}a\n`, 'TOO_MANY_COLUMNS', 1],
    ['a wide quoted row', `a,b\n${'"a",'.repeat(300)}a\n`, 'TOO_MANY_COLUMNS', 2],
    ['a long field', `a,b\n1,${'x'.repeat(17_000)}\n`, 'FIELD_TOO_LONG', 2],
    ['a long quoted field', `a,b\n1,"${'x'.repeat(17_000)}"\n`, 'FIELD_TOO_LONG', 2],
    ['a long line', `a,b\n1,2\n${'x,'.repeat(40_000)}\n`, 'LINE_TOO_LONG', 3],
    ['a long line with a quote', `a,b\n1,2"${'x'.repeat(70_000)}`, 'LINE_TOO_LONG', 2],
    ['a quote never closed far on', `a,b\n1,"2\n${'3,4\n'.repeat(40_000)}`, 'UNTERMINATED_QUOTE', 2],
  ])('%s', (_name, text, code, line) => {
    expect(read([text]).fault).toMatchObject({ code, line })
    expect(read(text.match(/[^]{1,1000}/g) ?? []).fault).toMatchObject({ code, line })
  })

  it.each([['x'], ['"x'], ['x,"']])('a line of 2 GB of %j is refused near the cap, not read', (unit) => {
    const table = delimited({ row: () => undefined, bad: () => undefined })
    expect(table.push('a,b\n1,2\n')).toBeNull()
    const chunk = unit.repeat(Math.floor(65_536 / unit.length))
    let fed = 0
    let fault: FileFault | null = null
    for (; fault === null && fed < 2 ** 31; fed += chunk.length) fault = table.push(chunk)
    expect(fault?.line).toBe(3)
    expect(['LINE_TOO_LONG', 'UNTERMINATED_QUOTE', 'TOO_MANY_COLUMNS', 'FIELD_TOO_LONG']).toContain(
      fault?.code,
    )
    expect(fed).toBeLessThan(4 * 65_536)
    expect(table.push('1,2\n')).toBe(fault)
    expect(table.end()).toBe(fault)
  })
})

describe('properties', () => {
  const cell = fc
    .oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[",;\t\r\n王 a]{0,8}$/))
    .map((text) => text.replaceAll('\0', ''))
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
    )

  it('what was written is read, however it is cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom<Delimiter>(',', '\t', ';', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat()),
        (rows, by, eol, places) => {
          const header = (rows[0] ?? []).map((_, i) => `h${i}`)
          const text = [header, ...rows]
            .map((row) => row.map((one) => quoteCell(one, by)).join(by) + eol)
            .join('')
          const { rows: back, bad, fault } = read(cut(text, places), by, { ...LIMITS, batch: 1 })
          expect({ bad, fault }).toEqual({ bad: [], fault: null })
          const blank = (row: readonly string[]) => row.length === 1 && (row[0] === '' || row[0] === '\x1a')
          expect(back.map((row) => row.cells)).toEqual([header, ...rows].filter((row) => !blank(row)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('hostile text: any cutting gives the same rows and the same verdict', () => {
    const hostile = fc.array(
      fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'a', '王', '\0', '\x1a', ' '),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(hostile, fc.array(fc.nat()), (parts, places) => {
        const text = parts.join('')
        const small = { line: 40, field: 20, columns: 6, batch: 1 }
        expect(read(cut(text, places), ',', small)).toEqual(read([text], ',', small))
      }),
      { numRuns: 500 },
    )
  })
})
