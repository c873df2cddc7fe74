import { sql, type RawBuilder } from 'kysely'
import { parseDay, type Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { FindingScope } from '../rules/scope.ts'
import type {
  FindingCounts,
  FindingFilter,
  FindingPage,
  FindingsPage,
  FindingState,
  Severity,
} from '../words.ts'
import { toListRow, type StoredListRow } from './rows.ts'

const within = (scope: FindingScope): RawBuilder<unknown> =>
  scope.everywhere
    ? sql`(subject is null or subject <> all(${[...scope.never]}::text[]))`
    : sql`(unit = any(${[...scope.units]}::text[]) and desk = 'unit' and (subject is null or subject <> all(${[...scope.never]}::text[])))`

/** Newest day first, by key. */
export async function listWithin(
  reader: Reader,
  scope: FindingScope,
  filter: FindingFilter & { readonly owner?: string | undefined },
  page: FindingPage,
): Promise<FindingsPage> {
  const after = page.after ? fromMark(page.after) : null
  const where = [
    within(scope),
    ...(filter.rule === undefined ? [] : [sql`rule = ${filter.rule}`]),
    ...(filter.unit === undefined ? [] : [sql`unit = ${filter.unit}`]),
    ...(filter.state === undefined ? [] : [sql`state = ${filter.state}`]),
    ...(filter.severity === undefined ? [] : [sql`severity = ${filter.severity}::smallint`]),
    ...(filter.from === undefined ? [] : [sql`day >= ${filter.from}::date`]),
    ...(filter.to === undefined ? [] : [sql`day <= ${filter.to}::date`]),
    ...(filter.subject === undefined ? [] : [sql`subject = ${filter.subject}`]),
    ...(filter.owner === undefined ? [] : [sql`owner = ${filter.owner}`]),
    ...(after ? [sql`(day, id) < (${after.day}::date, ${after.id})`] : []),
  ]
  const { rows } =
    await sql<StoredListRow>`select id, rule, edition, severity, unit, subject, desk, day, raised_at, recurrence, state, owner,
      outcome, disclosure, recheck_due, reasons -> 0 as headline from findings_finding
    where ${sql.join(where, sql` and `)} order by day desc, id desc limit ${page.limit + 1}`.execute(reader)
  const shown = rows.slice(0, page.limit).map(toListRow)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > page.limit && last ? `${last.day}.${last.id}` : null }
}

/** Reads a page mark: a day and an id. @returns null for anything else */
export function fromMark(text: string): { day: Day; id: string } | null {
  const [day = '', id = '', more] = text.split('.')
  const parsed = parseDay(day)
  return parsed.ok && /^[0-9a-z]{26}$/.test(id) && more === undefined ? { day: parsed.value, id } : null
}

export async function countWithin(reader: Reader, scope: FindingScope, today: Day): Promise<FindingCounts> {
  const { rows } = await sql<{
    state: FindingState
    severity: Severity
    rule: string
    count: number
    late: number
  }>`
    select state, severity, rule, count(*) as count, count(*) filter (where state = 'closed' and recheck_due < ${today}) as late
    from findings_finding where ${within(scope)} group by state, severity, rule order by rule`.execute(reader)
  const byState = { open: 0, in_hand: 0, closed: 0, rechecked: 0 }
  const bySeverity = { '1': 0, '2': 0, '3': 0 }
  const byRule: Record<string, number> = {}
  let recheckOverdue = 0
  for (const { state, severity, rule, count, late } of rows) {
    byState[state] += count
    recheckOverdue += late
    if (state !== 'open' && state !== 'in_hand') continue
    bySeverity[`${severity}`] += count
    byRule[rule] = (byRule[rule] ?? 0) + count
  }
  return { ...byState, bySeverity, byRule, recheckOverdue }
}
