import { readDate, readMoment, readTimeOfDay } from './dates.ts'
import type { RowCode } from './faults.ts'
import { headerKey } from './suggest.ts'
import { tidy, tidyCode } from './normalise.ts'
import type { FieldSpec, FieldType } from './profile.ts'

/** A cell read: a value, null for an empty cell, or the code of what is wrong. */
export type Cell =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly code: RowCode; readonly max?: number }
export type CellValue = string | number | boolean | null | readonly string[]
export type CellReader = (text: string) => Cell

export const EMPTY: Cell = { ok: true, value: null }
export const MAX_CODE = 200
export const MAX_TEXT = 4000

const value = (read: CellValue): Cell => ({ ok: true, value: read })
const wrong = (code: RowCode): Cell => ({ ok: false, code })
const numeric = (read: number | RowCode): Cell => (typeof read === 'number' ? value(read) : wrong(read))

/** The reader of one column. `split` says that the date stands in a column of its own, so that this one may hold a time of day alone:
 * then the value is 0..86400, the second of the day. */
export function cellReader(
  spec: FieldSpec,
  words: Readonly<Record<string, string>>,
  split: boolean,
): CellReader {
  switch (spec.type) {
    case 'text':
      return (text) => within(tidy(text), MAX_TEXT)
    case 'code':
      return (text) => within(tidyCode(text), MAX_CODE)
    case 'number':
      return number
    case 'moment':
    case 'from':
    case 'until':
      return clock(spec.type, split)
    case 'date':
      return (text) => (blank(text) ? EMPTY : numeric(readDate(text)))
    case 'choice':
      return choice(spec, words)
    case 'flag':
      return flag
    case 'list':
      return list
  }
}

const blank = (text: string): boolean => tidyCode(text) === ''

function within(text: string, max: number): Cell {
  if (text === '') return EMPTY
  return text.length > max ? { ok: false, code: 'VALUE_TOO_LONG', max } : value(text)
}

function clock(type: FieldType, split: boolean): CellReader {
  const dateOnly = type === 'from' ? 'start' : type === 'until' ? 'end' : 'refuse'
  return (text) => {
    const plain = tidyCode(text)
    if (plain === '') return EMPTY
    const time = split ? readTimeOfDay(plain) : 'DATE_NOT_READ'
    return numeric(time === 'DATE_NOT_READ' ? readMoment(plain, dateOnly) : time)
  }
}

function number(text: string): Cell {
  const plain = tidyCode(text)
  if (plain === '') return EMPTY
  let read = 0
  for (let i = 0; i < plain.length; i++) {
    const digit = plain.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) read = read * 10 + digit
    else if (digit !== COMMA || i === 0) return wrong('NUMBER_NOT_READ')
  }
  return Number.isSafeInteger(read) ? value(read) : wrong('NUMBER_NOT_READ')
}
/** Thousands separators are passed over. */
const COMMA = ','.charCodeAt(0) - 48

/** Built-in words and the profile's own, which win. */
function choice(spec: FieldSpec, own: Readonly<Record<string, string>>): CellReader {
  const map = new Map<string, string>()
  for (const [canonical, words] of Object.entries(spec.words ?? {})) {
    for (const word of [canonical, ...words]) map.set(headerKey(word), canonical)
  }
  for (const [word, canonical] of Object.entries(own)) map.set(headerKey(word), canonical)
  // The few words of a column come again on every line.
  const seen = new Map<string, Cell>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const found = map.get(headerKey(text))
    const cell = blank(text) ? EMPTY : found === undefined ? wrong('VALUE_NOT_MAPPED') : value(found)
    if (seen.size < MAX_WORDS) seen.set(text, cell)
    return cell
  }
}
/** Bounds the memory a hostile column of ever new words can take. */
const MAX_WORDS = 500

const YES = new Set(['是', '有', 'y', 'yes', 'true', '1', 'v', '✓', '✔', 'o', '○'])
const NO = new Set(['否', '無', '未', '沒有', 'n', 'no', 'false', '0', 'x', '✗'])

function flag(text: string): Cell {
  const plain = tidyCode(text).toLowerCase()
  if (plain === '') return EMPTY
  if (YES.has(plain)) return value(true)
  return NO.has(plain) ? value(false) : wrong('VALUE_NOT_MAPPED')
}

function list(text: string): Cell {
  const parts = text
    .split(/[;；、\n]/)
    .map(tidyCode)
    .filter((part) => part !== '')
  if (parts.length === 0) return EMPTY
  if (parts.some((part) => part.length > MAX_CODE))
    return { ok: false, code: 'VALUE_TOO_LONG', max: MAX_CODE }
  return value(parts)
}
