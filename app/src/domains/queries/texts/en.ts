import type { Words } from '#kernel/ui'
import { book } from './en/book.ts'
import { days } from './en/days.ts'
import { explain } from './en/explain.ts'
import { imports } from './en/import.ts'
import { keep } from './en/keep.ts'
import { line } from './en/line.ts'
import { sheet } from './en/sheet.ts'
import type { zh } from './zh-TW.ts'

export const en = {
  and: ', ',
  colon: ': ',
  to: '–',
  grade: 'Internal use only',
  print: 'Print',
  toToday: 'Back to Today',
  ...book,
  ...days,
  ...explain,
  ...imports,
  ...keep,
  ...line,
  ...sheet,
} as const satisfies Words<typeof zh>
