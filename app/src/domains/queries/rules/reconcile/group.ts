import type { Difference } from '../../words.ts'
import { pair } from './pair.ts'
import type { Look, MatchNumbers, Noted, Pair } from './words.ts'

/** What one (person, target) came to: pairs, and what is left on either side. */
export interface Settled {
  readonly pairs: readonly Pair[]
  readonly looks: readonly Look[]
  readonly entries: readonly Noted[]
}

/**
 * Settles the look-ups and entries of one person and one target: exactly one entry to a look-up in each system, then the policy
 * "one entry covers at most n systems within m minutes". Both lists ascend in time.
 */
export function settle(looks: readonly Look[], entries: readonly Noted[], numbers: MatchNumbers): Settled {
  const pairs: Pair[] = []
  const anchors = new Map<Noted, Look[]>()
  const single = looks.length === 1 || looks.every((look) => look.system === looks[0]?.system)
  const left: Look[] = []
  for (const system of single ? [looks[0]?.system ?? ''] : new Set(looks.map((look) => look.system))) {
    const here = single ? looks : looks.filter((look) => look.system === system)
    const noted = entries.filter((entry) => entry.systems.includes(system))
    const differs = (l: number, e: number): number => (caseDiffers(here[l], noted[e]) ? 1 : 0)
    const found = pair(
      here.map((look) => look.at),
      noted.map((entry) => entry.at),
      numbers.windowMinutes * 60,
      differs,
    )
    here.forEach((look, l) => {
      const entry = noted[found[l] ?? -1]
      if (entry === undefined) return void left.push(look)
      pairs.push(pairOf(look, entry, 'own'))
      const known = anchors.get(entry)
      if (known) known.push(look)
      else anchors.set(entry, [look])
    })
  }
  const open = left.length > 0 && anchors.size > 0 ? cover(left, anchors, numbers, pairs) : left
  return { pairs, looks: open, entries: entries.filter((entry) => !anchors.has(entry)) }
}

/** Look-ups in order of time; each takes the entry whose own look-up is nearest and that still has room. */
function cover(
  left: readonly Look[],
  anchors: ReadonlyMap<Noted, readonly Look[]>,
  numbers: MatchNumbers,
  pairs: Pair[],
): Look[] {
  const covered = new Map(
    [...anchors].map(([entry, own]) => [entry, new Set(own.map((look) => look.system))]),
  )
  const still: Look[] = []
  for (const look of left.toSorted((a, b) => a.at - b.at || a.n - b.n)) {
    let best: Noted | null = null
    let nearest = Infinity
    for (const [entry, own] of anchors) {
      const systems = covered.get(entry)
      if (!systems || systems.has(look.system) || systems.size >= numbers.coverSystems) continue
      const apart = Math.min(...own.map((anchor) => Math.abs(anchor.at - look.at)))
      if (apart > numbers.coverMinutes * 60) continue
      if (apart < nearest || (apart === nearest && best !== null && entry.n < best.n)) {
        best = entry
        nearest = apart
      }
    }
    if (best === null) still.push(look)
    else {
      covered.get(best)?.add(look.system)
      pairs.push(pairOf(look, best, 'cover'))
    }
  }
  return still
}

const caseDiffers = (look: Look | undefined, entry: Noted | undefined): boolean =>
  look?.caseNo != null && entry?.caseNo != null && look.caseNo !== entry.caseNo

const NONE: readonly Difference[] = []
const CASE: readonly Difference[] = ['case']
export const pairOf = (look: Look, entry: Noted, way: Pair['way'], edits = 0): Pair => {
  const differences: readonly Difference[] = caseDiffers(look, entry) ? CASE : NONE
  const first: readonly Difference[] = way === 'requester' ? ['querier'] : way === 'near' ? ['target'] : NONE
  return {
    look: look.n,
    entry: entry.n,
    way,
    edits,
    differences: first.length > 0 ? [...first, ...differences] : differences,
  }
}
