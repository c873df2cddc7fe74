import type { Day, Instant, Reason, Refusal } from '#kernel/ground'
import type { Role } from '#kernel/policy'
import type { DutyPlace, LeaveKind } from '../words.ts'

/** Rows as a reader of CSV hands them over: parsed and branded, with the line they stood on. */
export interface UnitImport {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly parentCode: string | null
  readonly opened: Day
  readonly closed: Day | null
}
export interface PersonImport {
  readonly line: number
  readonly personNo: string
  readonly name: string
  readonly joined: Day
  readonly leftOn: Day | null
}
export interface PostImport {
  readonly line: number
  readonly personNo: string
  readonly unitCode: string
  readonly title: string
  readonly role: Role
  readonly from: Day
  readonly to: Day | null
}
export interface AccountImport {
  readonly line: number
  readonly system: string
  readonly account: string
  readonly personNo: string
  readonly from: Day
  readonly to: Day | null
}
/** A stand-in for a post that the first person holds on the first day. */
export interface DelegationImport {
  readonly line: number
  readonly personNo: string
  readonly unitCode: string
  readonly role: Role
  readonly toPersonNo: string
  readonly from: Day
  readonly to: Day
}
export interface RosterImport {
  readonly line: number
  readonly personNo: string
  readonly starts: Instant
  readonly ends: Instant
  readonly duty: string
  readonly place: DutyPlace
  readonly terminal: string | null
}
export interface LeaveImport {
  readonly line: number
  readonly personNo: string
  readonly starts: Instant
  readonly ends: Instant
  readonly kind: LeaveKind
}

/** One fault in one row. The value itself is not repeated: it may be personal data. */
export interface RowFault {
  readonly line: number
  readonly column: string
  readonly code:
    | 'MISSING'
    | 'UNKNOWN_PERSON'
    | 'UNKNOWN_UNIT'
    | 'DOUBLE'
    | 'REVERSED'
    | 'LOOP'
    | 'OUTSIDE_SERVICE'
    | 'TWO_HOLDERS'
    | 'OWN_RIGHTS'
    | 'UNKNOWN_POST'
    | 'NOT_A_DAY'
    | 'NOT_A_TIME'
    | 'UNKNOWN_WORD'
    | 'RAGGED'
  readonly zh: string
  readonly en: string
}
const words: Readonly<Record<RowFault['code'], readonly [string, string]>> = {
  MISSING: ['此欄不得空白。', 'This field is empty.'],
  UNKNOWN_PERSON: ['查無此員工編號，請先匯入人員。', 'No such person number; import the person first.'],
  UNKNOWN_UNIT: ['查無此單位代碼，請先匯入單位。', 'No such unit code; import the unit first.'],
  DOUBLE: ['同一檔案中重複。', 'The same row stands twice in the file.'],
  REVERSED: ['迄止早於起始。', 'It ends before it begins.'],
  LOOP: ['單位隸屬成環。', 'The units form a loop.'],
  OUTSIDE_SERVICE: ['起日早於到職日，或晚於離職日。', 'It begins before the person joined or after he left.'],
  OWN_RIGHTS: [
    '不得異動自己的職務或代理自己，請由他人辦理。',
    'Nobody changes his own posts or stands in for himself.',
  ],
  UNKNOWN_POST: ['此人員當時在該單位無此職務。', 'The person holds no such post in that unit at that time.'],
  NOT_A_DAY: [
    '不是存在的日期，例：115/11/21 或 2026-11-21。',
    'Not an existing day, e.g. 115/11/21 or 2026-11-21.',
  ],
  NOT_A_TIME: ['不是存在的時間，例：115/11/21 08:00。', 'Not an existing time, e.g. 2026-11-21 08:00.'],
  UNKNOWN_WORD: ['不在可用的詞之內。', 'Not one of the words that can stand here.'],
  RAGGED: [
    '欄數與標題列不符，或引號不成對。',
    'The number of fields differs from the header, or quotes are not paired.',
  ],
  TWO_HOLDERS: ['同一帳號同一期間已屬另一人。', 'The account belongs to another person at that time.'],
}
export const fault = (line: number, column: string, code: RowFault['code']): RowFault => ({
  line,
  column,
  code,
  zh: words[code][0],
  en: words[code][1],
})

export interface ImportReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}
/** The whole file is refused: the first faults as reasons, all of them in `faults`. */
export interface RowsRefused extends Refusal<'ROWS_FAULTY'> {
  readonly faults: readonly RowFault[]
}
const SHOWN = 100
export function rowsRefused(faults: readonly RowFault[]): RowsRefused {
  const sorted = faults.toSorted((a, b) => a.line - b.line)
  const reasons: Reason[] = sorted.slice(0, SHOWN).map(({ line, column, code, zh, en }) => ({
    rule: `people.import/${code}`,
    zh: `第 ${line} 列「${column}」：${zh}`,
    en: `Line ${line}, ${column}: ${en}`,
    facts: { line, column },
  }))
  return { code: 'ROWS_FAULTY', params: { count: faults.length }, reasons, faults: sorted }
}

/** Faults of rows whose key stands twice. */
export function doubles<T extends { readonly line: number }>(
  rows: readonly T[],
  column: string,
  key: (row: T) => string,
): RowFault[] {
  const seen = new Set<string>()
  const faults: RowFault[] = []
  for (const row of rows) {
    const k = key(row)
    if (seen.has(k)) faults.push(fault(row.line, column, 'DOUBLE'))
    seen.add(k)
  }
  return faults
}

/** Faults of empty text fields. */
export function missing<T extends { readonly line: number }>(
  rows: readonly T[],
  columns: readonly (keyof T & string)[],
): RowFault[] {
  return rows.flatMap((row) =>
    columns
      .filter((column) => String(row[column] ?? '').trim() === '')
      .map((column) => fault(row.line, column, 'MISSING')),
  )
}

/** Names of the fields in which two rows differ. */
export function differing<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): (keyof T & string)[] {
  return fields.filter((field) => before[field] !== after[field])
}
