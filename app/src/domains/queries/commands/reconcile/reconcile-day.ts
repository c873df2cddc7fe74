import { addDays, epochSeconds, newId, type Day } from '#kernel/ground'
import { record } from '#kernel/ledger'
import type { LawOnDay } from '#kernel/law'
import { agencyLaw } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import type { QueriesRoom } from '../../room.ts'
import { needsReason, type QueryReason } from '../../rules/indicators/index.ts'
import type { MatchNumbers } from '../../rules/reconcile/index.ts'
import { receivedSystems } from '../../store/calendar.ts'
import { dayTables, rawTables, type DayInput } from '../../store/day-tables.ts'
import { both } from '../../store/duck.ts'
import { writeEntries, writeLooks, type Written } from '../../store/day-results.ts'
import { addRun, finishRun, firstRunAt, forgetPaths, staleBetween, type Buckets } from '../../store/days.ts'
import { correctedImports, entriesOfDay } from '../../store/entries.ts'
import { resultPaths } from '../../store/imported-entries.ts'
import { nearOf } from '../../store/near-files.ts'
import { partsOf } from '../../store/parts.ts'
import { systemsOf } from '../../store/systems.ts'
import { judgeDay } from './judge-day.ts'
import { matchDay } from './match-day.ts'
import { touchedNeighbours } from './neighbours.ts'
import { officeOn, surroundingsOf } from './surroundings.ts'

export interface Reconciled {
  readonly run: string
  readonly buckets: Buckets
  readonly milliseconds: number
}

export const matchNumbers = (law: LawOnDay): MatchNumbers => ({
  windowMinutes: law.value('query.match.windowMinutes'),
  coverSystems: law.value('query.match.coverSystems'),
  coverMinutes: law.value('query.match.coverMinutes'),
  targetEdits: law.value('query.match.targetEdits'),
})

/**
 * Reconciles one day: log × book, one to one, then roster, leave and cases. The result is a file and an act that names its digest;
 * the sheets are laid from it afterwards. The work is done outside any transaction; whatever changes meanwhile makes the day stale.
 */
export async function reconcileDay(room: QueriesRoom, day: Day, why: string): Promise<Reconciled> {
  const started = performance.now()
  const run = newId()
  const { store } = room
  const law = (await agencyLaw(store.read)).at(day)
  const input = await inputOf(room, day, matchNumbers(law).windowMinutes * 60)
  const first = await firstRunAt(store.read, day)
  const lateAfter = first === null ? null : epochSeconds(first)
  const written = await room.duck.pair(async (sessions): Promise<Written> => {
    const [session, beside] = sessions
    // The database works while DuckDB does.
    const [, office] = await both(rawTables(sessions, room.files, input), officeOn(store.read, day))
    const tables = await dayTables(sessions, input, office.holders)
    const near =
      (table: 'raw_l' | 'raw_e', { row }: { readonly row: Int32Array }) =>
      (numbers: readonly number[]) =>
        nearOf(session, room.files, store.read, table, numbers, row)
    // The database has its questions before matching takes this thread.
    const [around, matched] = await both(
      surroundingsOf(store.read, day, tables.persons, tables.cases, office),
      matchDay(tables, input.systems, matchNumbers(law), {
        looks: near('raw_l', tables.looks),
        entries: near('raw_e', tables.entries),
      }),
    )
    const systems = await systemsOf(store.read)
    const words = { tables, matched, unitOf: around.unitOf, received: input.received }
    // DuckDB has begun to write the entries when the indicators begin to take this thread.
    const [, judged] = await both(
      writeEntries(beside, room.files, day, run, words),
      judgeDay(session, { tables, matched, systems, around, law, lateAfter }),
    )
    const reasons = new Map([...judged.reasons].map(([n, list]) => [n, said(list)]))
    return writeLooks(session, room.files, day, run, words, { lateAfter, levels: judged.levels, reasons })
  })
  const touched = await touchedNeighbours(room, day, written, input.neighbours)
  const milliseconds = Math.round(performance.now() - started)
  await store.unit(async (unit) => {
    const { buckets, units, path, sha256 } = written
    const editions = editionsOf(law)
    await addRun(unit.sql, {
      id: run,
      day,
      at: unit.now,
      why,
      buckets,
      units,
      editions,
      moved: 0,
      milliseconds,
      path,
      sha256,
    })
    await forgetPaths(unit.sql, day, run)
    await finishRun(unit.sql, day, run, buckets, unit.now)
    for (const other of touched) await staleBetween(unit.sql, other, other, unit.now, 'neighbour')
    await record(unit, queriesActs['day.reconciled'], {
      by: { kind: 'system', job: 'queries.reconcile' },
      on: { kind: 'day', id: day },
      edition: editions.join(' '),
      fields: { day, run, why, ...buckets, result: sha256, editions: editions.join(' ') },
    })
    await unit.notify({
      topic: 'queries.reconciled',
      about: { day, run, unregistered: buckets.unregistered, phantom: buckets.phantom },
    })
  })
  return { run, buckets: written.buckets, milliseconds }
}

async function inputOf(room: QueriesRoom, day: Day, reach: number): Promise<DayInput> {
  const db = room.store.read
  const [before, after] = [addDays(day, -1), addDays(day, 1)]
  return {
    day,
    systems: (await systemsOf(db)).map((system) => system.id),
    logs: await partsOf(db, 'log', { days: [day] }),
    books: await partsOf(db, 'book', { days: [day] }),
    typed: await entriesOfDay(db, day),
    corrected: await correctedImports(db),
    received: await receivedSystems(db, day),
    neighbours: {
      books: await partsOf(db, 'book', { days: [before, after] }),
      typed: [...(await entriesOfDay(db, before)), ...(await entriesOfDay(db, after))],
      before: (await resultPaths(db, room.files, before, before, 'entries'))[0] ?? null,
      after: (await resultPaths(db, room.files, after, after, 'entries'))[0] ?? null,
      reach,
    },
  }
}

const said = (reasons: readonly QueryReason[]): { json: string; rules: string; weight: number } => ({
  json: JSON.stringify(reasons),
  rules: [...new Set(reasons.map((reason) => reason.rule))].join(','),
  weight: reasons.filter((reason) => needsReason([reason])).length,
})

/** The numbers that matching rested on, with their editions. */
const editionsOf = (law: LawOnDay): string[] =>
  (
    [
      'query.match.windowMinutes',
      'query.match.coverSystems',
      'query.match.coverMinutes',
      'query.match.targetEdits',
    ] as const
  ).map((id) => {
    const ruling = law.parameter(id)
    return `${id}=${ruling.value}@${ruling.edition}`
  })
