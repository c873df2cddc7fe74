import type { Brand, Day, Instant } from '#kernel/ground'

/** Keyed mark of a looked-up target: HMAC-SHA-256 under the agency's target key, 128 bits in base64url. */
export type TargetMark = Brand<string, 'TargetMark'>

interface Word {
  readonly zh: string
  readonly en: string
}

/** 敏感等級 of a look-up system; `image` systems (相片) are the ones that M31 lists apart. */
export const sensitivities = {
  normal: { zh: '一般個資', en: 'Ordinary personal data' },
  sensitive: { zh: '敏感個資', en: 'Sensitive personal data' },
  image: { zh: '影像（相片）', en: 'Images (photographs)' },
} as const satisfies Record<string, Word>
export type Sensitivity = keyof typeof sensitivities

/** How a source numbers its lines: one run without end, a new run each day, or not at all. */
export const sequencePolicies = {
  continuous: { zh: '連續編號', en: 'One continuous run' },
  daily: { zh: '每日重新編號', en: 'A new run each day' },
  none: { zh: '無編號', en: 'Not numbered' },
} as const satisfies Record<string, Word>
export type SequencePolicy = keyof typeof sequencePolicies

/** 查詢事由, a closed list: free words cannot be compared. */
export const purposes = {
  investigation: { zh: '刑案偵辦', en: 'Criminal investigation' },
  traffic: { zh: '交通稽查及事故處理', en: 'Traffic check or accident' },
  patrol: { zh: '巡邏盤查', en: 'Patrol check' },
  missing: { zh: '失蹤及協尋', en: 'Missing person' },
  petition: { zh: '陳情及檢舉案件', en: 'Petition or report' },
  counter: { zh: '民眾臨櫃申辦', en: 'Counter application' },
  welfare: { zh: '社會福利審查', en: 'Welfare assessment' },
  administration: { zh: '行政調查及裁罰', en: 'Administrative inquiry' },
  other_agency: { zh: '他機關函查', en: 'Written request of another agency' },
  upkeep: { zh: '系統測試及資料校正', en: 'Test or correction of data' },
} as const satisfies Record<string, Word>
export type Purpose = keyof typeof purposes

/** Why a look-up has no case number (M01: a case or such a reason). */
export const noCaseReasons = {
  on_the_spot: { zh: '現場盤查，未立案', en: 'On-the-spot check, no case opened' },
  counter: { zh: '臨櫃申辦，無案號', en: 'Counter application without a number' },
  urgent: { zh: '緊急救助，事後補案號', en: 'Emergency, the number follows' },
  test: { zh: '系統測試', en: 'System test' },
} as const satisfies Record<string, Word>
export type NoCaseReason = keyof typeof noCaseReasons

/** What was done in the system: looked up, printed, exported. */
export const lookups = {
  query: { zh: '查詢', en: 'Look-up' },
  print: { zh: '列印', en: 'Print' },
  export: { zh: '匯出', en: 'Export' },
} as const satisfies Record<string, Word>
export type Lookup = keyof typeof lookups

/** Where a log line ends after reconciliation; each in exactly one. */
export const lineBuckets = {
  MATCHED: { zh: '相符', en: 'Matched' },
  UNREGISTERED: { zh: '未登記', en: 'Not registered' },
  MISMATCH: { zh: '登記不符', en: 'Mismatch' },
} as const satisfies Record<string, Word>
export type LineBucket = keyof typeof lineBuckets
/** Where a book entry (登記) ends after reconciliation; each in exactly one. */
export const entryBuckets = {
  MATCHED: { zh: '相符', en: 'Matched' },
  PHANTOM: { zh: '有登記無查詢', en: 'Entry without look-up' },
  MISMATCH: { zh: '登記不符', en: 'Mismatch' },
} as const satisfies Record<string, Word>
export type EntryBucket = keyof typeof entryBuckets

/** In what a matched pair differs. */
export const differences = {
  target: { zh: '查詢對象', en: 'Target' },
  case: { zh: '案號', en: 'Case number' },
  querier: { zh: '查詢人', en: 'Querier' },
  requester: { zh: '交辦人', en: 'Requester' },
} as const satisfies Record<string, Word>
export type Difference = keyof typeof differences

/** 案件連結等級 (M12, Q05): how firmly a look-up hangs on a case. */
export const caseLevels = [
  { zh: '無案號', en: 'No case number' },
  { zh: '查無此案', en: 'Unknown case number' },
  { zh: '案件當時未立案或已結案', en: 'Case closed or not yet open' },
  { zh: '非本人或本單位案件', en: 'Case of others' },
  { zh: '本人或本單位案件，對象非當事人', en: 'Own case, target is no party' },
  { zh: '本人或本單位案件，對象為當事人', en: 'Own case, target is a party' },
] as const satisfies readonly Word[]
export type CaseLevel = 0 | 1 | 2 | 3 | 4 | 5

export const severities = {
  notice: { zh: '提醒', en: 'Notice' },
  explain: { zh: '應說明', en: 'To explain' },
  serious: { zh: '重大', en: 'Serious' },
} as const satisfies Record<string, Word>
export type Severity = keyof typeof severities

/** What an import brings. */
export const importKinds = {
  log: { zh: '系統查詢紀錄', en: 'System query log' },
  book: { zh: '查詢紀錄簿', en: 'Log book' },
  cases: { zh: '案件清冊', en: 'Case list' },
  roster: { zh: '勤務分配表', en: 'Duty roster' },
  leave: { zh: '差假紀錄', en: 'Leave' },
  units: { zh: '單位', en: 'Units' },
  persons: { zh: '人員', en: 'Persons' },
  posts: { zh: '職務', en: 'Posts' },
} as const satisfies Record<string, Word>
export type ImportKind = keyof typeof importKinds

/** Where an import stands. `done`, `refused` and `cancelled` are final. */
export const importPhases = {
  reading: { zh: '讀取中', en: 'Reading' },
  checking: { zh: '檢核中', en: 'Checking' },
  storing: { zh: '寫入中', en: 'Storing' },
  done: { zh: '已匯入', en: 'Imported' },
  refused: { zh: '已退回', en: 'Refused' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Word>
export type ImportPhase = keyof typeof importPhases

/** One look-up as it comes out of a source, its target already a mark. */
export interface LogLine {
  readonly id: string
  readonly system: string
  readonly at: Instant
  readonly seq: number | null
  readonly account: string
  /** Null: the account is not on the list of accounts for that day. */
  readonly person: string | null
  readonly unit: string | null
  readonly target: TargetMark
  readonly mask: string
  readonly lookup: Lookup
  readonly terminal: string | null
  readonly caseNo: string | null
}

/** One line of the log book (登記). Never edited: a correction is a further entry that supersedes it. */
export interface Entry {
  readonly id: string
  readonly at: Instant
  readonly day: Day
  readonly person: string
  readonly unit: string | null
  readonly systems: readonly string[]
  readonly target: TargetMark
  readonly mask: string
  readonly purpose: Purpose
  readonly caseNo: string | null
  readonly noCase: NoCaseReason | null
  readonly requester: string | null
  readonly behalfDocument: string | null
  readonly printed: boolean
}
