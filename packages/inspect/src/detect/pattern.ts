import { anchored, type Anchored } from './anchors.ts'
import { FILL } from './fold.ts'
import type { NormalText } from './normal-text.ts'

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

/** A pattern for the folded view; like `inDigits` for module level. */
export const inFolded = (pattern: RegExp): Anchored => anchored(pattern, 'folded')
/** A pattern for the view in which Chinese numerals are digits. */
export const inDigits = (pattern: RegExp): Anchored => anchored(pattern, 'digits')

/** What `matchAll` would give, in the same order. */
export function* found(pattern: Anchored, text: NormalText): Generator<RegExpExecArray> {
  const starts = text.starts(pattern)
  if (starts === null) yield* text[pattern.view].matchAll(pattern.everywhere)
  else if (starts.length > 0) yield* foundAt(pattern, text[pattern.view], starts, 0)
}

/** What `matchAll` would give in a piece of the folded view that was cut out at `from`. */
export function* foundWithin(
  pattern: Anchored,
  text: NormalText,
  from: number,
  piece: string,
): Generator<RegExpExecArray> {
  const starts = text.starts(pattern)
  if (starts === null) yield* piece.matchAll(pattern.everywhere)
  else yield* foundAt(pattern, piece, starts, from)
}

function* foundAt(
  { here }: Anchored,
  view: string,
  starts: readonly number[],
  from: number,
): Generator<RegExpExecArray> {
  let end = 0
  for (let i = from === 0 ? 0 : firstFrom(starts, from); i < starts.length; i++) {
    const start = (starts[i] ?? 0) - from
    if (start >= view.length) return
    if (start < end) continue
    here.lastIndex = start
    const match = here.exec(view)
    if (match === null) continue
    end = start + match[0].length
    yield match
  }
}

/** Index of the first start that is not before an offset. */
function firstFrom(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** As `found`, squeezed. */
export function* matches(pattern: Anchored, text: NormalText): Generator<Match> {
  for (const match of found(pattern, text)) {
    yield { start: match.index, end: match.index + match[0].length, value: squeeze(match[0]) }
  }
}
