import { sql } from 'kysely'
import type { Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'

export interface Part {
  readonly path: string
  readonly import: string
  readonly kind: 'log' | 'book'
  readonly system: string | null
  readonly day: Day
  readonly rows: number
  readonly sha256: string
}

export async function addParts(db: Reader, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return
  await sql`insert into queries_part (path, import, kind, system, day, rows, sha256)
    select * from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p(path text, import text, kind text, system text, day date, rows bigint, sha256 text)`.execute(
    db,
  )
}

/** The files that count: of these days, this kind and (for logs) this system. */
export async function partsOf(
  db: Reader,
  kind: 'log' | 'book',
  filter: { days?: readonly Day[]; from?: Day; to?: Day; system?: string | null },
): Promise<Part[]> {
  const { rows } = await sql<Part>`select path, import, kind, system, day, rows, sha256 from queries_part
    where kind = ${kind} and (${filter.days ?? null}::date[] is null or day = any(${filter.days ?? null}::date[]))
      and (${filter.from ?? null}::date is null or day >= ${filter.from ?? null}::date) and (${filter.to ?? null}::date is null or day <= ${filter.to ?? null}::date)
      and (${filter.system ?? null}::text is null or system = ${filter.system ?? null})
    order by path`.execute(db)
  return rows
}

/** The files in which lines of an import may lie already. */
export async function partsToCompare(
  db: Reader,
  kind: 'log' | 'book',
  filter: {
    readonly system: string | null
    readonly days: readonly Day[]
    /** First and last number, where numbers run on from day to day. */
    readonly numbers: readonly [number, number] | null
  },
): Promise<Part[]> {
  const [first, last] = filter.numbers ?? [null, null]
  const { rows } =
    await sql<Part>`select p.path, p.import, p.kind, p.system, p.day, p.rows, p.sha256 from queries_part p
    where p.kind = ${kind} and (${filter.system}::text is null or p.system = ${filter.system})
      and (p.day = any(${[...filter.days]}::date[]) or p.import in (select id from queries_import i where i.phase = 'done' and i.kind = ${kind}
        and i.system = ${filter.system} and i.first_seq <= ${last}::bigint and i.last_seq >= ${first}::bigint))
    order by p.path`.execute(db)
  return rows
}

export async function partPaths(db: Reader): Promise<string[]> {
  const { rows } = await sql<{
    path: string
  }>`select path from queries_part union all select path from queries_run where path is not null
    union all select replace(path, '.lines.parquet', '.entries.parquet') from queries_run where path is not null
    union all select 'near/' || id || '.near' from queries_import where near`.execute(db)
  return rows.map((row) => row.path)
}

/** First and last day of imported books; null when none was imported. */
export async function bookSpan(db: Reader): Promise<{ from: Day; to: Day } | null> {
  const { rows } = await sql<{
    from: Day | null
    to: Day | null
  }>`select min(day) as "from", max(day) as "to" from queries_part where kind = 'book'`.execute(db)
  const span = rows[0]
  return span?.from && span.to ? { from: span.from, to: span.to } : null
}
