import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asExcel } from '../odf/book.ts'
import { refersToGone, type Gone } from './references.ts'

const gone: Gone = {
  sheets: new Set(['藏', 'q1']),
  names: new Set(['底價', 'tax1']),
  cells: new Map([['名冊', [{ row: 3, left: 2, right: 4 }]]]),
  external: true,
  tables: true,
}
const refers = (formula: string): boolean => refersToGone(formula, '名冊', gone)

describe('a formula refers to what is gone', () => {
  const hits = [
    '藏!A1',
    "'藏'!$A$1+1",
    'SUM(底價)',
    'B3',
    'SUM(A1:C9)',
    '$D$3',
    'B:B',
    '2:4',
    'TAX1*2',
    '[1]表!A1',
    '表格[數]',
  ]
  const more = [
    'INDIRECT("A1")',
    'OFFSET(A1,1,1)',
    "'名冊'!B3",
    '名冊!A1:B3',
    "SUM('甲:乙'!A1)",
    'b3',
    'Q1!Z9',
  ]
  for (const formula of [...hits, ...more]) it(`by ${formula}`, () => expect(refers(formula)).toBe(true))
})

describe('a formula does not', () => {
  const misses = [
    'A3',
    'E3',
    'B2',
    'SUM(A4:Z9)',
    '其他!B3',
    '"藏!A1"',
    'LOG10(A1)',
    '1+1',
    '底價表',
    'A1:A9',
    'E:F',
    '4:9',
  ]
  for (const formula of misses) it(`by ${formula}`, () => expect(refers(formula)).toBe(false))
})

it('a shared formula is looked at for all of the cells it is copied to', () => {
  expect(refersToGone('A1', '名冊', gone)).toBe(false)
  expect(refersToGone('A1', '名冊', gone, { rows: 5, columns: 3 })).toBe(true)
})

it('any one cell is found in any range that holds it, and in no other', () => {
  const column = (n: number): string =>
    (n > 26 ? String.fromCharCode(64 + Math.floor((n - 1) / 26)) : '') +
    String.fromCharCode(65 + ((n - 1) % 26))
  const at = fc.record({ row: fc.integer({ min: 1, max: 200 }), column: fc.integer({ min: 1, max: 60 }) })
  fc.assert(
    fc.property(at, at, fc.array(at, { minLength: 1, maxLength: 20 }), (a, b, cells) => {
      const sorted = cells
        .map((one) => ({ row: one.row, left: one.column, right: one.column }))
        .toSorted((x, y) => x.row - y.row)
      const only: Gone = {
        sheets: new Set(),
        names: new Set(),
        cells: new Map([['s', sorted]]),
        external: false,
        tables: false,
      }
      const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)]
      const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)]
      const inside = cells.some(
        (one) => one.row >= top && one.row <= bottom && one.column >= left && one.column <= right,
      )
      expect(refersToGone(`SUM(${column(a.column)}${a.row}:${column(b.column)}${b.row})`, 'S', only)).toBe(
        inside,
      )
    }),
  )
})

it('formulas of ODF are read as those of Excel', () => {
  expect(asExcel('of:=SUM([.A1:.B2];[$底稿.C3])')).toBe("SUM(A1:B2;'底稿'!C3)")
  expect(asExcel("$'名 冊'.$A$1:$'名 冊'.$B$9")).toBe("'名 冊'!$A$1:$B$9")
  expect(asExcel("of:=['file:///C:/x.ods'#$甲.A1]")).toContain('[1]')
})
