import { maskAny } from './mask.ts'

const DATE_LIKE = /^(中華)?(民國)?\s*\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,2}日?[\s\d:時分秒上下午T.]*$/

/** How a cell of unknown meaning may be shown: dates and short codes in clear, everything else masked. */
export const showCell = (text: string): string =>
  text.length <= 2 || (text.length <= 30 && DATE_LIKE.test(text)) ? text : maskAny(text)

/** A header as it may stand in a message: without its header line, a file's first "header" is a person's data. */
export const showHeader = (text: string): string =>
  /\d{4}/.test(text) || text.length > 40 ? maskAny(text) : text
