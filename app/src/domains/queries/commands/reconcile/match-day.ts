import {
  byNearness,
  byRequester,
  editsBetween,
  settle,
  type Look,
  type MatchNumbers,
  type Neighbourhood,
  type Noted,
  type Pair,
} from '../../rules/reconcile/index.ts'
import type { LookColumns } from '../../store/day-columns.ts'
import type { DayTables } from '../../store/day-tables.ts'
import { differences, type Difference } from '../../words.ts'

/** What became of each look-up and entry of a day, by number. */
export interface Matched {
  /** Entry of each look-up, or -1. */
  readonly entryOf: Int32Array
  readonly edits: Uint8Array
  /** Bits of `differenceList`. */
  readonly differs: Uint8Array
  /** 0: no look-up · 1: matched · 2: with differences. */
  readonly entryState: Uint8Array
}
export const differenceList = Object.keys(differences) as Difference[]
const NONE: readonly Difference[] = []
export const differencesOf = (bits: number): readonly Difference[] =>
  bits === 0 ? NONE : differenceList.filter((_, i) => bits & (1 << i))
const bitsOf = (list: readonly Difference[]): number =>
  list.reduce((bits, difference) => bits | (1 << differenceList.indexOf(difference)), 0)

/** Neighbourhoods of the few that are left over, by number. */
export interface NearSource {
  looks(numbers: readonly number[]): Promise<ReadonlyMap<number, Neighbourhood>>
  entries(numbers: readonly number[]): Promise<ReadonlyMap<number, Neighbourhood>>
}

/**
 * Matches a whole day: the look-ups and entries of one person and target after the other go through the rules; what is left over is
 * compared with the rest.
 */
export async function matchDay(
  tables: DayTables,
  systems: readonly string[],
  numbers: MatchNumbers,
  near: NearSource,
): Promise<Matched> {
  const made: Matched = {
    entryOf: new Int32Array(tables.looks.row.length).fill(-1),
    edits: new Uint8Array(tables.looks.row.length),
    differs: new Uint8Array(tables.looks.row.length),
    entryState: new Uint8Array(tables.entries.row.length),
  }
  const note = (pairs: readonly Pair[]): void => {
    for (const pair of pairs) {
      const bits = bitsOf(pair.differences)
      made.entryOf[pair.look] = pair.entry
      made.edits[pair.look] = pair.edits
      made.differs[pair.look] = bits
      made.entryState[pair.entry] = Math.max(made.entryState[pair.entry] ?? 0, bits === 0 ? 1 : 2)
    }
  }
  const rest = exactly(tables, systems, numbers, note)
  const asked = byRequester(rest, numbers, {
    look: (n) => String(tables.looks.target[n]),
    entry: (n) => String(tables.entries.target[n]),
  })
  note(asked.pairs)
  const keys = new Set(
    asked.entries.flatMap((entry) => entry.systems.map((system) => `${entry.person} ${system}`)),
  )
  const some = asked.looks.filter((look) => keys.has(`${look.person} ${look.system}`))
  if (some.length > 0) {
    const looks = await near.looks(some.map((look) => look.n))
    const entries = await near.entries(asked.entries.map((entry) => entry.n))
    const edits = (look: number, entry: number): number | null => {
      const [a, b] = [looks.get(look), entries.get(entry)]
      return a === undefined || b === undefined ? null : editsBetween(a, b)
    }
    note(byNearness({ looks: some, entries: asked.entries }, numbers, edits).pairs)
  }
  return made
}

function exactly(
  tables: DayTables,
  systems: readonly string[],
  numbers: MatchNumbers,
  note: (pairs: readonly Pair[]) => void,
): { looks: Look[]; entries: Noted[] } {
  const rest: { looks: Look[]; entries: Noted[] } = { looks: [], entries: [] }
  const { persons, cases, systemSets } = tables
  const groups = groupsOf(tables)
  for (const key of Float64Array.from(groups.keys()).sort()) {
    const group = groups.get(key)
    if (group === undefined) continue
    const looks = group.looks.map((n): Look => {
      const { at, person, system, case: c } = tables.looks
      return {
        n,
        at: at[n] ?? 0,
        person: persons[person[n] ?? -1] ?? '',
        system: systems[system[n] ?? -1] ?? '',
        caseNo: cases[c[n] ?? -1] ?? null,
      }
    })
    const entries = group.entries.map((n): Noted => {
      const { at, person, systems: set, case: c, requester } = tables.entries
      return {
        n,
        at: at[n] ?? 0,
        person: persons[person[n] ?? -1] ?? '',
        systems: systemSets[set[n] ?? -1] ?? [],
        caseNo: cases[c[n] ?? -1] ?? null,
        requester: persons[requester[n] ?? -1] ?? null,
      }
    })
    const left =
      looks.length > 0 && entries.length > 0 ? settle(looks, entries, numbers) : { pairs: [], looks, entries }
    note(left.pairs)
    rest.looks.push(...left.looks)
    rest.entries.push(...left.entries)
  }
  return rest
}

interface Group {
  readonly looks: number[]
  readonly entries: number[]
}
/** Numbers by person and target, each list in order of time. Look-ups of unknown accounts belong to nobody and take no part. */
function groupsOf({ looks, entries, targets }: DayTables): Map<number, Group> {
  const groups = new Map<number, Group>()
  const gather = (side: keyof Group, { person, target }: Pick<LookColumns, 'person' | 'target'>): void => {
    for (let n = 0; n < person.length; n++) {
      const p = person[n] ?? -1
      if (p < 0) continue
      const key = p * targets + (target[n] ?? 0)
      let group = groups.get(key)
      if (group === undefined) groups.set(key, (group = { looks: [], entries: [] }))
      group[side].push(n)
    }
  }
  gather('looks', looks)
  gather('entries', entries)
  return groups
}
