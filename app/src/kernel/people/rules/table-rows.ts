import { parseDay, startOfDay, later, type Day, type Instant } from '#kernel/ground'
import { roleNames, type Role } from '#kernel/policy'
import { leaveNames, type DutyPlace, type LeaveKind } from '../words.ts'
import {
  fault, type AccountImport, type DelegationImport, type LeaveImport, type PersonImport, type PostImport, type RosterImport, type RowFault, type UnitImport,
} from './rows.ts'

/** The tables that can be imported, and the row that each line becomes. */
export interface TableRows {
  readonly units: UnitImport
  readonly persons: PersonImport
  readonly posts: PostImport
  readonly accounts: AccountImport
  readonly delegations: DelegationImport
  readonly roster: RosterImport
  readonly leave: LeaveImport
}
export type TableName = keyof TableRows

/** One column: its names in a header (zh, en; compared without case and width), and whether a file must have it. */
interface Column {
  readonly names: readonly string[]
  readonly optional?: true
}
const column = (...names: string[]): Column => ({ names })
const optional = (...names: string[]): Column => ({ names, optional: true })

export const tableColumns: { readonly [T in TableName]: { readonly [C in Exclude<keyof TableRows[T] & string, 'line'>]: Column } } = {
  units: { code: column('單位代碼', 'code'), name: column('單位名稱', 'name'), nameEn: optional('英文名稱', 'nameEn'), parentCode: optional('上級單位', 'parentCode'), opened: column('設立日', 'opened'), closed: optional('裁撤日', 'closed') },
  persons: { personNo: column('員工編號', 'personNo'), name: column('姓名', 'name'), joined: column('到職日', 'joined'), leftOn: optional('離職日', 'leftOn') },
  posts: { personNo: column('員工編號', 'personNo'), unitCode: column('單位代碼', 'unitCode'), title: column('職稱', 'title'), role: column('角色', 'role'), from: column('起日', 'from'), to: optional('迄日', 'to') },
  accounts: { system: column('系統', 'system'), account: column('帳號', 'account'), personNo: column('員工編號', 'personNo'), from: column('起日', 'from'), to: optional('迄日', 'to') },
  delegations: { personNo: column('員工編號', 'personNo'), unitCode: column('單位代碼', 'unitCode'), role: column('角色', 'role'), toPersonNo: column('代理人', 'toPersonNo'), from: column('起日', 'from'), to: column('迄日', 'to') },
  roster: { personNo: column('員工編號', 'personNo'), starts: column('起', 'starts'), ends: column('迄', 'ends'), duty: column('勤務', 'duty'), place: column('內外勤', 'place'), terminal: optional('終端', 'terminal') },
  leave: { personNo: column('員工編號', 'personNo'), starts: column('起', 'starts'), ends: column('迄', 'ends'), kind: column('假別', 'kind') },
}

export interface TextRow {
  readonly line: number
  readonly cells: readonly string[]
}
const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Which cell is which column; the missing ones by their Chinese names. */
export function placedColumns(table: TableName, header: readonly string[]): { readonly at: ReadonlyMap<string, number>; readonly missing: readonly string[] } {
  const at = new Map<string, number>()
  const missing: string[] = []
  for (const [name, { names, optional: free }] of Object.entries(tableColumns[table]) as [string, Column][]) {
    const index = header.findIndex((cell) => names.some((known) => folded(known) === folded(cell)))
    if (index >= 0) at.set(name, index)
    else if (!free) missing.push(names[0] ?? name)
  }
  return { at, missing }
}

/** Text rows into typed rows. Every cell that cannot be read is a fault with its line and column; a faulty row gives no row. */
export function typedRows<T extends TableName>(table: T, at: ReadonlyMap<string, number>, rows: readonly TextRow[]): { readonly rows: TableRows[T][]; readonly faults: RowFault[] } {
  const faults: RowFault[] = []
  const typed: TableRows[T][] = []
  for (const { line, cells } of rows) {
    const before = faults.length
    const cell = (name: string): string => (cells[at.get(name) ?? -1] ?? '').normalize('NFKC').trim()
    const made: Record<string, unknown> = { line }
    for (const name of Object.keys(tableColumns[table])) made[name] = readCell(table, name, cell(name), (code) => faults.push(fault(line, name, code)))
    // INVARIANT: every column of the table was read by its own reader just above.
    if (faults.length === before) typed.push(made as unknown as TableRows[T])
  }
  return { rows: typed, faults }
}

type Fault = (code: RowFault['code']) => void
const DAYS = new Set(['opened', 'closed', 'joined', 'leftOn', 'from', 'to'])
const MAY_BE_EMPTY = new Set(['nameEn', 'parentCode', 'closed', 'leftOn', 'terminal'])

function readCell(table: TableName, name: string, text: string, say: Fault): unknown {
  if (text === '' && (MAY_BE_EMPTY.has(name) || (name === 'to' && table !== 'delegations'))) return null
  if (text === '') return say('MISSING')
  if (DAYS.has(name)) return readDay(text) ?? say('NOT_A_DAY')
  if (name === 'starts' || name === 'ends') return readTime(text) ?? say('NOT_A_TIME')
  if (name === 'role') return roleOf(text) ?? say('UNKNOWN_WORD')
  if (name === 'place') return placeOf(text) ?? say('UNKNOWN_WORD')
  if (name === 'kind') return leaveOf(text) ?? say('UNKNOWN_WORD')
  return text
}

/** `2026-11-21`, `2026/11/21`, and in the years of the Republic `115/11/21`, `115.11.21`, `1151121`. Null when no such day exists. */
export function readDay(text: string): Day | null {
  const parts = /^(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{3})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return null
  const [, y = '', m = '', d = ''] = parts
  const year = y.length === 4 ? Number(y) : Number(y) + 1911
  const day = parseDay(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
  return day.ok ? day.value : null
}

/** A day and a clock time in Taiwan; 24:00 is the end of that day. */
export function readTime(text: string): Instant | null {
  const [date = '', time = ''] = text.split(/[ T]+/)
  const day = readDay(date)
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time)
  if (!day || !parts) return null
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? '0')]
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null
  return later(startOfDay(day), ((hour * 60 + minute) * 60 + second) * 1000)
}

const keyed = <K extends string>(names: Readonly<Record<K, { zh: string; en: string }>>, text: string): K | null => {
  const found = Object.entries(names as Record<string, { zh: string; en: string }>).find(([key, { zh, en }]) => [key, zh, en].some((word) => folded(word) === folded(text)))
  return found ? (found[0] as K) : null
}
const roleOf = (text: string): Role | null => keyed(roleNames, text)
const leaveOf = (text: string): LeaveKind | null => keyed(leaveNames, text)
const placeOf = (text: string): DutyPlace | null =>
  ['內勤', '內', 'indoor'].includes(folded(text)) ? 'indoor' : ['外勤', '外', 'outdoor'].includes(folded(text)) ? 'outdoor' : null
