import { fields } from './fields.ts'
import { halfWidth, tidy } from './normalise.ts'
import type { FieldTable, ImportKind } from './profile.ts'

export interface Mapping {
  readonly columns: Readonly<Record<string, string>>
  /** Headers nothing was found for. */
  readonly unknown: readonly string[]
  /** Required fields no header was found for. */
  readonly missing: readonly string[]
}

/** Folds a header for comparison: half-width, lower case, without spaces, signs and remarks in brackets. */
export const headerKey = (header: string): string =>
  halfWidth(tidy(header))
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】|〔.*?〕/g, '')
    .replace(/[\s_.:/\\#*'"-]+/g, '')

/**
 * Guesses a mapping from the words of the headers; a proposal for a person to confirm. Exact words come first, in the order in
 * which a field lists them; then a header that contains a field's first word. Each field is given once.
 */
export function suggestMapping(headers: readonly string[], kind: ImportKind = 'log'): Mapping {
  const table: FieldTable = fields[kind]
  const keys = headers.map(headerKey)
  const taken = new Map<number, string>()
  const give = (field: string, index: number): void => {
    if (index >= 0 && !taken.has(index) && ![...taken.values()].includes(field)) taken.set(index, field)
  }
  const longest = Math.max(...Object.values(table).map((spec) => spec.headers.length))
  for (let rank = 0; rank < longest; rank++) {
    for (const [field, spec] of Object.entries(table)) {
      const wanted = spec.headers[rank]
      if (wanted !== undefined)
        give(
          field,
          keys.findIndex((key, index) => key === headerKey(wanted) && !taken.has(index)),
        )
    }
  }
  for (const [field, { headers: words }] of Object.entries(table)) {
    const first = words[0] ?? ''
    if (first.length >= 2)
      give(
        field,
        keys.findIndex((key, index) => key.includes(first) && !taken.has(index)),
      )
  }
  settleTime(taken, table)
  const given = [...taken.values()]
  const needs = (field: string): boolean => table[field]?.required === true && !given.includes(field)
  return {
    columns: Object.fromEntries(
      [...taken].sort(([a], [b]) => a - b).map(([index, field]) => [headers[index] ?? '', field]),
    ),
    unknown: headers.filter((_, index) => !taken.has(index)),
    missing: Object.keys(table).filter(needs),
  }
}

/** A date column without a time column beside it holds both, as 「查詢日期」 in many exports. */
function settleTime(taken: Map<number, string>, table: FieldTable): void {
  const given = [...taken.values()]
  if (table['time'] === undefined || given.includes('time')) return
  for (const [index, field] of taken) if (field === 'date') taken.set(index, 'time')
}
