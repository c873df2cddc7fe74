import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Unit } from '#kernel/store'
import type { StampFacts } from '../rules/stamp.ts'
import type { Decision, TaskState } from '../words.ts'
import { toItem, type ItemRow } from './items.ts'

interface FactsRow extends ItemRow {
  readonly kind: string
  readonly closed_at: Instant | null
  readonly escalated: 0 | 1 | 2
  readonly latest_decision: Decision | null
  readonly shown_at: Instant | null
  readonly stamped_at: Instant | null
  readonly task: string | null
  readonly task_state: TaskState | null
  readonly explained: boolean
}
export interface LineFacts extends StampFacts {
  readonly kind: string
}

/** Everything a decision on this line by this person rests on, with the line locked. @returns null for an unknown line */
export async function factsOf(unit: Unit, item: string, person: string): Promise<LineFacts | null> {
  const { rows } =
    await sql<FactsRow>`select i.*, s.unit, s.kind, s.closed_at, s.escalated, l.decision as latest_decision, n.shown_at, r.stamped_at,
      t.id as task, t.state as task_state,
      exists (select from review_task e join review_attachment a on a.task = e.id and a.used
        where e.item = i.id and e.state in ('answered', 'closed')) as explained
    from review_item i join review_sheet s on s.id = i.sheet
    left join review_stamp l on l.id = i.stamp
    left join review_seen n on n.item = i.id and n.person = ${person}
    left join review_reviewer r on r.person = ${person}
    left join lateral (select id, state from review_task where item = i.id order by no desc limit 1) t on true
    where i.id = ${item} for update of i`.execute(unit.sql)
  const row = rows[0]
  if (!row) return null
  return {
    item: toItem(row),
    sheet: { state: row.closed_at === null ? 'open' : 'closed', escalated: row.escalated },
    kind: row.kind,
    latest:
      row.stamp !== null && row.latest_decision !== null
        ? { id: row.stamp, decision: row.latest_decision }
        : null,
    shownAt: row.shown_at,
    stampedAt: row.stamped_at,
    task: row.task !== null && row.task_state !== null ? { id: row.task, state: row.task_state } : null,
    explained: row.explained,
  }
}

/** Marks the line as shown to this person; an earlier mark since the last decision stays. @returns the mark that counts */
export async function markShown(unit: Unit, item: string, person: string): Promise<Instant> {
  const { rows } = await sql<{ shown_at: Instant }>`insert into review_seen (item, person, shown_at)
    values (${item}, ${person}, ${unit.now}) on conflict (item, person) do update set shown_at = review_seen.shown_at
    returning shown_at`.execute(unit.sql)
  return rows[0]?.shown_at ?? unit.now
}

/** After a decision or an answer everybody has to look again. */
export async function forgetShown(unit: Unit, item: string): Promise<void> {
  await sql`delete from review_seen where item = ${item}`.execute(unit.sql)
}

export async function markReviewer(unit: Unit, person: string): Promise<void> {
  await sql`insert into review_reviewer (person, stamped_at) values (${person}, ${unit.now})
    on conflict (person) do update set stamped_at = excluded.stamped_at`.execute(unit.sql)
}
