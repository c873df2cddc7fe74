import { csvLine, inBytes, moment } from './csv.ts'
import type { ImportShape } from './log-form.ts'
import { systemOf } from './systems.ts'
import type {
  BookEntry,
  NoCase,
  Purpose,
  SimCase,
  SimLeave,
  SimPerson,
  SimRole,
  SimUnit,
  Stretch,
} from './words.ts'

/** The registers of the office: all in UTF-8 with commas, as a spreadsheet saves them. */
interface Register<Row> {
  readonly columns: readonly (readonly [header: string, field: string, cell: (row: Row) => string])[]
}
const register = <Row>(...columns: Register<Row>['columns'][number][]): Register<Row> => ({ columns })

const yes = (value: boolean): string => (value ? '是' : '否')
const minute = (at: number): string => (moment(at, 'roc-slash')[0] ?? '').slice(0, -3)
const rocDate = (day: string): string =>
  `${Number(day.slice(0, 4)) - 1911}${day.slice(4).replaceAll('-', '/')}`

export const purposeWords: Readonly<Record<Purpose, string>> = {
  investigation: '刑案偵辦',
  traffic: '交通稽查及事故處理',
  patrol: '巡邏盤查',
  missing: '失蹤及協尋',
  counter: '民眾臨櫃申辦',
}
export const noCaseWords: Readonly<Record<NoCase, string>> = {
  on_the_spot: '現場盤查，未立案',
  counter: '臨櫃申辦，無案號',
  urgent: '緊急救助，事後補案號',
}
const leaveWords: Readonly<Record<SimLeave['kind'], string>> = {
  annual: '休假',
  sick: '病假',
  official: '公假',
}

export const registers = {
  book: register<BookEntry>(
    ['登記編號', 'entryNo', (entry) => entry.no],
    ['查詢時間', 'time', (entry) => minute(entry.at)],
    ['查詢人', 'account', (entry) => entry.querier.no],
    ['交辦人', 'requester', (entry) => (entry.requester === entry.querier ? '' : entry.requester.no)],
    ['系統', 'system', (entry) => entry.systems.map((id) => systemOf(id).zh).join('、')],
    ['查詢對象', 'target', (entry) => entry.target],
    ['查詢事由', 'purposeCode', (entry) => purposeWords[entry.purpose]],
    ['案號', 'caseNo', (entry) => entry.caseNo ?? ''],
    ['無案號原因', 'noCaseReason', (entry) => (entry.noCase === null ? '' : noCaseWords[entry.noCase])],
    ['是否列印', 'printed', (entry) => yes(entry.printed)],
  ),
  roster: register<Stretch>(
    ['人員代號', 'personNo', (stretch) => stretch.person],
    ['開始時間', 'start', (stretch) => minute(stretch.from)],
    ['結束時間', 'end', (stretch) => minute(stretch.to)],
    ['勤務', 'duty', (stretch) => stretch.duty],
    ['內外勤', 'place', (stretch) => (stretch.place === 'indoor' ? '內勤' : '外勤')],
    ['端末代號', 'terminal', (stretch) => stretch.terminal ?? ''],
  ),
  leave: register<SimLeave>(
    ['人員代號', 'personNo', (leave) => leave.person],
    ['起日', 'start', (leave) => rocDate(leave.from)],
    ['迄日', 'end', (leave) => rocDate(leave.to)],
    ['假別', 'kind', (leave) => leaveWords[leave.kind]],
  ),
  cases: register<SimCase>(
    ['案號', 'caseNo', (one) => one.no],
    ['案由', 'title', (one) => one.kind],
    ['承辦單位', 'unit', (one) => one.unit],
    ['承辦人', 'owners', (one) => one.owners.join('、')],
    ['立案日期', 'opened', (one) => rocDate(one.opened)],
    ['結案日期', 'closed', (one) => (one.closed === null ? '' : rocDate(one.closed))],
    ['當事人', 'parties', (one) => one.parties.join('、')],
  ),
  units: register<SimUnit>(
    ['單位代號', 'unit', (unit) => unit.code],
    ['單位名稱', 'name', (unit) => unit.name],
    ['上級單位代號', 'parent', (unit) => unit.parent ?? ''],
  ),
  persons: register<SimPerson>(
    ['人員代號', 'personNo', (person) => person.no],
    ['姓名', 'name', (person) => person.name],
    ['使用者代號', 'account', (person) => person.account],
    ['單位代號', 'unit', (person) => person.unit],
    ['到職日', 'joined', (person) => rocDate(person.joined)],
  ),
  posts: register<SimPerson>(
    ['單位代號', 'unit', (person) => person.unit],
    ['職稱', 'title', (person) => person.title],
    ['人員代號', 'personNo', (person) => person.no],
    ['職掌', 'duties', (person) => person.role satisfies SimRole],
    ['是否主管', 'head', (person) => yes(person.role === 'head' || person.role === 'chief')],
    ['開始日期', 'start', (person) => rocDate(person.joined)],
  ),
} as const
export type RegisterKind = keyof typeof registers
export type RowOfRegister<K extends RegisterKind> =
  (typeof registers)[K] extends Register<infer Row> ? Row : never

/** The rows of one register as a file; `head` false for what is added to a file that has its header already. */
export function registerFile<K extends RegisterKind>(
  kind: K,
  rows: readonly RowOfRegister<K>[],
  head = true,
): Uint8Array {
  const { columns } = registers[kind] as unknown as Register<RowOfRegister<K>>
  const parts = head
    ? [
        csvLine(
          columns.map(([header]) => header),
          ',',
        ),
      ]
    : []
  for (const row of rows)
    parts.push(
      csvLine(
        columns.map(([, , cell]) => cell(row)),
        ',',
      ),
    )
  return inBytes(parts.join(''), 'utf-8-bom', head)
}

export const registerProfile = (kind: RegisterKind): ImportShape => ({
  encoding: 'utf-8',
  delimiter: ',',
  columns: Object.fromEntries(registers[kind].columns.map(([header, field]) => [header, field])),
  ignore: [],
  values: {},
  defaults: {},
})
