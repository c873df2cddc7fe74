import { sql } from 'kysely'
import type { Day } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import { ETHICS_DESK, type Item, type ItemState, type NewItem, type Route } from '../words.ts'

export interface ItemRow {
  readonly id: string
  readonly sheet: string
  readonly unit: string
  readonly day: Day
  readonly owner: string | null
  readonly ordered_by: string | null
  readonly route: Route['to']
  readonly desk: string
  readonly ord: string
  readonly weight: number
  readonly needs_reason: boolean
  readonly needs_explanation: boolean
  readonly state: ItemState
  readonly decision: 'approve' | 'refer' | null
  readonly stamp: string | null
}
export const toItem = (row: ItemRow): Item => ({
  id: row.id,
  sheet: row.sheet,
  unit: row.unit,
  day: row.day,
  owner: row.owner,
  orderedBy: row.ordered_by,
  route: row.route,
  desk: row.desk,
  order: row.ord,
  weight: row.weight,
  needsReason: row.needs_reason,
  needsExplanation: row.needs_explanation,
  state: row.state,
  decision: row.decision,
  stamp: row.stamp,
})

const CHUNK = 10_000
const deskOf = (route: Route, unit: string): string =>
  route.to === 'head' ? unit : route.to === 'above' ? route.unit : ETHICS_DESK

export interface Added {
  readonly desk: string
  readonly items: number
  readonly unexplained: number
}
/** Writes the lines that are new; known ids are left as they are. @returns what was added, by desk */
export async function insertItems(
  unit: Unit,
  sheet: { id: string; unit: string; day: Day },
  items: readonly NewItem[],
): Promise<Added[]> {
  const added = new Map<string, { items: number; unexplained: number }>()
  for (let at = 0; at < items.length; at += CHUNK) {
    const part = items.slice(at, at + CHUNK)
    const { rows } = await sql<Added>`with fresh as (
        insert into review_item (id, sheet, day, owner, ordered_by, route, desk, ord, weight, needs_reason, needs_explanation)
        select id, ${sheet.id}, ${sheet.day}::date, owner, nullif(ordered_by, owner), route, desk, ord, weight, needs_reason, needs_explanation
        from unnest(${part.map((item) => item.id)}::text[], ${part.map((item) => item.owner)}::text[],
          ${part.map((item) => item.orderedBy ?? null)}::text[], ${part.map((item) => item.route.to)}::text[],
          ${part.map((item) => deskOf(item.route, sheet.unit))}::text[], ${part.map((item) => item.order)}::text[],
          ${part.map((item) => item.weight)}::int[], ${part.map((item) => item.needsReason)}::boolean[],
          ${part.map((item) => item.needsExplanation)}::boolean[])
          as t(id, owner, ordered_by, route, desk, ord, weight, needs_reason, needs_explanation)
        on conflict (id) do nothing returning desk, needs_reason)
      select desk, count(*) as items, count(*) filter (where needs_reason) as unexplained from fresh group by desk`.execute(
      unit.sql,
    )
    for (const row of rows) {
      const sum = added.get(row.desk) ?? { items: 0, unexplained: 0 }
      added.set(row.desk, { items: sum.items + row.items, unexplained: sum.unexplained + row.unexplained })
    }
  }
  return [...added].map(([desk, sum]) => ({ desk, ...sum }))
}

export async function growDesks(unit: Unit, sheet: string, added: readonly Added[]): Promise<void> {
  await sql`insert into review_desk (sheet, desk, items, unexplained)
    select ${sheet}, desk, items, unexplained from unnest(${added.map((row) => row.desk)}::text[],
      ${added.map((row) => row.items)}::int[], ${added.map((row) => row.unexplained)}::int[]) as t(desk, items, unexplained)
    on conflict (sheet, desk) do update set items = review_desk.items + excluded.items,
      unexplained = review_desk.unexplained + excluded.unexplained`.execute(unit.sql)
}

/** Lines by id, in no given order. No right is checked here. */
export async function itemsByIds(reader: Reader, ids: readonly string[]): Promise<Item[]> {
  const { rows } =
    await sql<ItemRow>`select i.*, s.unit from review_item i join review_sheet s on s.id = i.sheet
    where i.id = any(${[...ids]}::text[])`.execute(reader)
  return rows.map(toItem)
}

/** Gives the line its new standing. The caller moves the counters in the same unit. */
export async function setStanding(
  unit: Unit,
  item: string,
  to: { readonly state: ItemState; readonly decision: 'approve' | 'refer' | null; readonly stamp?: string },
): Promise<void> {
  await sql`update review_item set state = ${to.state}, decision = ${to.decision}, stamp = coalesce(${to.stamp ?? null}, stamp)
    where id = ${item}`.execute(unit.sql)
}

/** What speaks against the line, as new facts have it. The caller moves the counters in the same unit. */
export async function setWeight(
  unit: Unit,
  item: string,
  to: { readonly weight: number; readonly needsReason: boolean; readonly needsExplanation: boolean },
): Promise<void> {
  await sql`update review_item set weight = ${to.weight}, needs_reason = ${to.needsReason}, needs_explanation = ${to.needsExplanation}
    where id = ${item}`.execute(unit.sql)
}
