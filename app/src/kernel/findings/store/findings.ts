import { sql } from 'kysely'
import { epochMs, newId, type Day } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import type { Closing, Finding, FindingState, NewFinding } from '../words.ts'
import { toFinding, type StoredFinding } from './rows.ts'

export interface Raised {
  readonly id: string
  readonly key: string
}

/** Writes those whose key is new, in one statement, each with its count of confirmed predecessors. @returns what was written */
export async function insertFindings(unit: Unit, findings: readonly NewFinding[]): Promise<Raised[]> {
  const { rows } = await sql<Raised>`insert into findings_finding
      (id, natural_key, rule, edition, severity, unit, subject, desk, day, raised_at, things, reasons, rows_used, recurrence)
    select t.id, t.key, t.rule, t.edition, t.severity, t.unit, t.subject, t.desk, t.day, ${unit.now}::timestamptz, t.things, t.reasons, t.rows_used,
      (select count(*) from findings_finding b where b.rule = t.rule and b.outcome in ('improper', 'system')
        and (b.subject = t.subject or (t.subject is null and b.subject is null and b.unit = t.unit)))
    from unnest(${findings.map(() => newId(epochMs(unit.now)))}::text[], ${findings.map((f) => f.key)}::text[],
      ${findings.map((f) => f.rule)}::text[], ${findings.map((f) => f.edition)}::text[], ${findings.map((f) => f.severity)}::smallint[],
      ${findings.map((f) => f.unit)}::text[], ${findings.map((f) => f.subject)}::text[], ${findings.map((f) => f.desk ?? 'unit')}::text[],
      ${findings.map((f) => f.day)}::date[], ${findings.map((f) => JSON.stringify(f.things))}::jsonb[],
      ${findings.map((f) => JSON.stringify(f.reasons))}::jsonb[], ${findings.map((f) => JSON.stringify(f.rows))}::jsonb[])
      as t(id, key, rule, edition, severity, unit, subject, desk, day, things, reasons, rows_used)
    on conflict (natural_key) do nothing returning id, natural_key as key`.execute(unit.sql)
  return rows
}

/** Which of these keys there are. No right is checked: it tells ids and states to the room that raised them. */
export async function findingsByKey(
  reader: Reader,
  keys: readonly string[],
): Promise<{ key: string; id: string; state: FindingState }[]> {
  const { rows } = await sql<{
    key: string
    id: string
    state: FindingState
  }>`select natural_key as key, id, state
    from findings_finding where natural_key = any(${[...keys]}::text[])`.execute(reader)
  return rows
}

/** The finding with its row locked. */
export async function lockFinding(unit: Unit, id: string): Promise<Finding | null> {
  const { rows } =
    await sql<StoredFinding>`select * from findings_finding where id = ${id} for update`.execute(unit.sql)
  return rows[0] ? toFinding(rows[0]) : null
}

export async function setTaken(unit: Unit, id: string, owner: string): Promise<void> {
  await sql`update findings_finding set state = 'in_hand', owner = ${owner}, taken_at = ${unit.now} where id = ${id}`.execute(
    unit.sql,
  )
}
export async function setClosed(unit: Unit, id: string, by: string, closing: Closing): Promise<void> {
  const due: Day | null = closing.recheckDue ?? null
  await sql`update findings_finding set state = 'closed', outcome = ${closing.outcome}, disclosure = ${closing.disclosure},
    conclusion = ${closing.conclusion.trim()}, closed_by = ${by}, closed_at = ${unit.now}, recheck_due = ${due}
    where id = ${id}`.execute(unit.sql)
}
export async function setRechecked(unit: Unit, id: string, by: string): Promise<void> {
  await sql`update findings_finding set state = 'rechecked', rechecked_by = ${by}, rechecked_at = ${unit.now} where id = ${id}`.execute(
    unit.sql,
  )
}
/** A failed re-check: in hand again with its owner; the earlier outcome stays in the ledger and in the note. */
export async function setBack(unit: Unit, id: string): Promise<void> {
  await sql`update findings_finding set state = 'in_hand', outcome = null, disclosure = null, conclusion = null, closed_by = null,
    closed_at = null, recheck_due = null where id = ${id}`.execute(unit.sql)
}
