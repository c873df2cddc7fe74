import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { CaseFacts } from '../rules/case-level.ts'
import type { KeyKind } from '../rules/tabular.ts'
import { cursorOf, fromCursor } from './cursor.ts'

export interface Party {
  readonly target: string
  readonly keyKind: KeyKind
  readonly mask: string
}
export interface CaseRow {
  readonly id: string
  readonly caseNo: string
  readonly title: string | null
  readonly unit: string
  readonly owners: readonly string[]
  readonly opened: Instant
  readonly closed: Instant | null
}
export interface NewCase extends CaseRow {
  readonly parties: readonly Party[]
}
const columns = sql`id, case_no as "caseNo", title, unit, owners, opened, closed`

/** Writes cases by their number; a known one takes the new words, and parties are only ever added. @returns how many are new */
export async function putCases(db: Reader, cases: readonly NewCase[]): Promise<number> {
  let added = 0
  for (let at = 0; at < cases.length; at += 1000) {
    const some = cases.slice(at, at + 1000)
    const rows = some.map(({ parties: _, caseNo, ...row }) => ({ ...row, case_no: caseNo }))
    const { rows: put } = await sql<{ id: string; case_no: string; fresh: boolean }>`
      insert into queries_case (id, case_no, title, unit, owners, opened, closed)
      select id, case_no, title, unit, owners, opened, closed from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as c(id text, case_no text, title text, unit text, owners jsonb, opened timestamptz, closed timestamptz)
      on conflict (case_no) do update set title = coalesce(excluded.title, queries_case.title), unit = excluded.unit, owners = excluded.owners,
        opened = excluded.opened, closed = excluded.closed
      returning id, case_no, (xmax = 0) as fresh`.execute(db)
    const ids = new Map(put.map((row) => [row.case_no, row.id]))
    added += put.filter((row) => row.fresh).length
    const parties = some.flatMap((row) =>
      row.parties.map((party) => ({
        case_id: ids.get(row.caseNo) ?? '',
        target: party.target,
        key_kind: party.keyKind,
        mask: party.mask,
      })),
    )
    await sql`insert into queries_case_party select * from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb)
      as p(case_id text, target text, key_kind text, mask text) on conflict do nothing`.execute(db)
  }
  return added
}

export async function caseById(db: Reader, id: string): Promise<CaseRow | null> {
  return (
    (await sql<CaseRow>`select ${columns} from queries_case where id = ${id}`.execute(db)).rows[0] ?? null
  )
}
export async function caseByNo(db: Reader, caseNo: string): Promise<CaseRow | null> {
  return (
    (await sql<CaseRow>`select ${columns} from queries_case where case_no = ${caseNo}`.execute(db)).rows[0] ??
    null
  )
}
export async function partiesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Party[]>> {
  const { rows } = await sql<
    Party & { case: string }
  >`select case_id as "case", target, key_kind as "keyKind", mask from queries_case_party
    where case_id = any(${[...ids]}::text[]) order by case_id, mask`.execute(db)
  const parties = new Map<string, Party[]>()
  for (const { case: id, ...party } of rows) {
    const list = parties.get(id)
    if (list) list.push(party)
    else parties.set(id, [party])
  }
  return parties
}

export async function listCases(
  db: Reader,
  filter: { units: readonly string[] | null; open?: boolean | undefined; caseNo?: string | undefined },
  after: string | undefined,
  limit: number,
): Promise<{ rows: CaseRow[]; next: string | null } | null> {
  const mark = after === undefined ? null : fromCursor(after, 2)
  if (after !== undefined && mark === null) return null
  const { rows } = await sql<CaseRow>`select ${columns} from queries_case
    where (${filter.units === null} or unit = any(${[...(filter.units ?? [])]}::text[]))
      and (${filter.open ?? null}::boolean is null or (closed is null) = ${filter.open ?? null})
      and (${filter.caseNo ?? null}::text is null or case_no = ${filter.caseNo ?? null})
      and (${mark?.[0] ?? null}::timestamptz is null or (opened, id) < (${mark?.[0] ?? null}::timestamptz, ${mark?.[1] ?? ''}))
    order by opened desc, id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? cursorOf([last.opened, last.id]) : null }
}

/** The cases of these numbers as the rules see them; the parties of a case come as one text, because rows cost more than characters. */
export async function caseFacts(db: Reader, numbers: readonly string[]): Promise<Map<string, CaseFacts>> {
  const facts = new Map<string, CaseFacts>()
  for (let at = 0; at < numbers.length; at += 5000) {
    const { rows } = await sql<CaseRow & { parties: string | null }>`select ${columns},
        (select string_agg(target, ' ') from queries_case_party p where p.case_id = queries_case.id) as parties
      from queries_case where case_no = any(${numbers.slice(at, at + 5000)}::text[])`.execute(db)
    for (const row of rows) {
      facts.set(row.caseNo, {
        unit: row.unit,
        owners: row.owners,
        opened: Date.parse(row.opened) / 1000,
        closed: row.closed === null ? null : Date.parse(row.closed) / 1000,
        parties: new Set(row.parties?.split(' ')),
      })
    }
  }
  return facts
}
