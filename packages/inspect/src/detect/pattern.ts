import { FILL } from './fold.ts'

/**
 * What people put between the characters of a number: up to two of space, hyphen, dot, middle dot or an invisible sign,
 * and at most one line break with its indent. Never a tab (it parts cells) and never the wall between spans.
 */
const GAP = `(?:[ \\-.·‧/${FILL}]{0,2}(?:\\r?\\n[ ${FILL}]{0,8})?)`

/** Nothing that would make the hit part of a longer number or word. Views are in upper case. */
const BEFORE = `(?<![0-9A-Z])`
const AFTER = `(?!${FILL}?[0-9A-Z])`

export interface PatternEnds {
  readonly before?: string
  readonly after?: string
}

/**
 * A pattern for a value of fixed characters, however it is spaced, hyphenated or broken over lines.
 * `spaced('[A-Z]', '[12]', [8, '\\d'])` → a letter, 1 or 2, eight digits. For the `folded` or `digits` view.
 */
export function spaced(
  atoms: readonly (string | readonly [number, string])[],
  ends: PatternEnds = {},
): RegExp {
  const each = atoms.flatMap((atom) =>
    typeof atom === 'string' ? [atom] : Array.from({ length: atom[0] }, () => atom[1]),
  )
  return new RegExp((ends.before ?? BEFORE) + each.join(GAP) + (ends.after ?? AFTER), 'g')
}

/** The value without what was put between its characters. */
export const squeeze = (text: string): string => text.replace(SEPARATORS, '')
const SEPARATORS = new RegExp(`[ \\-.·‧/\\r\\n${FILL}]+`, 'g')

export interface Match {
  readonly start: number
  readonly end: number
  /** Squeezed. */
  readonly value: string
}

/** All matches of a global pattern, in order; the pattern's own state is not touched. */
export function* matches(pattern: RegExp, text: string): Generator<Match> {
  for (const match of text.matchAll(pattern)) {
    yield { start: match.index, end: match.index + match[0].length, value: squeeze(match[0]) }
  }
}
