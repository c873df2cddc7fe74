import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { QueryReason } from '../rules/indicators/index.ts'

/** The words of an entry, wherever it lies. */
export interface EntryWords {
  readonly id: string
  /** Its number in an imported book. */
  readonly no: string | null
  readonly at: Instant
  readonly written: Instant
  readonly person: string | null
  readonly unit: string | null
  readonly systems: readonly string[]
  readonly target: string
  readonly mask: string
  readonly purpose: string | null
  readonly caseNo: string | null
  readonly noCase: string | null
  readonly requester: string | null
  readonly behalfDocument: string | null
  readonly printed: boolean
}
export interface PhantomRow {
  readonly entry: string
  readonly day: Day
  readonly unit: string | null
  readonly words: EntryWords
  readonly reasons: readonly QueryReason[]
  readonly run: string
}

/** Entries of the day that no look-up stands behind, as the latest run left them. @returns those that were not among them before */
export async function putPhantoms(db: Reader, day: Day, phantoms: readonly PhantomRow[]): Promise<string[]> {
  const { rows: before } = await sql<{
    entry: string
  }>`delete from queries_phantom where day = ${day} returning entry`.execute(db)
  const known = new Set(before.map((row) => row.entry))
  for (let at = 0; at < phantoms.length; at += 1000) {
    await sql`insert into queries_phantom (entry, day, unit, words, reasons, run)
      select entry, day, unit, words, reasons, run from jsonb_to_recordset(${JSON.stringify(phantoms.slice(at, at + 1000))}::jsonb)
        as p(entry text, day date, unit text, words jsonb, reasons jsonb, run text) on conflict (entry) do nothing`.execute(
      db,
    )
  }
  return phantoms.map((row) => row.entry).filter((entry) => !known.has(entry))
}

export async function phantomsOf(
  db: Reader,
  day: Day,
  units: readonly string[] | null,
  person: string | null,
): Promise<PhantomRow[]> {
  const { rows } =
    await sql<PhantomRow>`select entry, day, unit, words, reasons, run from queries_phantom where day = ${day}
    and (${units === null} or unit = any(${[...(units ?? [])]}::text[]) or words ->> 'person' = ${person ?? ''}) order by words ->> 'at', entry limit 1000`.execute(
      db,
    )
  return rows
}
/** Those of a day between two moments. */
export async function phantomsBetween(
  db: Reader,
  day: Day,
  from: Instant,
  to: Instant,
): Promise<PhantomRow[]> {
  const { rows } = await sql<PhantomRow>`select entry, day, unit, words, reasons, run from queries_phantom
    where day = ${day} and words ->> 'at' >= ${from} and words ->> 'at' < ${to}`.execute(db)
  return rows
}
