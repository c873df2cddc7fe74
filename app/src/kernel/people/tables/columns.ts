import { headerKey } from './header-key.ts'
import type {
  AccountImport,
  DelegationImport,
  LeaveImport,
  PersonImport,
  PostImport,
  RosterImport,
  UnitImport,
} from '../rules/rows.ts'

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
export type ColumnOf<T extends TableName> = Exclude<keyof TableRows[T] & string, 'line'>

/** How a cell is read. `?` may be empty. */
type Kind =
  | 'text'
  | 'text?'
  | 'code'
  | 'code?'
  | 'day'
  | 'day?'
  | 'moment'
  | 'from'
  | 'until'
  | 'role'
  | 'place'
  | 'kind'
export interface Column {
  readonly kind: Kind
  /** Words that a header may use, the first one for people; a column that may be empty may also be absent. */
  readonly names: readonly string[]
}
const column = (kind: Kind, ...names: string[]): Column => ({ kind, names })
const personNo = column('code', '員工編號', '員工代號', '人員編號', 'personNo')
const unitCode = column('code', '單位代碼', '單位代號', 'unitCode')
const from = column('day', '起日', '起始日', 'from')
const role = column('role', '角色', 'role')

export const tableColumns: { readonly [T in TableName]: { readonly [C in ColumnOf<T>]: Column } } = {
  units: {
    code: column('code', '單位代碼', '單位代號', 'code', 'unitCode'),
    name: column('text', '單位名稱', 'name'),
    nameEn: column('text?', '英文名稱', 'nameEn'),
    parentCode: column('code?', '上級單位', '上級單位代碼', 'parentCode'),
    opened: column('day', '設立日', 'opened'),
    closed: column('day?', '裁撤日', 'closed'),
  },
  persons: {
    personNo,
    name: column('text', '姓名', 'name'),
    joined: column('day', '到職日', 'joined'),
    leftOn: column('day?', '離職日', 'leftOn'),
  },
  posts: {
    personNo,
    unitCode,
    title: column('text', '職稱', 'title'),
    role,
    from,
    to: column('day?', '迄日', 'to'),
  },
  accounts: {
    system: column('code', '系統', '系統代號', 'system'),
    account: column('code', '帳號', '使用者代號', 'account'),
    personNo,
    from,
    to: column('day?', '迄日', 'to'),
  },
  delegations: {
    personNo,
    unitCode,
    role,
    toPersonNo: column('code', '代理人', '代理人編號', 'toPersonNo'),
    from,
    to: column('day', '迄日', 'to'),
  },
  roster: {
    personNo,
    starts: column('moment', '起', '起時', 'starts'),
    ends: column('moment', '迄', '迄時', 'ends'),
    duty: column('text', '勤務', 'duty'),
    place: column('place', '內外勤', 'place'),
    terminal: column('code?', '終端', '端末代號', 'terminal'),
  },
  leave: {
    personNo,
    starts: column('from', '起', '起時', 'starts'),
    ends: column('until', '迄', '迄時', 'ends'),
    kind: column('kind', '假別', 'kind'),
  },
}

export const mayBeEmpty = ({ kind }: Column): boolean => kind.endsWith('?')
/** The columns of a table with their names, in order. */
export const columnsOf = (table: TableName): [string, Column][] => Object.entries(tableColumns[table])

/** Which cell is which column; the missing ones by the name people know. */
export function placedColumns(
  table: TableName,
  header: readonly string[],
): { readonly at: ReadonlyMap<string, number>; readonly missing: readonly string[] } {
  const cells = header.map(headerKey)
  const at = new Map<string, number>()
  const missing: string[] = []
  for (const [name, column] of columnsOf(table)) {
    const index = cells.findIndex((cell) => column.names.some((known) => headerKey(known) === cell))
    if (index >= 0) at.set(name, index)
    else if (!mayBeEmpty(column)) missing.push(column.names[0] ?? name)
  }
  return { at, missing }
}
