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
import type { DuckSession } from '../../store/duck.ts'
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
 * Matches a whole day: DuckDB hands the events over in order of person and target, one group after the other goes through the
 * rules, and only what is left over stays in memory.
 */
export async function matchDay(
  session: DuckSession,
  tables: DayTables,
  systems: readonly string[],
  numbers: MatchNumbers,
  near: NearSource,
): Promise<Matched> {
  const made: Matched = {
    entryOf: new Int32Array(tables.lines).fill(-1),
    edits: new Uint8Array(tables.lines),
    differs: new Uint8Array(tables.lines),
    entryState: new Uint8Array(tables.entries),
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
  const rest = await exactly(session, tables, systems, numbers, note)
  const targets = await targetsOf(session, rest.looks, rest.entries)
  const asked = byRequester(rest, numbers, {
    look: (n) => targets.looks.get(n) ?? `look ${n}`,
    entry: (n) => targets.entries.get(n) ?? `entry ${n}`,
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

async function exactly(
  session: DuckSession,
  tables: DayTables,
  systems: readonly string[],
  numbers: MatchNumbers,
  note: (pairs: readonly Pair[]) => void,
): Promise<{ looks: Look[]; entries: Noted[] }> {
  const rest: { looks: Look[]; entries: Noted[] } = { looks: [], entries: [] }
  let looks: Look[] = []
  let entries: Noted[] = []
  let group = -1
  const finish = (): void => {
    if (looks.length > 0 && entries.length > 0) {
      const settled = settle(looks, entries, numbers)
      note(settled.pairs)
      rest.looks.push(...settled.looks)
      rest.entries.push(...settled.entries)
    } else {
      rest.looks.push(...looks)
      rest.entries.push(...entries)
    }
    looks = []
    entries = []
  }
  const { persons, cases, systemSets } = tables
  await session.eachInts(eventsQuery(tables.base, systems), ([g, side, n, dt, p, s, c, req], rows) => {
    if (!g || !side || !n || !dt || !p || !s || !c || !req) throw new Error('eight columns were expected')
    for (let i = 0; i < rows; i++) {
      const current = g[i] ?? -1
      if (current !== group) {
        finish()
        group = current
      }
      const person = persons[p[i] ?? -1] ?? ''
      const caseNo = cases[c[i] ?? -1] ?? null
      if (side[i] === 0)
        looks.push({ n: n[i] ?? 0, at: dt[i] ?? 0, person, system: systems[s[i] ?? -1] ?? '', caseNo })
      else
        entries.push({
          n: n[i] ?? 0,
          at: dt[i] ?? 0,
          person,
          systems: systemSets[s[i] ?? -1] ?? [],
          caseNo,
          requester: persons[req[i] ?? -1] ?? null,
        })
    }
  })
  finish()
  return rest
}

/** Look-ups of unknown accounts belong to nobody and take no part. */
const eventsQuery = (base: number, systems: readonly string[]): string => `
  select cast(dense_rank() over (order by p, target) as integer) as g, side, n, dt, p, s, c, req from (
    select 0 as side, n, cast(t - ${base} as integer) as dt, p, target, cast(list_position([${systems.map((system) => `'${system}'`).join(',')}], system) - 1 as integer) as s, c, -1 as req
      from lk where p >= 0
    union all select 1, n, cast(t - ${base} as integer), p, target, s, c, req from en where p >= 0)
  order by g, dt, side, n`

async function targetsOf(
  session: DuckSession,
  looks: readonly Look[],
  entries: readonly Noted[],
): Promise<{ looks: Map<number, string>; entries: Map<number, string> }> {
  const asked = entries.filter((entry) => entry.requester !== null && entry.requester !== entry.person)
  const made = { looks: new Map<number, string>(), entries: new Map<number, string>() }
  if (asked.length === 0) return made
  const wanted = new Set(asked.map((entry) => entry.requester))
  const some = looks.filter((look) => wanted.has(look.person))
  for (const [table, numbers, into] of [
    ['lk', some, made.looks],
    ['en', asked, made.entries],
  ] as const) {
    if (numbers.length === 0) continue
    for (const row of await session.rows<{ n: number; target: string }>(
      `select n, target from ${table} where n in (${numbers.map((thing) => thing.n).join(',')})`,
    ))
      into.set(row.n, row.target)
  }
  return made
}
