import { sql } from 'kysely'
import type { Unit } from '#kernel/store'

/** The counters of unexplained lines follow when a line's weight changes. */
export async function countDesk(unit: Unit, sheet: string, desk: string, by: number): Promise<void> {
  await sql`update review_desk set unexplained = unexplained + ${by}::int where sheet = ${sheet} and desk = ${desk}`.execute(
    unit.sql,
  )
}
export async function countSheet(unit: Unit, sheet: string, by: number): Promise<void> {
  await sql`update review_sheet set unexplained = unexplained + ${by}::int where id = ${sheet}`.execute(
    unit.sql,
  )
}
