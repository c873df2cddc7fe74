import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'

export interface Buckets {
  readonly lines: number
  readonly matched: number
  readonly unregistered: number
  readonly mismatch: number
  readonly entries: number
  readonly entriesMatched: number
  readonly phantom: number
  readonly entriesMismatch: number
}
/** stale: to be reconciled · running · laying: reconciled, its lines are being laid before their reviewers · reconciled. */
export type DayState = 'stale' | 'running' | 'laying' | 'reconciled'
export interface DayRow {
  readonly day: Day
  readonly state: DayState
  readonly run: string | null
  readonly at: Instant | null
  readonly buckets: Buckets | null
}

/** These days have new facts and are to be reconciled (again). */
export async function staleDays(
  db: Reader,
  days: readonly Day[],
  now: Instant,
  why = 'import',
): Promise<void> {
  if (days.length === 0) return
  await sql`insert into queries_day (day, state, why, changed) select d, 'stale', ${why}, ${now} from unnest(${[...days]}::date[]) as d
    on conflict (day) do update set state = 'stale', why = excluded.why, changed = excluded.changed`.execute(
    db,
  )
}

/** Days with lines or entries around a span of days whose cases, roster or leave changed; only such as have been reconciled before. */
export async function staleBetween(
  db: Reader,
  from: Day,
  to: Day,
  now: Instant,
  why: string,
): Promise<number> {
  const { rows } = await sql<{
    day: Day
  }>`update queries_day set state = 'stale', why = ${why}, changed = ${now}
    where day between ${from} and ${to} and state in ('laying', 'reconciled') returning day`.execute(db)
  return rows.length
}

const columns = sql`day, state, run, at, buckets`
export async function dayRow(db: Reader, day: Day): Promise<DayRow | null> {
  return (
    (await sql<DayRow>`select ${columns} from queries_day where day = ${day}`.execute(db)).rows[0] ?? null
  )
}
export async function listDays(db: Reader, from: Day, to: Day): Promise<DayRow[]> {
  return (
    await sql<DayRow>`select ${columns} from queries_day where day between ${from} and ${to} order by day desc`.execute(
      db,
    )
  ).rows
}

export interface Claimed {
  readonly day: Day
  readonly why: string
  /** What is left to do: all of it, or only the laying of a finished run. */
  readonly state: 'running' | 'laying'
  readonly run: string | null
}
/** Takes the earliest day that waits, or one whose worker has not been heard of since `abandoned`. */
export async function claimDay(
  db: Reader,
  now: Instant,
  abandoned: Instant,
  held: readonly Day[],
): Promise<Claimed | null> {
  const { rows } =
    await sql<Claimed>`update queries_day set state = case state when 'laying' then 'laying' else 'running' end, claimed = ${now}
    where day = (select day from queries_day where (state = 'stale' and not (day = any(${[...held]}::date[]))) or (state in ('running', 'laying') and claimed < ${abandoned})
      order by day limit 1 for update skip locked)
    returning day, why, state, run`.execute(db)
  return rows[0] ?? null
}
/** Days that wait for their book: the agency imports books, none has come for the day, and neither two hours nor noon have passed. */
export async function heldDays(db: Reader, now: Instant): Promise<Day[]> {
  const { rows } = await sql<{
    day: Day
  }>`select d.day from queries_day d where d.state = 'stale' and d.why = 'import' and d.run is null
    and exists (select 1 from queries_profile where kind = 'book')
    and not exists (select 1 from queries_import where kind = 'book' and phase = 'done' and days ? (d.day::text))
    and ${now}::timestamptz < greatest(d.changed + interval '2 hours', ((d.day + 1)::timestamp - interval '8 hours') at time zone 'UTC' + interval '12 hours')`.execute(
    db,
  )
  return rows.map((row) => row.day)
}
export async function claimThisDay(db: Reader, day: Day, now: Instant): Promise<void> {
  await sql`update queries_day set state = 'running', claimed = ${now} where day = ${day}`.execute(db)
}
/** Running days of a process that is gone: for a database only one process can use. */
export async function releaseDays(db: Reader): Promise<void> {
  await sql`update queries_day set claimed = '1970-01-01' where state in ('running', 'laying')`.execute(db)
}
/** A day that changed while it was worked on stays stale and is taken again. */
export async function finishRun(
  db: Reader,
  day: Day,
  run: string,
  buckets: Buckets,
  now: Instant,
): Promise<void> {
  await sql`update queries_day set state = case state when 'running' then 'laying' else state end, run = ${run}, at = ${now}, buckets = ${JSON.stringify(buckets)}::jsonb, claimed = ${now}
    where day = ${day}`.execute(db)
}
export async function finishLaying(db: Reader, day: Day, run: string): Promise<void> {
  await sql`update queries_day set state = case state when 'laying' then 'reconciled' else state end where day = ${day} and run = ${run}`.execute(
    db,
  )
}
export interface RunRow {
  readonly id: string
  readonly day: Day
  readonly at: Instant
  readonly why: string
  readonly buckets: Buckets
  readonly units: readonly {
    readonly unit: string | null
    readonly buckets: Buckets
    readonly byRule: Readonly<Record<string, number>>
  }[]
  readonly editions: readonly string[]
  readonly moved: number
  readonly milliseconds: number
  readonly path: string | null
  readonly sha256: string | null
}
const runColumns = sql`id, day, at, why, buckets, units, editions, moved, milliseconds, path, sha256`
export async function addRun(db: Reader, run: RunRow): Promise<void> {
  await sql`insert into queries_run (id, day, at, why, buckets, units, editions, moved, milliseconds, path, sha256)
    values (${run.id}, ${run.day}, ${run.at}, ${run.why}, ${JSON.stringify(run.buckets)}::jsonb, ${JSON.stringify(run.units)}::jsonb, ${JSON.stringify(run.editions)}::jsonb,
      ${run.moved}, ${run.milliseconds}, ${run.path}, ${run.sha256})`.execute(db)
}
export async function runsOf(db: Reader, day: Day): Promise<RunRow[]> {
  return (
    await sql<RunRow>`select ${runColumns} from queries_run where day = ${day} order by at, id`.execute(db)
  ).rows
}
export async function runById(db: Reader, id: string): Promise<RunRow | null> {
  return (
    (await sql<RunRow>`select ${runColumns} from queries_run where id = ${id}`.execute(db)).rows[0] ?? null
  )
}
export async function firstRunAt(db: Reader, day: Day): Promise<Instant | null> {
  return (
    (await sql<{ at: Instant | null }>`select min(at) as at from queries_run where day = ${day}`.execute(db))
      .rows[0]?.at ?? null
  )
}
export async function addMoved(db: Reader, run: string, moved: number): Promise<void> {
  await sql`update queries_run set moved = moved + ${moved} where id = ${run}`.execute(db)
}
/** Earlier result files of a day: what they said is in the acts; the files go when a later run stands. */
export async function forgetPaths(db: Reader, day: Day, except: string): Promise<void> {
  await sql`update queries_run set path = null where day = ${day} and id <> ${except}`.execute(db)
}
