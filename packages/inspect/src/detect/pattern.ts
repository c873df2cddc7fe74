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

export interface Place {
  readonly start: number
  readonly end: number
}

export interface Match extends Place {
  /** Squeezed. */
  readonly value: string
}

/** A pattern for the folded view; like `inDigits` for module level. */
export const inFolded = (pattern: RegExp): Anchored => anchored(pattern, 'folded')
/** A pattern for the view in which Chinese numerals are digits. */
export const inDigits = (pattern: RegExp): Anchored => anchored(pattern, 'digits')

/** What `matchAll` would give, in the same order. */
export function* found(pattern: Anchored, text: NormalText): Generator<RegExpExecArray> {
  for (const { start } of places(pattern, text)) {
    pattern.here.lastIndex = start
    const match = pattern.here.exec(text[pattern.view])
    if (match !== null) yield match
  }
}

/** Where `matchAll` would find something; cheaper than `found`. */
export function* places(pattern: Anchored, text: NormalText): Generator<Place> {
  const starts = text.starts(pattern)
  if (starts === null || starts.length > 0) yield* placesIn(text[pattern.view], pattern, starts, 0)
}

/** As `places`, in a piece of the folded view that was cut out at `from`; offsets are the piece's. */
export function placesWithin(
  pattern: Anchored,
  text: NormalText,
  from: number,
  piece: string,
): Generator<Place> {
  return placesIn(piece, pattern, text.starts(pattern), from)
}

function* placesIn(
  view: string,
  { here, everywhere }: Anchored,
  starts: readonly number[] | null,
  from: number,
): Generator<Place> {
  if (starts === null) {
    for (const match of view.matchAll(everywhere))
      yield { start: match.index, end: match.index + match[0].length }
    return
  }
  let done = 0
  for (let i = from === 0 ? 0 : firstFrom(starts, from); i < starts.length; i++) {
    const start = (starts[i] ?? 0) - from
    if (start >= view.length) return
    if (start < done) continue
    here.lastIndex = start
    if (!here.test(view)) continue
    done = here.lastIndex
    yield { start, end: done }
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

/** As `places`, with the value. */
export function* matches(pattern: Anchored, text: NormalText): Generator<Match> {
  for (const { start, end } of places(pattern, text))
    yield { start, end, value: squeeze(text[pattern.view].slice(start, end)) }
}
