import { desk } from './zh-TW/desk.ts'
import { file } from './zh-TW/file.ts'

/** Words of the inspection desk: the source; the English follows it key by key. */
export const zh = {
  and: '、',
  grade: '限內部使用',
  print: '列印',
  ...desk,
  ...file,
} as const
