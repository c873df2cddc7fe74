import type { Words } from '#kernel/ui'
import { desk } from './en/desk.ts'
import { file } from './en/file.ts'
import type { zh } from './zh-TW.ts'

export const en = {
  and: ', ',
  grade: 'Internal use only',
  print: 'Print',
  ...desk,
  ...file,
} as const satisfies Words<typeof zh>
