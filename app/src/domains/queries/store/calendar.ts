import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'

/** Systems whose log of this day is in. */
export async function receivedSystems(db: Reader, day: Day): Promise<string[]> {
  const { rows } = await sql<{
    system: string
  }>`select distinct system from queries_import where kind = 'log' and phase = 'done' and days ? ${day}`.execute(
    db,
  )
  return rows.map((row) => row.system)
}

export interface Received {
  readonly day: Day
  readonly system: string
  readonly lines: number
  readonly imports: readonly string[]
}
export async function receivedBetween(db: Reader, from: Day, to: Day): Promise<Received[]> {
  const { rows } =
    await sql<Received>`select d.day::date as day, i.system, coalesce(sum(p.rows), 0) as lines, jsonb_agg(distinct i.id) as imports
    from queries_import i cross join lateral jsonb_array_elements_text(i.days) as d(day) left join queries_part p on p.import = i.id and p.day = d.day::date
    where i.kind = 'log' and i.phase = 'done' and d.day::date between ${from} and ${to} group by d.day, i.system order by 1, 2`.execute(
      db,
    )
  return rows
}

/** @returns false when it had been noted before */
export async function noteMissing(db: Reader, system: string, day: Day, now: Instant): Promise<boolean> {
  const { rows } = await sql<{
    day: Day
  }>`insert into queries_missing (system, day, at) values (${system}, ${day}, ${now}) on conflict do nothing returning day`.execute(
    db,
  )
  return rows.length > 0
}
