interface FaultEntry {
  /** `file`: the whole import is refused and nothing enters; `row`: the row is listed and left out. */
  readonly level: 'file' | 'row'
  /** What is wrong and what to do next; `{places}` come from the fault's params. */
  readonly zh: string
  readonly en: string
}
const file = (zh: string, en: string) => ({ level: 'file', zh, en }) as const
const row = (zh: string, en: string) => ({ level: 'row', zh, en }) as const

/** Every fault a reader can report. A code is never reused for another meaning. */
export const readFaults = {
  NOT_TEXT: file(
    '這不是文字檔（看來是{what}）。請於原系統另存為 CSV 後再匯入。',
    'This is not a text file (it looks like {what}). Save it as CSV in the source system and import again.',
  ),
  EMPTY_FILE: file(
    '檔案沒有內容。請確認匯出作業已完成。',
    'The file is empty. Check that the export finished.',
  ),
  ENCODING_MISMATCH: file(
    '第{line}行（第{byte}位元組）不是{encoding}編碼。請改選正確的編碼後重新匯入。',
    'Line {line} (byte {byte}) is not {encoding}. Choose the right encoding and import again.',
  ),
  TRUNCATED_FILE: file(
    '檔案在第{line}行中斷，可能未完整匯出或傳送。請重新匯出後再匯入。',
    'The file breaks off in line {line}; it was probably cut short. Export it again.',
  ),
  LINE_TOO_LONG: file(
    '第{line}行超過{max}個字元，不像查詢紀錄。請確認檔案與分隔符號。',
    'Line {line} is longer than {max} characters and does not look like a log. Check the file and its delimiter.',
  ),
  FIELD_TOO_LONG: file(
    '第{line}行第{index}欄超過{max}個字元。請確認引號與分隔符號。',
    'Field {index} of line {line} is longer than {max} characters. Check quotes and delimiter.',
  ),
  TOO_MANY_COLUMNS: file(
    '第{line}行超過{max}欄。請確認分隔符號。',
    'Line {line} has more than {max} columns. Check the delimiter.',
  ),
  UNTERMINATED_QUOTE: file(
    '第{line}行的引號沒有結束，檔案可能不完整。請重新匯出後再匯入。',
    'The quote opened in line {line} never closes; the file may be incomplete. Export it again.',
  ),
  UNKNOWN_COLUMNS: file(
    '有未對應的欄位：{columns}。請在欄位對應中指定或設為略過。',
    'These columns are not mapped: {columns}. Map them or mark them as ignored.',
  ),
  MISSING_COLUMNS: file(
    '缺少必要欄位：{columns}。請確認匯出內容或修改欄位對應。',
    'Required columns are missing: {columns}. Check the export or change the mapping.',
  ),
  DUPLICATE_COLUMNS: file(
    '欄名重複：{columns}。請於來源檔案改為不同名稱。',
    'Column names occur twice: {columns}. Rename them in the source file.',
  ),
  PROFILE_FIELD_UNKNOWN: file(
    '欄位對應指定了不存在的欄位：{columns}。請修改欄位對應。',
    'The mapping names fields that do not exist: {columns}. Correct the mapping.',
  ),
  PROFILE_FIELD_TWICE: file(
    '有兩欄對應到同一欄位：{columns}。請修改欄位對應。',
    'Two columns are mapped to the same field: {columns}. Correct the mapping.',
  ),
  RAGGED_ROW: row(
    '應有{expected}欄，實有{found}欄。請檢查分隔符號與引號。',
    'Expected {expected} fields, found {found}. Check delimiter and quotes.',
  ),
  NUL_BYTE: row('含有空字元（NUL）。請重新匯出此列。', 'The row holds a NUL character. Export it again.'),
  TEXT_AFTER_QUOTE: row(
    '引號結束後仍有文字。請檢查引號是否成對。',
    'There is text after a closing quote. Check that quotes are paired.',
  ),
  VALUE_MISSING: row(
    '此欄必須有值。請補登後重新匯入。',
    'This field must not be empty. Fill it in and import again.',
  ),
  VALUE_TOO_LONG: row(
    '超過{max}個字元。請檢查欄位是否錯位。',
    'Longer than {max} characters. Check whether columns slipped.',
  ),
  VALUE_NOT_MAPPED: row(
    '沒有對應的代碼。請在匯入設定補上此值的意義。',
    'This value has no meaning assigned. Add it to the import profile.',
  ),
  NUMBER_NOT_READ: row('應為整數。請檢查此欄。', 'A whole number is expected here.'),
  DATE_NOT_READ: row(
    '無法辨識的日期時間。請用 115/11/21 14:05:09 或 2026-11-21 14:05:09。',
    'This date and time cannot be read. Use 115/11/21 14:05:09 or 2026-11-21 14:05:09.',
  ),
  DATE_NOT_REAL: row('沒有這個日期。請查明後更正。', 'There is no such date. Check and correct it.'),
  DATE_AMBIGUOUS: row(
    '日期寫法不明確。民國年請寫三碼，西元年請寫四碼。',
    'This date can be read in more than one way. Write ROC years with three digits, Gregorian ones with four.',
  ),
  DATE_EXCEL_SERIAL: row(
    '這是試算表的日期序號。請先將該欄設為日期格式再匯出。',
    'This is a spreadsheet serial number. Format the column as a date before exporting.',
  ),
  DATE_OUT_OF_RANGE: row(
    '日期不在民國元年至 188 年之間。請查明後更正。',
    'The date is not between 1912 and 2099.',
  ),
  TIME_MISSING: row(
    '只有日期，沒有時間。請補上時間或對應時間欄位。',
    'Only a date, no time. Map the column that holds the time.',
  ),
  TIME_NOT_REAL: row('沒有這個時間。請查明後更正。', 'There is no such time of day.'),
  END_BEFORE_START: row(
    '結束早於開始。請查明後更正。',
    'The end lies before the start. Check and correct it.',
  ),
} as const satisfies Record<string, FaultEntry>

export type ReadCode = keyof typeof readFaults
type Codes<Level> = { [C in ReadCode]: (typeof readFaults)[C]['level'] extends Level ? C : never }[ReadCode]
export type FileCode = Codes<'file'>
export type RowCode = Codes<'row'>
type Params = Readonly<Record<string, string | number>>

/** The import is refused as a whole. `line` counts physical lines from 1; null where the fault has no line. */
export interface FileFault {
  readonly code: FileCode
  readonly line: number | null
  readonly params: Params
  readonly zh: string
  readonly en: string
}

/** One cell (or one row, column null) that cannot enter. The value is masked: it may be anything. */
export interface RowFault {
  readonly code: RowCode
  readonly line: number
  /** Header of the source file. */
  readonly column: string | null
  readonly masked: string
  readonly zh: string
  readonly en: string
}

export function fileFault(code: FileCode, line: number | null, params: Params = {}): FileFault {
  const all = line === null ? params : { ...params, line }
  return { code, line, params: all, zh: fill(readFaults[code].zh, all), en: fill(readFaults[code].en, all) }
}

export function rowFault(
  code: RowCode,
  line: number,
  column: string | null,
  masked: string,
  params: Params = {},
): RowFault {
  return {
    code,
    line,
    column,
    masked,
    zh: fill(readFaults[code].zh, params),
    en: fill(readFaults[code].en, params),
  }
}

const fill = (sentence: string, params: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
