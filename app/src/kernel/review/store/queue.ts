import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#kernel/policy'
import type { Reader } from '#kernel/store'
import { desksIn, desksOf, ownPersons } from '../rules/desks.ts'
import { itemStates, type Item, type Page, type PageOf, type QueueFilter, type Sheet } from '../words.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { toItem, type ItemRow } from './items.ts'
import { desksOfSheet, sheetById } from './sheets.ts'

/**
 * The lines that wait for this person, in the order of day, sheet and the sending room. Never his own, nor those of the persons
 * he stands in for, nor those that one of them ordered (M06). Each (desk, state) is one walk along the index, so that the
 * length of the queue does not matter.
 */
export async function queueOf(
  reader: Reader,
  actor: Actor,
  filter: QueueFilter,
  page: Page,
): Promise<PageOf<Item>> {
  const sheet = filter.sheet === undefined ? null : await sheetById(reader, filter.sheet)
  if (filter.sheet !== undefined && !sheet) return { rows: [], next: null }
  const desks = sheet ? await desksHere(reader, actor, sheet) : desksOf(actor)
  if (desks.length === 0) return { rows: [], next: null }
  const states = !filter.state || filter.state === 'todo' ? ['open', 'answered'] : [filter.state]
  const own = ownPersons(actor)
  const after = page.after ? fromCursor(page.after, 4) : null
  const where = [
    sql`(i.owner is null or i.owner <> all(${own}::text[]))`,
    sql`(i.ordered_by is null or i.ordered_by <> all(${own}::text[]))`,
    ...(sheet ? [sql`i.day = ${sheet.day}::date and i.sheet = ${sheet.id}`] : []),
    ...(filter.unexplained ? [sql`i.needs_reason`] : []),
    ...(after ? [beyond(after, sheet !== null)] : []),
  ]
  const { rows } = await sql<ItemRow>`select q.*, s.unit from unnest(${desks}::text[]) as d(desk)
    cross join unnest(${states.filter((state) => itemStates.some((known) => known === state))}::text[]) as w(state)
    cross join lateral (select * from review_item i where i.desk = d.desk and i.state = w.state and ${sql.join(where, sql` and `)}
      order by i.day, i.sheet, i.ord, i.id limit ${page.limit + 1}) q
    join review_sheet s on s.id = q.sheet
    order by q.day, q.sheet, q.ord, q.id limit ${page.limit + 1}`.execute(reader)
  const shown = rows.slice(0, page.limit).map(toItem)
  const last = shown.at(-1)
  const next = rows.length > page.limit && last ? toCursor([last.day, last.sheet, last.order, last.id]) : null
  return { rows: shown, next }
}

/** Within one sheet only the rest of the key is compared: with the sheet in the row as well, the walk would begin at its first line. */
const beyond = (
  [day = '', sheet = '', order = '', id = '']: readonly string[],
  oneSheet: boolean,
): RawBuilder<unknown> =>
  oneSheet
    ? sql`(i.ord, i.id) > (${order}, ${id})`
    : sql`(i.day, i.sheet, i.ord, i.id) > (${day}::date, ${sheet}, ${order}, ${id})`

const desksHere = async (reader: Reader, actor: Actor, sheet: Sheet): Promise<string[]> =>
  desksIn(
    actor,
    sheet,
    (await desksOfSheet(reader, sheet.id)).map((row) => row.desk),
  )
