import { pairOf } from './group.ts'
import { pair } from './pair.ts'
import type { Look, MatchNumbers, Noted, Pair, Remainder } from './words.ts'

export interface Outcome extends Remainder {
  readonly pairs: readonly Pair[]
}

/** Groups by key; each group in order of time, and of number where times are equal. */
function grouped<T extends { readonly at: number; readonly n: number }>(
  things: readonly T[],
  keysOf: (thing: T) => readonly string[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key)
      if (group) group.push(thing)
      else groups.set(key, [thing])
    }
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at || a.n - b.n)
  return groups
}

/**
 * What was booked under another querier, but on behalf of the person whose account was used: the same system and target within
 * the window. Such a pair is a mismatch: either the book names the wrong querier or the account was lent.
 * @param targetOf target of a look-up or an entry, by number
 */
export function byRequester(
  rest: Remainder,
  numbers: MatchNumbers,
  targetOf: { look(n: number): string; entry(n: number): string },
): Outcome {
  const asked = rest.entries.filter((entry) => entry.requester !== null && entry.requester !== entry.person)
  if (asked.length === 0) return { pairs: [], ...rest }
  const entries = grouped(asked, (entry) =>
    entry.systems.map((system) => `${entry.requester} ${system} ${targetOf.entry(entry.n)}`),
  )
  const looks = grouped(rest.looks, (look) => [`${look.person} ${look.system} ${targetOf.look(look.n)}`])
  const pairs: Pair[] = []
  const gone = { looks: new Set<Look>(), entries: new Set<Noted>() }
  for (const [key, here] of looks) {
    const noted = (entries.get(key) ?? []).filter((entry) => !gone.entries.has(entry))
    const found = pair(
      here.map((look) => look.at),
      noted.map((entry) => entry.at),
      numbers.windowMinutes * 60,
      () => 0,
    )
    here.forEach((look, l) => {
      const entry = noted[found[l] ?? -1]
      if (entry === undefined) return
      pairs.push(pairOf(look, entry, 'requester'))
      gone.looks.add(look)
      gone.entries.add(entry)
    })
  }
  return left(rest, gone, pairs)
}

/**
 * What was booked with a slip of the pen: same person and system within the window, targets a few characters apart. The closest
 * slips first, then the closest times.
 * @param edits characters in which two targets differ, or null where that is more than the law book's number
 */
export function byNearness(
  rest: Remainder,
  numbers: MatchNumbers,
  edits: (look: number, entry: number) => number | null,
): Outcome {
  const entries = grouped(rest.entries, (entry) => entry.systems.map((system) => `${entry.person} ${system}`))
  const candidates: { look: Look; entry: Noted; edits: number; apart: number }[] = []
  const window = numbers.windowMinutes * 60
  for (const look of rest.looks) {
    for (const entry of within(entries.get(`${look.person} ${look.system}`) ?? [], look.at, window)) {
      const differ = edits(look.n, entry.n)
      if (differ !== null && differ >= 1 && differ <= numbers.targetEdits) {
        candidates.push({ look, entry, edits: differ, apart: Math.abs(look.at - entry.at) })
      }
    }
  }
  candidates.sort(
    (a, b) => a.edits - b.edits || a.apart - b.apart || a.look.n - b.look.n || a.entry.n - b.entry.n,
  )
  const pairs: Pair[] = []
  const gone = { looks: new Set<Look>(), entries: new Set<Noted>() }
  for (const { look, entry, edits: differ } of candidates) {
    if (gone.looks.has(look) || gone.entries.has(entry)) continue
    pairs.push(pairOf(look, entry, 'near', differ))
    gone.looks.add(look)
    gone.entries.add(entry)
  }
  return left(rest, gone, pairs)
}

const left = (
  rest: Remainder,
  gone: { looks: ReadonlySet<Look>; entries: ReadonlySet<Noted> },
  pairs: Pair[],
): Outcome => ({
  pairs,
  looks: rest.looks.filter((look) => !gone.looks.has(look)),
  entries: rest.entries.filter((entry) => !gone.entries.has(entry)),
})

/** The entries, ascending in time, that lie at most `window` from `at`. */
function within(entries: readonly Noted[], at: number, window: number): readonly Noted[] {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.at ?? 0) < at - window) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < entries.length && (entries[end]?.at ?? 0) <= at + window) end++
  return entries.slice(low, end)
}
