import { sql } from 'kysely'
import { newId, type Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'

export interface Change {
  readonly thing: string
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** Keeps what a correction replaced, beside the act that names the correction. */
export async function keepChanges(
  db: Reader,
  changes: readonly Change[],
  at: Instant,
  by: string,
): Promise<void> {
  if (changes.length === 0) return
  await sql`insert into people_change (id, thing, field, before, after, at, by)
    select i, t, f, b, a, ${at}::timestamptz, ${by}::text from unnest(${changes.map(() => newId())}::text[], ${changes.map((c) => c.thing)}::text[],
      ${changes.map((c) => c.field)}::text[], ${changes.map((c) => c.before)}::text[], ${changes.map((c) => c.after)}::text[]) as x(i, t, f, b, a)`.execute(
    db,
  )
}

export async function changesOf(
  db: Reader,
  thing: string,
): Promise<(Change & { at: Instant; by: string })[]> {
  const { rows } = await sql<
    Change & { at: Instant; by: string }
  >`select thing, field, before, after, at, by from people_change
    where thing = ${thing} order by at, id`.execute(db)
  return rows
}
