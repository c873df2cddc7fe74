import { stopPart } from '../pipeline/stop.ts'
import { squeezed } from './blank.ts'
import { Search, type Occurrence } from './search.ts'
import type { Secret } from './words.ts'

export interface Replaced {
  /** As many as were given. */
  readonly segments: readonly string[]
  /** Places where something was replaced. */
  readonly count: number
  /** The same by mark. */
  readonly counts: ReadonlyMap<string, number>
}

/**
 * Replaces every occurrence of every secret in a text that comes in pieces (the runs of one paragraph), also where it goes over the borders
 * of pieces. What stands in its place goes to the piece in which it starts; the rest of it is cut out, everything else stays as it is.
 * Where occurrences overlap, all of them go and the longest is the one that is replaced.
 * Throws a Stop where replacements make new occurrences for ever.
 * Linear in the text however many secrets there are; keep one array of secrets for all texts, for its index is kept with it.
 */
export function replaceIn(segments: readonly string[], secrets: readonly Secret[]): Replaced {
  const { search, stable } = prepared(secrets)
  let now: Replaced = once(segments, secrets, search)
  if (stable || now.count === 0) return now
  // What was put in may have made a new occurrence with the text beside it.
  for (let round = 0; round < ROUNDS; round++) {
    const next = once(now.segments, secrets, search)
    if (next.count === 0) return now
    now = { ...next, count: now.count + next.count, counts: added(now.counts, next.counts) }
  }
  throw stopPart('REPLACEMENT_RETURNS')
}
const ROUNDS = 16

/** Whether any of the secrets stands in the text. */
export const holdsAny = (text: string, secrets: readonly Secret[]): boolean =>
  prepared(secrets).search.has(text)

interface Prepared {
  readonly search: Search
  /** No replacement can ever be part of a secret. */
  readonly stable: boolean
}
const kept = new WeakMap<readonly Secret[], Prepared>()

function prepared(secrets: readonly Secret[]): Prepared {
  const known = kept.get(secrets)
  if (known !== undefined) return known
  const letters = new Set(secrets.flatMap(({ text }) => [...squeezed(text)]))
  const stable = secrets.every(({ instead }) => {
    const own = squeezed(instead)
    return own !== '' && ![...own].some((one) => letters.has(one))
  })
  const made = { search: new Search(secrets.map(({ text }) => text)), stable }
  kept.set(secrets, made)
  return made
}

/** A place where something has to go: one occurrence, or several that overlap. */
export interface Cut {
  readonly start: number
  readonly end: number
  readonly secret: Secret
}

/** For those who edit in place, e.g. bytes: the cuts of one pass. Cut, put `instead` there, and ask again until there are none. */
export const cutsOf = (text: string, secrets: readonly Secret[]): readonly Cut[] =>
  cutsIn(text, secrets, prepared(secrets).search)

function once(segments: readonly string[], secrets: readonly Secret[], search: Search): Replaced {
  const cuts = cutsIn(segments.length === 1 ? (segments[0] ?? '') : segments.join(''), secrets, search)
  const counts = new Map<string, number>()
  for (const { secret } of cuts) counts.set(secret.mark, (counts.get(secret.mark) ?? 0) + 1)
  return { segments: cuts.length === 0 ? segments : applied(segments, cuts), count: cuts.length, counts }
}

/** Overlapping occurrences become one cut. They come by their ends, so a later one may reach back over several. */
function cutsIn(text: string, secrets: readonly Secret[], search: Search): readonly Cut[] {
  const merged: (Occurrence & { readonly longest: number })[] = []
  for (const found of search.in(text)) {
    let one = { ...found, longest: found.end - found.start }
    for (let last = merged.at(-1); last !== undefined && last.end > one.start; last = merged.at(-1)) {
      merged.pop()
      const stronger = last.longest >= one.longest ? last : one
      one = {
        start: Math.min(last.start, one.start),
        end: one.end,
        which: stronger.which,
        longest: stronger.longest,
      }
    }
    merged.push(one)
  }
  return merged.flatMap(({ start, end, which }) => {
    const secret = secrets[which]
    return secret === undefined ? [] : [{ start, end, secret }]
  })
}

function applied(segments: readonly string[], cuts: readonly Cut[]): readonly string[] {
  let [next, offset] = [0, 0]
  return segments.map((segment) => {
    const [from, to] = [offset, offset + segment.length]
    offset = to
    const pieces: string[] = []
    let at = from
    while (next < cuts.length) {
      const cut = cuts[next]
      if (cut === undefined || cut.start >= to) break
      pieces.push(segment.slice(at - from, Math.max(at, cut.start) - from))
      if (cut.start >= from) pieces.push(cut.secret.instead)
      at = Math.min(cut.end, to)
      // The rest of it lies in the segments behind.
      if (cut.end > to) break
      next += 1
    }
    return at === from && pieces.length === 0 ? segment : pieces.join('') + segment.slice(at - from)
  })
}

function added(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sum = new Map(one)
  for (const [mark, count] of other) sum.set(mark, (sum.get(mark) ?? 0) + count)
  return sum
}
