import { sql } from 'kysely'
import { newId, epochMs, type Day, type Instant } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import { progress, type Counters, type Counts } from '../rules/counts.ts'
import type { NewSheet, Progress, Sheet } from '../words.ts'

export interface SheetRow extends Counters {
  readonly id: string
  readonly kind: string
  readonly unit: string
  readonly day: Day
  readonly due: Instant
  readonly opened_at: Instant
  readonly closed_at: Instant | null
  readonly escalated: 0 | 1 | 2
}
export const countersOf = (row: Counters): Counters => ({
  items: row.items,
  approved: row.approved,
  referred: row.referred,
  asked: row.asked,
  answered: row.answered,
  unexplained: row.unexplained,
})
export const toSheet = (row: SheetRow): Sheet => ({
  id: row.id,
  kind: row.kind,
  unit: row.unit,
  day: row.day,
  due: row.due,
  state: row.closed_at === null ? 'open' : 'closed',
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  escalated: row.escalated,
  progress: progress(countersOf(row)),
})

/** @returns the new sheet, or null where this unit and day has one already */
export async function insertSheet(unit: Unit, sheet: NewSheet): Promise<Sheet | null> {
  const { rows } = await sql<SheetRow>`insert into review_sheet (id, kind, unit, day, due, opened_at)
    values (${newId(epochMs(unit.now))}, ${sheet.kind}, ${sheet.unit}, ${sheet.day}, ${sheet.due}, ${unit.now})
    on conflict (kind, unit, day) do nothing returning *`.execute(unit.sql)
  return rows[0] ? toSheet(rows[0]) : null
}

export async function sheetOf(reader: Reader, kind: string, unit: string, day: Day): Promise<Sheet | null> {
  const { rows } =
    await sql<SheetRow>`select * from review_sheet where kind = ${kind} and unit = ${unit} and day = ${day}`.execute(
      reader,
    )
  return rows[0] ? toSheet(rows[0]) : null
}

export async function sheetById(reader: Reader, id: string): Promise<Sheet | null> {
  const { rows } = await sql<SheetRow>`select * from review_sheet where id = ${id}`.execute(reader)
  return rows[0] ? toSheet(rows[0]) : null
}

/** Adds new lines to the counters; a closed sheet is open again, on time, with the new due moment if there is one. */
export async function growSheet(
  unit: Unit,
  sheet: string,
  items: number,
  unexplained: number,
  due: Instant | null,
): Promise<void> {
  await sql`update review_sheet set items = items + ${items}::int, unexplained = unexplained + ${unexplained}::int,
      due = case when closed_at is not null then coalesce(${due}::timestamptz, due) else due end,
      escalated = case when closed_at is not null then 0 else escalated end, closed_at = null
    where id = ${sheet}`.execute(unit.sql)
}

/** Moves the counters of sheet and desk together; closes or reopens the sheet as they say. */
export async function moveCounters(unit: Unit, sheet: string, desk: string, by: Counts): Promise<Sheet> {
  const moved = sql`approved = approved + ${by.approved}::int, referred = referred + ${by.referred}::int,
    asked = asked + ${by.asked}::int, answered = answered + ${by.answered}::int`
  await sql`update review_desk set ${moved} where sheet = ${sheet} and desk = ${desk}`.execute(unit.sql)
  const { rows } = await sql<SheetRow>`update review_sheet set ${moved},
      closed_at = case when items > 0 and approved + referred + ${by.approved + by.referred}::int = items
        then coalesce(closed_at, ${unit.now}::timestamptz) end
    where id = ${sheet} returning *`.execute(unit.sql)
  const row = rows[0]
  if (!row) throw new Error('the sheet of a line is gone')
  return toSheet(row)
}

export async function setDue(unit: Unit, sheet: string, due: Instant): Promise<void> {
  await sql`update review_sheet set due = ${due}, escalated = 0, overdue_day = null where id = ${sheet}`.execute(
    unit.sql,
  )
}

export interface LateRow extends SheetRow {
  readonly overdue_day: Day | null
}
/** Open sheets whose time is up, locked; those noticed today are left out. */
export async function lateSheets(unit: Unit, today: Day): Promise<LateRow[]> {
  const { rows } =
    await sql<LateRow>`select * from review_sheet where closed_at is null and due <= ${unit.now} and items > 0
    and (overdue_day is null or overdue_day < ${today}) order by due, id for update`.execute(unit.sql)
  return rows
}
export async function markLate(unit: Unit, sheet: string, today: Day, escalated: 1 | 2): Promise<void> {
  await sql`update review_sheet set overdue_day = ${today}, escalated = ${escalated}::smallint where id = ${sheet}`.execute(
    unit.sql,
  )
}

export interface DeskRow extends Counters {
  readonly desk: string
}
export async function desksOfSheet(reader: Reader, sheet: string): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`select * from review_desk where sheet = ${sheet} order by desk`.execute(
    reader,
  )
  return rows
}

/** Counts of a sheet, or only of some of its desks. */
export async function progressOf(
  reader: Reader,
  sheet: string,
  desks?: readonly string[],
): Promise<Progress> {
  const rows = await desksOfSheet(reader, sheet)
  return sumOf(rows.filter((row) => desks === undefined || desks.includes(row.desk)))
}
export const sumOf = (rows: readonly Counters[]): Progress =>
  progress({
    items: total(rows, 'items'),
    approved: total(rows, 'approved'),
    referred: total(rows, 'referred'),
    asked: total(rows, 'asked'),
    answered: total(rows, 'answered'),
    unexplained: total(rows, 'unexplained'),
  })
const total = (rows: readonly Counters[], name: keyof Counters): number =>
  rows.reduce((sum, row) => sum + row[name], 0)
