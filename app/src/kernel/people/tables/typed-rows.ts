import { readDate, readMoment, tidy, tidyCode } from '@subrosa/tabular'
import { dayOf, instant } from '#kernel/ground'
import { roleNames } from '#kernel/policy'
import { fault, type RowFault } from '../rules/rows.ts'
import { leaveNames } from '../words.ts'
import { columnsOf, mayBeEmpty, type Column, type TableName, type TableRows } from './columns.ts'
import { headerKey } from './header-key.ts'

export interface TextRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Text rows into typed rows. Every cell that cannot be read is a fault with line and column, and its row gives no row. */
export function typedRows<T extends TableName>(
  table: T,
  at: ReadonlyMap<string, number>,
  rows: readonly TextRow[],
): { readonly rows: TableRows[T][]; readonly faults: RowFault[] } {
  const faults: RowFault[] = []
  const typed: TableRows[T][] = []
  const columns = columnsOf(table)
  for (const { line, cells } of rows) {
    const made: Record<string, unknown> = { line }
    const before = faults.length
    for (const [name, column] of columns) {
      const cell = readCell(column, cells[at.get(name) ?? -1] ?? '')
      if (cell.fault) faults.push(fault(line, name, cell.fault))
      made[name] = cell.value
    }
    // INVARIANT: every column of the table was read by its own reader just above.
    if (faults.length === before) typed.push(made as unknown as TableRows[T])
  }
  return { rows: typed, faults }
}

interface Cell {
  readonly value: string | null
  readonly fault?: RowFault['code']
}
const cell = (value: string | null, code: RowFault['code']): Cell =>
  value === null ? { value, fault: code } : { value }

function readCell(column: Column, raw: string): Cell {
  const text = tidyCode(raw)
  if (text === '') return mayBeEmpty(column) ? { value: null } : { value: null, fault: 'MISSING' }
  switch (column.kind) {
    case 'text':
    case 'text?':
      return { value: tidy(raw) }
    case 'code':
    case 'code?':
      return { value: text }
    case 'day':
    case 'day?':
      return cell(dayFrom(readDate(text)), 'NOT_A_DAY')
    case 'moment':
      return cell(momentFrom(readMoment(text, 'refuse')), 'NOT_A_TIME')
    case 'from':
      return cell(momentFrom(readMoment(text, 'start')), 'NOT_A_TIME')
    case 'until':
      return cell(momentFrom(readMoment(text, 'end')), 'NOT_A_TIME')
    case 'role':
      return cell(wordOf(roleNames, text), 'UNKNOWN_WORD')
    case 'kind':
      return cell(wordOf(leaveNames, text), 'UNKNOWN_WORD')
    case 'place':
      return cell(wordOf(placeNames, text), 'UNKNOWN_WORD')
  }
}

const momentFrom = (seconds: number | string): string | null =>
  typeof seconds === 'string' ? null : instant(seconds * 1000)
const dayFrom = (seconds: number | string): string | null =>
  typeof seconds === 'string' ? null : dayOf(instant(seconds * 1000))

const placeNames = { indoor: { zh: '內勤', en: 'Indoor' }, outdoor: { zh: '外勤', en: 'Outdoor' } }
const wordOf = (
  names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  text: string,
): string | null =>
  Object.entries(names).find(([key, { zh, en }]) =>
    [key, zh, en].some((word) => headerKey(word) === headerKey(text)),
  )?.[0] ?? null
