import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { ImportFault } from '../rules/import-faults.ts'
import type { QueryReason } from '../rules/indicators/index.ts'
import type { ImportKind, ImportPhase } from '../words.ts'
import { cursorOf, fromCursor } from './cursor.ts'

export interface RefusalWords {
  readonly code: string
  readonly zh: string
  readonly en: string
}
export interface ImportRow {
  readonly id: string
  readonly kind: ImportKind
  readonly system: string | null
  readonly file: string
  readonly size: number
  readonly digest: string | null
  readonly profile: string | null
  readonly phase: ImportPhase
  readonly read: number
  readonly added: number
  readonly overlapping: number
  readonly faults: number
  readonly declared: number | null
  readonly firstSeq: number | null
  readonly lastSeq: number | null
  readonly days: readonly Day[]
  readonly refusal: RefusalWords | null
  readonly checks: readonly QueryReason[]
  readonly started: Instant
  readonly finished: Instant | null
  readonly by: string
}
const columns = sql`id, kind, system, file, size, digest, profile, phase, read, added, overlapping, faults, declared, first_seq as "firstSeq",
  last_seq as "lastSeq", days, refusal, checks, started, finished, by`

export async function startImport(
  db: Reader,
  row: {
    id: string
    kind: ImportKind
    system: string | null
    file: string
    profile: string | null
    declared: number | null
    by: string
  },
  now: Instant,
): Promise<void> {
  await sql`insert into queries_import (id, kind, system, file, profile, phase, declared, started, touched, by)
    values (${row.id}, ${row.kind}, ${row.system}, ${row.file}, ${row.profile}, 'reading', ${row.declared}, ${now}, ${now}, ${row.by})`.execute(
    db,
  )
}

/** Notes how far a running import is. @returns false when somebody cancelled it */
export async function touchImport(
  db: Reader,
  id: string,
  phase: ImportPhase,
  read: number,
  size: number,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql<{
    cancel: boolean
  }>`update queries_import set phase = ${phase}, read = ${read}, size = ${size}, touched = ${now}
    where id = ${id} returning cancel`.execute(db)
  return rows[0]?.cancel === false
}

export interface Finished {
  readonly phase: 'done' | 'refused' | 'cancelled'
  readonly size: number
  readonly digest: string | null
  readonly read: number
  readonly added?: number
  readonly overlapping?: number
  readonly faults?: number
  readonly firstSeq?: number | null
  readonly lastSeq?: number | null
  readonly days?: readonly Day[]
  readonly refusal?: RefusalWords
  readonly checks?: readonly QueryReason[]
  readonly near?: boolean
}
export async function finishImport(db: Reader, id: string, end: Finished, now: Instant): Promise<void> {
  await sql`update queries_import set phase = ${end.phase}, size = ${end.size}, digest = ${end.digest}, read = ${end.read}, added = ${end.added ?? 0},
    overlapping = ${end.overlapping ?? 0}, faults = ${end.faults ?? 0}, first_seq = ${end.firstSeq ?? null}, last_seq = ${end.lastSeq ?? null},
    days = ${JSON.stringify(end.days ?? [])}::jsonb, refusal = ${end.refusal ? JSON.stringify(end.refusal) : null}::jsonb,
    checks = ${JSON.stringify(end.checks ?? [])}::jsonb, near = ${end.near ?? false}, finished = ${now}, touched = ${now} where id = ${id}`.execute(
    db,
  )
}

/** The import that brought this very file, if it was brought. */
export async function importOfFile(
  db: Reader,
  kind: ImportKind,
  system: string | null,
  digest: string,
): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`select ${columns} from queries_import
    where kind = ${kind} and coalesce(system, '') = ${system ?? ''} and digest = ${digest} and phase = 'done'`.execute(
    db,
  )
  return rows[0] ?? null
}
export async function forgetImport(db: Reader, id: string): Promise<void> {
  await sql`delete from queries_import where id = ${id}`.execute(db)
}

export async function importById(db: Reader, id: string): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`select ${columns} from queries_import where id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function listImports(
  db: Reader,
  filter: { kind?: ImportKind | undefined; system?: string | undefined; phase?: ImportPhase | undefined },
  after: string | undefined,
  limit: number,
): Promise<{ rows: ImportRow[]; next: string | null } | null> {
  const mark = after === undefined ? null : fromCursor(after, 2)
  if (after !== undefined && mark === null) return null
  const { rows } = await sql<ImportRow>`select ${columns} from queries_import
    where (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null}) and (${filter.system ?? null}::text is null or system = ${filter.system ?? null})
      and (${filter.phase ?? null}::text is null or phase = ${filter.phase ?? null})
      and (${mark?.[0] ?? null}::timestamptz is null or (started, id) < (${mark?.[0] ?? null}::timestamptz, ${mark?.[1] ?? ''}))
    order by started desc, id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? cursorOf([last.started, last.id]) : null }
}

/** Asks a running import to stop. @returns false when it is over */
export async function askToCancel(db: Reader, id: string): Promise<boolean> {
  const { rows } = await sql<{
    id: string
  }>`update queries_import set cancel = true where id = ${id} and phase in ('reading', 'checking') returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Running imports nobody has heard of since then: their process died. */
export async function abandonedImports(db: Reader, before: Instant): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from queries_import where phase in ('reading', 'checking', 'storing') and touched < ${before}`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** The highest number that an earlier import of this system brought; for a daily run, on that day. */
export async function lastSeqOf(db: Reader, system: string, day: Day | null): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`select max(last_seq) as last from queries_import
    where kind = 'log' and system = ${system} and phase = 'done' and (${day}::text is null or days ? ${day ?? ''})`.execute(
    db,
  )
  return rows[0]?.last ?? null
}

export async function addFaults(db: Reader, id: string, faults: readonly ImportFault[]): Promise<void> {
  for (let at = 0; at < faults.length; at += 500) {
    const some = faults.slice(at, at + 500).map((fault, i) => ({
      import: id,
      no: at + i,
      line: fault.line,
      field: fault.field,
      code: fault.code,
      params: { zh: fault.zh, en: fault.en },
      shown: fault.shown,
    }))
    await sql`insert into queries_fault select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
      as f(import text, no integer, line bigint, field text, code text, params jsonb, shown text)`.execute(db)
  }
}
export async function faultsOf(db: Reader, id: string, limit: number): Promise<ImportFault[]> {
  const { rows } = await sql<{
    line: number | null
    field: string | null
    code: string
    params: { zh: string; en: string }
    shown: string | null
  }>`
    select line, field, code, params, shown from queries_fault where import = ${id} order by no limit ${limit}`.execute(
    db,
  )
  return rows.map(({ params, ...fault }) => ({ ...fault, ...params }))
}

/** Imports all of whose days lie before this: their slips of the pen are told by now. */
export async function closedNear(db: Reader, before: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from queries_import i where near
    and not exists (select 1 from jsonb_array_elements_text(i.days) d where d::date >= ${before})`.execute(db)
  return rows.map((row) => row.id)
}
export async function forgetNear(db: Reader, id: string): Promise<void> {
  await sql`update queries_import set near = false where id = ${id}`.execute(db)
}
