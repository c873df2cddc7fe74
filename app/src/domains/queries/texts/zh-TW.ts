import { book } from './zh-TW/book.ts'
import { days } from './zh-TW/days.ts'
import { explain } from './zh-TW/explain.ts'
import { imports } from './zh-TW/import.ts'
import { keep } from './zh-TW/keep.ts'
import { line } from './zh-TW/line.ts'
import { sheet } from './zh-TW/sheet.ts'

/** Words of the look-up room: the source; the English follows it key by key. */
export const zh = {
  and: '、',
  colon: '：',
  to: '～',
  grade: '限內部使用',
  print: '列印',
  toToday: '回今日應辦',
  ...book,
  ...days,
  ...explain,
  ...imports,
  ...keep,
  ...line,
  ...sheet,
} as const
