import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Actor } from '#kernel/policy'
import type { Reader } from '#kernel/store'
import { desksIn, desksOf, sheetScope } from '../rules/desks.ts'
import type { Page, PageOf, SheetFilter, SheetView } from '../words.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { sumOf, toSheet, type DeskRow, type SheetRow } from './sheets.ts'

/** The sheets this person may see, newest day first, each with the counts of the lines that are his to judge. */
export async function sheetsOf(
  reader: Reader,
  actor: Actor,
  filter: SheetFilter,
  page: Page,
  now: Instant,
): Promise<PageOf<SheetView>> {
  const scope = sheetScope(actor)
  const after = page.after ? fromCursor(page.after, 2) : null
  const where = [
    ...(scope === 'all'
      ? []
      : [
          sql`(s.unit = any(${[...scope]}::text[]) or exists (select from review_desk d
            where d.sheet = s.id and d.desk = any(${desksOf(actor)}::text[])))`,
        ]),
    ...(filter.kind === undefined ? [] : [sql`s.kind = ${filter.kind}`]),
    ...(filter.unit === undefined ? [] : [sql`s.unit = ${filter.unit}`]),
    ...(filter.from === undefined ? [] : [sql`s.day >= ${filter.from}::date`]),
    ...(filter.to === undefined ? [] : [sql`s.day <= ${filter.to}::date`]),
    ...(filter.state === undefined ? [] : [sql`(s.closed_at is null) = ${filter.state === 'open'}::boolean`]),
    ...(filter.overdue === undefined
      ? []
      : [
          sql`(s.closed_at is null and s.items > 0 and s.due <= ${now}::timestamptz) = ${filter.overdue}::boolean`,
        ]),
    ...(after ? [sql`(s.day, s.id) < (${after[0]}::date, ${after[1]})`] : []),
    sql`true`,
  ]
  const { rows } = await sql<SheetRow & { desks: DeskRow[] | null }>`select s.*,
      (select jsonb_agg(to_jsonb(d)) from review_desk d where d.sheet = s.id) as desks
    from review_sheet s where ${sql.join(where, sql` and `)} order by s.day desc, s.id desc limit ${page.limit + 1}`.execute(
    reader,
  )
  const shown = rows.slice(0, page.limit).map((row): SheetView => {
    const sheet = toSheet(row)
    const desks = row.desks ?? []
    const mine = new Set(
      desksIn(
        actor,
        sheet,
        desks.map((desk) => desk.desk),
      ),
    )
    const overdue = sheet.state === 'open' && sheet.progress.items > 0 && sheet.due <= now
    return { ...sheet, overdue, mine: sumOf(desks.filter((desk) => mine.has(desk.desk))) }
  })
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > page.limit && last ? toCursor([last.day, last.id]) : null }
}
