import { csvLine, fullWidth, inBytes, moment } from './csv.ts'
import { systemOf, type SystemId } from './systems.ts'
import type { LogLine } from './words.ts'

/** A column of a log as its operator named it, the product's field it belongs to, and how the cell is made. */
interface Column {
  readonly header: string
  readonly field: string
  cell(line: LogLine): string
}
const seq = (header: string): Column => ({ header, field: 'seq', cell: (line) => String(line.seq) })
const account = (header: string): Column => ({
  header,
  field: 'account',
  cell: (line) => line.account.account,
})
const terminal = (header: string): Column => ({ header, field: 'terminal', cell: (line) => line.terminal })
const session = (header: string): Column => ({ header, field: 'session', cell: (line) => line.session })
const target = (header: string, show = (text: string): string => text): Column => ({
  header,
  field: 'target',
  cell: (line) => show(line.target),
})
const caseNo = (header: string): Column => ({ header, field: 'caseNo', cell: (line) => line.caseNo ?? '' })
const act = (header: string, query: string, print: string): Column => ({
  header,
  field: 'act',
  cell: (line) => (line.act === 'P' ? print : query),
})

interface Form {
  readonly time: readonly { readonly header: string; readonly field: string }[]
  readonly columns: readonly Column[]
}
const form = (time: string | readonly [string, string], ...columns: Column[]): Form => ({
  time:
    typeof time === 'string'
      ? [{ header: time, field: 'time' }]
      : [
          { header: time[0], field: 'date' },
          { header: time[1], field: 'time' },
        ],
  columns,
})
const forms: Readonly<Record<SystemId, Form>> = {
  household: form(
    '查詢時間',
    seq('序號'),
    account('使用者代號'),
    terminal('端末代號'),
    session('連線代號'),
    act('作業別', '查詢', '列印'),
    target('身分證統一編號'),
    caseNo('案號'),
  ),
  vehicle: form(
    ['查詢日期', '時間'],
    seq('流水號'),
    account('使用者帳號'),
    terminal('終端機'),
    act('處理別', '查詢', '列印'),
    target('車號'),
  ),
  criminal: form(
    '查詢日時',
    seq('紀錄序號'),
    account('員警代號'),
    terminal('電腦名稱'),
    session('連線序號'),
    act('作業', '查閱', '印'),
    target('身分證號'),
    caseNo('案件編號'),
  ),
  photo: form(
    '時間',
    seq('編號'),
    account('帳號'),
    terminal('工作站'),
    act('動作', '查詢', '列印'),
    target('國民身分證統一編號'),
  ),
  border: form(
    'timestamp',
    seq('seq'),
    account('userid'),
    terminal('host'),
    session('sessionid'),
    act('action', 'query', 'print'),
    target('nationalid'),
    caseNo('caseno'),
  ),
  stolen: form(
    '查詢時間',
    seq('序號'),
    account('操作人員'),
    terminal('端末機'),
    act('功能', '查詢', '列印'),
    target('牌照號碼', fullWidth),
  ),
}

/** One day's export of one system, byte for byte as that system writes it. */
export function logFile(system: SystemId, lines: readonly LogLine[]): Uint8Array {
  const { habit } = systemOf(system)
  const { time, columns } = forms[system]
  const parts = [
    csvLine(
      [...time, ...columns].map((column) => column.header),
      habit.delimiter,
    ),
  ]
  for (const line of lines) {
    parts.push(
      csvLine(
        [...moment(line.logged, habit.time), ...columns.map((column) => column.cell(line))],
        habit.delimiter,
      ),
    )
  }
  return inBytes(parts.join(''), habit.encoding, true)
}

/** The import profile of the product for the exports of this system. */
export function logProfile(system: SystemId): ImportShape {
  const { habit, target: kind } = systemOf(system)
  const { time, columns } = forms[system]
  return {
    encoding: habit.encoding === 'big5' ? 'big5' : 'utf-8',
    delimiter: habit.delimiter,
    columns: Object.fromEntries([...time, ...columns].map((column) => [column.header, column.field])),
    ignore: [],
    values: {},
    defaults: { keyKind: kind === 'vehicle' ? 'plate' : 'national_id' },
  }
}

/** What `POST /api/queries/profiles` takes as `shape`. */
export interface ImportShape {
  readonly encoding: 'utf-8' | 'big5'
  readonly delimiter: ',' | '\t'
  readonly columns: Readonly<Record<string, string>>
  readonly ignore: readonly string[]
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly defaults: Readonly<Record<string, string>>
}
