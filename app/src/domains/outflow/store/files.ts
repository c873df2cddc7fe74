import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { CleaningStyle, FileState } from '../words.ts'

/** Chosen for removal: classes of hidden data, and the marks of values. */
export interface StoredWish {
  readonly hidden: readonly string[]
  readonly marks: readonly string[]
  readonly style: CleaningStyle
}
export interface Refused {
  readonly code: string
  readonly zh: string
  readonly en: string
}
export interface CleanedFacts {
  readonly proved: boolean
  readonly bytes: number
  readonly digest: string
}
export interface FileRow {
  readonly id: string
  readonly check: string
  readonly person: string
  readonly secret: Uint8Array | null
  readonly name: Uint8Array | null
  readonly size: number
  readonly digest: string
  readonly state: FileState
  readonly kind: string | null
  readonly verdict: string | null
  readonly findings: number
  readonly hidden: number
  readonly persons: number
  readonly progress: { readonly parts: number; readonly bytes: number; readonly findings: number } | null
  readonly wish: StoredWish | null
  readonly cleanedAt: Instant | null
  readonly cleaned: CleanedFacts | null
  readonly refused: Refused | null
}
const columns = sql`f.id, f.check_id as "check", c.person, f.secret, f.name, f.size, f.digest, f.state, f.kind, f.verdict, f.findings, f.hidden, f.persons,
  f.progress, f.wish, f.cleaned_at as "cleanedAt", f.cleaned, f.refused`
const from = sql`outflow_file f join outflow_check c on c.id = f.check_id`

export async function addFile(
  db: Reader,
  file: {
    readonly id: string
    readonly check: string
    readonly secret: Uint8Array
    readonly name: Uint8Array
    readonly size: number
    readonly digest: string
  },
  now: Instant,
): Promise<void> {
  await sql`insert into outflow_file (id, check_id, secret, name, size, digest, state, brought)
    values (${file.id}, ${file.check}, ${file.secret}, ${file.name}, ${file.size}, ${file.digest}, 'waiting', ${now})`.execute(
    db,
  )
}

export async function fileById(db: Reader, id: string): Promise<FileRow | null> {
  return (await sql<FileRow>`select ${columns} from ${from} where f.id = ${id}`.execute(db)).rows[0] ?? null
}
export async function filesOf(db: Reader, check: string): Promise<FileRow[]> {
  return (
    await sql<FileRow>`select ${columns} from ${from} where f.check_id = ${check} order by f.id`.execute(db)
  ).rows
}

/** Bytes of a person's files that are not destroyed. */
export async function heldBy(db: Reader, person: string): Promise<number> {
  const { rows } = await sql<{
    bytes: number
  }>`select coalesce(sum(f.size), 0)::bigint as bytes from ${from} where c.person = ${person} and f.state <> 'gone'`.execute(
    db,
  )
  return rows[0]?.bytes ?? 0
}

/** Takes the file that waits longest in one of these states, or one whose worker has not been heard of since `abandoned`. */
export async function claimFile(
  db: Reader,
  work: 'inspect' | 'clean',
  now: Instant,
  abandoned: Instant,
): Promise<string | null> {
  const { rows } =
    work === 'inspect'
      ? await sql<{ id: string }>`update outflow_file set state = 'reading', claimed = ${now}, progress = null
          where id = (select id from outflow_file where state = 'waiting' or (state = 'reading' and claimed < ${abandoned})
            order by brought, id limit 1 for update skip locked) returning id`.execute(db)
      : await sql<{ id: string }>`update outflow_file set claimed = ${now}
          where id = (select id from outflow_file where state = 'cleaning' and (claimed is null or claimed < ${abandoned})
            order by brought, id limit 1 for update skip locked) returning id`.execute(db)
  return rows[0]?.id ?? null
}
/** Whether anything is to be done at all: asked before the readers are loaded. */
export async function isWaiting(db: Reader): Promise<boolean> {
  const { rows } =
    await sql`select 1 from outflow_file where state in ('waiting', 'reading', 'cleaning') limit 1`.execute(
      db,
    )
  return rows.length > 0
}
/** Work of a process that is gone: for a database only one process can use. */
export async function releaseFiles(db: Reader): Promise<void> {
  await sql`update outflow_file set claimed = '1970-01-01' where state in ('reading', 'cleaning')`.execute(db)
}

/** Notes how far the reading is, and that its worker lives. */
export async function touchFile(
  db: Reader,
  id: string,
  progress: FileRow['progress'],
  now: Instant,
): Promise<void> {
  await sql`update outflow_file set progress = ${JSON.stringify(progress)}::jsonb, claimed = ${now} where id = ${id} and state in ('reading', 'cleaning')`.execute(
    db,
  )
}

/** @returns false where the file was destroyed meanwhile */
export async function finishReading(
  db: Reader,
  id: string,
  told: {
    readonly kind: string
    readonly verdict: string
    readonly findings: number
    readonly hidden: number
    readonly persons: number
  },
): Promise<boolean> {
  const { rows } =
    await sql`update outflow_file set state = 'read', kind = ${told.kind}, verdict = ${told.verdict}, findings = ${told.findings},
    hidden = ${told.hidden}, persons = ${told.persons}, progress = null, claimed = null where id = ${id} and state = 'reading' returning id`.execute(
      db,
    )
  return rows.length > 0
}
export async function loseFile(db: Reader, id: string, refused: Refused): Promise<boolean> {
  const { rows } =
    await sql`update outflow_file set state = 'lost', refused = ${JSON.stringify(refused)}::jsonb, progress = null, claimed = null
    where id = ${id} and state = 'reading' returning id`.execute(db)
  return rows.length > 0
}

/** @returns false where the file is not there to be cleaned */
export async function askCleaning(db: Reader, id: string, wish: StoredWish): Promise<boolean> {
  const { rows } =
    await sql`update outflow_file set state = 'cleaning', wish = ${JSON.stringify(wish)}::jsonb, claimed = null, refused = null,
    cleaned = null, cleaned_at = null where id = ${id} and state = 'read' returning id`.execute(db)
  return rows.length > 0
}
export async function finishCleaning(
  db: Reader,
  id: string,
  outcome: { readonly cleaned: CleanedFacts } | { readonly refused: Refused },
  now: Instant,
): Promise<boolean> {
  const cleaned = 'cleaned' in outcome ? JSON.stringify(outcome.cleaned) : null
  const refused = 'refused' in outcome ? JSON.stringify(outcome.refused) : null
  const { rows } =
    await sql`update outflow_file set state = 'read', cleaned = ${cleaned}::jsonb, cleaned_at = ${cleaned === null ? null : now}::timestamptz,
    refused = ${refused}::jsonb, claimed = null, progress = null where id = ${id} and state = 'cleaning' returning id`.execute(
      db,
    )
  return rows.length > 0
}

/** Shreds what could open it. @returns the digests of those that were still there */
export async function shredFiles(
  db: Reader,
  where: { readonly file: string } | { readonly check: string },
): Promise<{ id: string; digest: string }[]> {
  const condition = 'file' in where ? sql`id = ${where.file}` : sql`check_id = ${where.check}`
  const { rows } = await sql<{
    id: string
    digest: string
  }>`update outflow_file set state = 'gone', secret = null, name = null, wish = null, progress = null,
    claimed = null, refused = null where ${condition} and state <> 'gone' returning id, digest`.execute(db)
  return rows
}

export async function livingIds(db: Reader): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from outflow_file where state <> 'gone'`.execute(db)
  return new Set(rows.map((row) => row.id))
}
