import { fill } from '#kernel/ground'
import { maskAny, type FileFault, type RowFault } from './tabular.ts'

/** What this room itself finds wrong with a row, beyond what the reader of files finds. */
const own = {
  DUPLICATE_SEQ: [
    '序號重複（與第{other}行相同）。請確認匯出是否重複或紀錄遭變更。',
    'This sequence number stands in line {other} as well. Check whether the export is doubled or was altered.',
  ],
  SEQ_MISSING: [
    '缺序號，但此系統的紀錄須連續編號。請重新匯出。',
    'The sequence number is missing, though this system numbers its lines. Export it again.',
  ],
  IN_FUTURE: [
    '時間晚於現在。請查明來源系統時鐘。',
    'The time lies in the future. Check the clock of the source.',
  ],
  FORMULA_CELL: [
    '內容會被試算表當作公式執行，不像查詢紀錄。請查明來源後更正。',
    'A spreadsheet would run this cell as a formula; that is no log line. Find out where it comes from.',
  ],
  SYSTEM_UNKNOWN: [
    '沒有這個查詢系統。請於「查詢系統」新增，或在欄位對應中指定。',
    'There is no such look-up system. Add it, or map the word in the profile.',
  ],
  TOO_MANY_SYSTEMS: [
    '一筆登記最多{most}個系統。請分列。',
    'One entry covers at most {most} systems. Split it.',
  ],
  ROLE_UNKNOWN: [
    '職掌欄沒有可辨識的角色。請填承辦人、主管、政風等角色代碼。',
    'No role is recognised here. Give a role code such as officer, head or ethics.',
  ],
  TOO_MANY_ROWS: [
    '此類檔案最多{most}列。請分次匯入。',
    'A file of this kind holds at most {most} rows. Bring it in parts.',
  ],
} as const satisfies Record<string, readonly [string, string]>
export type ImportFaultCode = keyof typeof own

/** One fault as it is stored, shown and downloaded. Never a clear value. */
export interface ImportFault {
  readonly line: number | null
  readonly field: string | null
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly shown: string | null
}

export const ownFault = (
  code: ImportFaultCode,
  line: number,
  field: string,
  shown = '',
  params: Record<string, string | number> = {},
): ImportFault => ({
  line,
  field,
  code,
  zh: fill(own[code][0], params),
  en: fill(own[code][1], params),
  shown: shown === '' ? null : maskAny(shown),
})
export const rowFaultOf = (fault: RowFault): ImportFault => ({
  line: fault.line,
  field: fault.column,
  code: fault.code,
  zh: fault.zh,
  en: fault.en,
  shown: fault.masked === '' ? null : fault.masked,
})
export const fileFaultOf = (fault: FileFault): ImportFault => ({
  line: fault.line,
  field: null,
  code: fault.code,
  zh: fault.zh,
  en: fault.en,
  shown: null,
})

/** Formulas proper; a dash for "nothing" or a number with its sign is ordinary writing. */
export const runsAsFormula = (text: string): boolean => /^\s*(?:[=＝@＠\t\r]|[+\-＋－].*[(|!])/.test(text)
