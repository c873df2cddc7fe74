import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { NoCaseReason, Purpose, TargetMark } from '../words.ts'
import { cursorOf, fromCursor } from './cursor.ts'

/** An entry typed in this house. */
export interface TypedEntry {
  readonly id: string
  readonly at: Instant
  readonly day: Day
  readonly written: Instant
  readonly by: string
  readonly person: string
  readonly unit: string | null
  readonly systems: readonly string[]
  readonly target: TargetMark
  readonly mask: string
  readonly purpose: Purpose
  readonly caseNo: string | null
  readonly noCase: NoCaseReason | null
  readonly requester: string | null
  readonly behalfDocument: string | null
  readonly printed: boolean
  readonly supersedes: string | null
  readonly why: string | null
  readonly forLine: string | null
}
const columns = sql`id, at, day, written, by, person, unit, systems, target, mask, purpose, case_no as "caseNo", no_case as "noCase", requester,
  behalf_document as "behalfDocument", printed, supersedes, why, for_line as "forLine"`

export async function addEntry(db: Reader, entry: TypedEntry & { near: Int32Array }): Promise<void> {
  const near = new Uint8Array(entry.near.buffer, entry.near.byteOffset, entry.near.byteLength)
  await sql`insert into queries_entry (id, at, day, written, by, person, unit, systems, target, mask, near, purpose, case_no, no_case, requester, behalf_document,
      printed, supersedes, why, for_line)
    values (${entry.id}, ${entry.at}, ${entry.day}, ${entry.written}, ${entry.by}, ${entry.person}, ${entry.unit}, ${JSON.stringify(entry.systems)}::jsonb, ${entry.target},
      ${entry.mask}, ${near}, ${entry.purpose}, ${entry.caseNo}, ${entry.noCase}, ${entry.requester}, ${entry.behalfDocument}, ${entry.printed}, ${entry.supersedes},
      ${entry.why}, ${entry.forLine})`.execute(db)
}

export async function entryById(db: Reader, id: string): Promise<TypedEntry | null> {
  return (
    (await sql<TypedEntry>`select ${columns} from queries_entry where id = ${id}`.execute(db)).rows[0] ?? null
  )
}
/** The entry that corrects this one, if any. */
export async function correctionOf(db: Reader, id: string): Promise<TypedEntry | null> {
  return (
    (await sql<TypedEntry>`select ${columns} from queries_entry where supersedes = ${id}`.execute(db))
      .rows[0] ?? null
  )
}

/** What counts on a day: typed entries that nobody corrected. */
export async function entriesOfDay(db: Reader, day: Day): Promise<TypedEntry[]> {
  const { rows } = await sql<TypedEntry>`select ${columns} from queries_entry e
    where day = ${day} and not exists (select 1 from queries_entry c where c.supersedes = e.id) order by at, id`.execute(
    db,
  )
  return rows
}
/** Neighbourhoods of typed entries, for the few that found no look-up. */
export async function nearOfEntries(db: Reader, ids: readonly string[]): Promise<Map<string, Int32Array>> {
  const { rows } = await sql<{
    id: string
    near: Uint8Array
  }>`select id, near from queries_entry where id = any(${[...ids]}::text[])`.execute(db)
  return new Map(rows.map(({ id, near }) => [id, new Int32Array(near.slice().buffer)]))
}
/** Imported entries that a typed one has corrected. */
export async function correctedImports(db: Reader): Promise<string[]> {
  const { rows } = await sql<{
    supersedes: string
  }>`select supersedes from queries_entry where supersedes like 'e-%'`.execute(db)
  return rows.map((row) => row.supersedes)
}

export interface EntryFilter {
  readonly from: Day
  readonly to: Day
  readonly persons?: readonly string[] | undefined
  readonly units?: readonly string[] | undefined
  readonly target?: string | undefined
}
export async function listEntries(
  db: Reader,
  filter: EntryFilter,
  after: string | undefined,
  limit: number,
): Promise<{ rows: TypedEntry[]; next: string | null } | null> {
  const mark = after === undefined ? null : fromCursor(after, 2)
  if (after !== undefined && mark === null) return null
  const persons = filter.persons ? [...filter.persons] : null
  const units = filter.units ? [...filter.units] : null
  const { rows } =
    await sql<TypedEntry>`select ${columns} from queries_entry where day between ${filter.from} and ${filter.to}
      and (${persons}::text[] is null or person = any(${persons}::text[])) and (${units}::text[] is null or unit = any(${units}::text[]))
      and (${filter.target ?? null}::text is null or target = ${filter.target ?? null})
      and (${mark?.[0] ?? null}::timestamptz is null or (at, id) < (${mark?.[0] ?? null}::timestamptz, ${mark?.[1] ?? ''}))
    order by at desc, id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? cursorOf([last.at, last.id]) : null }
}

/** Which of these entries have been corrected, and by which. */
export async function correctionsOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    supersedes: string
  }>`select id, supersedes from queries_entry where supersedes = any(${[...ids]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.supersedes, row.id]))
}
