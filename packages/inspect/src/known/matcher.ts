import type { MarkKey } from '../detect/mark.ts'
import { knownKeys, type KnownKeys } from './keys.ts'
import { lettersOf, type Letters } from './letters.ts'
import { GRAM, type KnownMarks } from './marks.ts'
import { Sightings } from './sightings.ts'

export interface KnownHit {
  readonly id: string
  readonly kind: 'value' | 'passage'
  readonly start: number
  readonly end: number
  /** How much of a passage's stretch was met again, 0 … 1; 1 for values. */
  readonly share: number
}

export interface KnownMatcher {
  match(text: string): readonly KnownHit[]
}

/** Between the letters of one value stand signs that part it, never a comma that parts two, a cell's edge or a span's. */
const WITHIN = /^[ \u3000\-－–.·‧/()（）+\r\n\u200b-\u200f\u2060\ufeff]{0,12}$/
const PLAIN = /[0-9A-Za-z\uff10-\uff5a]/

interface GramOf {
  readonly block: number
  readonly gram: number
}
/** Three letters each: a few megabytes at most. */
const MOST_ASKED = 50_000

/** Finds what the marks were made of; holds no value, only what is in the text itself can be asked for. */
export function knownMatcher(key: MarkKey, marks: KnownMarks): KnownMatcher {
  const keys = knownKeys(key)
  const hints = Buffer.from(marks.hints, 'base64')
  const mask = hints.length * 8 - 1
  const lengths = [...new Set(marks.values.map(({ length }) => length))]
  const values = grouped(marks.values.map(({ mark, id }) => [mark, id]))
  const grams = grouped(
    marks.blocks.flatMap(({ grams }, block) =>
      grams.map((mark, gram): [string, GramOf] => [mark, { block, gram }]),
    ),
  )
  // The same three letters come again and again: each is asked for once.
  const asked = new Map<string, readonly GramOf[]>()
  const blocksWith = (gram: string): readonly GramOf[] => {
    const before = asked.get(gram)
    if (before !== undefined) return before
    const now = grams.get(keys.markOf('gram', gram)) ?? []
    if (asked.size >= MOST_ASKED) asked.clear()
    asked.set(gram, now)
    return now
  }
  const hinted = (letters: string, from: number, to: number): boolean => {
    const at = keys.sip.of(letters, from, to) & mask
    return ((hints[at >> 3] ?? 0) & (1 << (at & 7))) !== 0
  }
  return {
    match(text) {
      const letters = lettersOf(text)
      const hits: KnownHit[] = []
      const sightings = new Sightings(marks.blocks)
      for (let at = 0; at < letters.text.length; at++) {
        for (const length of lengths)
          if (at + length <= letters.text.length && hinted(letters.text, at, at + length))
            hits.push(...valueHits(text, letters, at, length, keys, values))
        if (grams.size === 0 || at + GRAM > letters.text.length || !hinted(letters.text, at, at + GRAM))
          continue
        for (const { block, gram } of blocksWith(letters.text.slice(at, at + GRAM)))
          sightings.saw(block, gram, at)
      }
      for (const { id, from, to, share } of sightings.found())
        hits.push({ id, kind: 'passage', share, ...extent(letters, from, to) })
      return whole(hits)
    },
  }
}

/** In the order of the text; a spelling within a longer one of the same value is not told twice. */
function whole(hits: readonly KnownHit[]): readonly KnownHit[] {
  const sorted = hits.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const reached = new Map<string, number>()
  return sorted.filter(({ id, end }) => {
    const isWithin = end <= (reached.get(id) ?? -1)
    if (!isWithin) reached.set(id, end)
    return !isWithin
  })
}

const extent = ({ offsets }: Letters, from: number, to: number): { start: number; end: number } => ({
  start: offsets[from] ?? 0,
  end: (offsets[to - 1] ?? 0) + 1,
})

function valueHits(
  text: string,
  letters: Letters,
  at: number,
  length: number,
  keys: KnownKeys,
  values: ReadonlyMap<string, readonly string[]>,
): readonly KnownHit[] {
  const ids = values.get(keys.markOf('value', letters.text.slice(at, at + length)))
  if (ids === undefined || !isWhole(text, letters, at, length)) return []
  return ids.map((id) => ({ id, kind: 'value', share: 1, ...extent(letters, at, at + length) }))
}

/** A value in one piece, and no part of a longer number or Latin word. */
function isWhole(text: string, { offsets }: Letters, at: number, length: number): boolean {
  for (let i = at + 1; i < at + length; i++) {
    const [from, to] = [(offsets[i - 1] ?? 0) + 1, offsets[i] ?? 0]
    if (from < to && !WITHIN.test(text.slice(from, to))) return false
  }
  const [first, last] = [offsets[at] ?? 0, offsets[at + length - 1] ?? 0]
  const joins = (a: number, b: number): boolean => PLAIN.test(text.charAt(a)) && PLAIN.test(text.charAt(b))
  return !joins(first - 1, first) && !joins(last, last + 1)
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>()
  for (const [key, one] of pairs) {
    const list = map.get(key)
    if (list === undefined) map.set(key, [one])
    else list.push(one)
  }
  return map
}
