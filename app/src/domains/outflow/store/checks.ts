import { sql } from 'kysely'
import { parseInstant, type Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Check } from '../words.ts'

export interface CheckRow extends Check {
  readonly files: number
  readonly open: number
  readonly findings: number
  readonly hidden: number
}

const rows = sql`select c.id, c.person, c.at, c.until, c.gone, count(f.id)::integer as files,
    (count(f.id) filter (where f.state in ('waiting', 'reading', 'cleaning')))::integer as open,
    coalesce(sum(f.findings), 0)::integer as findings, coalesce(sum(f.hidden), 0)::integer as hidden
  from outflow_check c left join outflow_file f on f.check_id = c.id`

export async function addCheck(db: Reader, check: Omit<Check, 'gone'>): Promise<void> {
  await sql`insert into outflow_check (id, person, at, until) values (${check.id}, ${check.person}, ${check.at}, ${check.until})`.execute(
    db,
  )
}

export async function checkById(db: Reader, id: string): Promise<CheckRow | null> {
  const found = await sql<CheckRow>`${rows} where c.id = ${id} group by c.id`.execute(db)
  return found.rows[0] ?? null
}

/** Newest first. Null: a page mark that is none of ours. */
export async function checksOf(
  db: Reader,
  person: string,
  after: string | undefined,
  limit: number,
): Promise<{ rows: CheckRow[]; next: string | null } | null> {
  const [at, id] = after === undefined ? [null, ''] : markOf(after)
  if (at === undefined) return null
  const found = await sql<CheckRow>`${rows} where c.person = ${person}
    and (${at}::timestamptz is null or (c.at, c.id) < (${at}::timestamptz, ${id}))
    group by c.id order by c.at desc, c.id desc limit ${limit + 1}`.execute(db)
  const shown = found.rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: found.rows.length > limit && last ? `${last.at}_${last.id}` : null }
}

function markOf(text: string): readonly [Instant, string] | readonly [undefined, string] {
  const [at = '', id = ''] = text.split('_')
  const parsed = parseInstant(at)
  return parsed.ok && /^[0-9a-z]{26}$/.test(id) ? [parsed.value, id] : [undefined, '']
}

/** Checks whose time is over and that still hold something. */
export async function checksDue(db: Reader, now: Instant): Promise<string[]> {
  const found = await sql<{
    id: string
  }>`select id from outflow_check where gone is null and until <= ${now} order by until limit 100`.execute(db)
  return found.rows.map((row) => row.id)
}

export async function markGone(db: Reader, id: string, now: Instant): Promise<void> {
  await sql`update outflow_check set gone = ${now} where id = ${id} and gone is null`.execute(db)
}
