import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { QueryReason } from '../rules/indicators/index.ts'
import type { CaseLevel, Difference, LineBucket, Lookup } from '../words.ts'
import { cursorOf, fromCursor } from './cursor.ts'
import type { EntryWords } from './phantoms.ts'

/** What stands beside a line: the words of its entry, as the latest run saw them. The line has the target's mark. */
export interface EntryBeside extends Omit<EntryWords, 'target'> {
  /** Written after the day had been reconciled. */
  readonly late: boolean
}
/** A line that people work on; its review item has the same id. */
export interface LineRow {
  readonly id: string
  readonly day: Day
  readonly at: Instant
  readonly system: string
  readonly seq: number | null
  readonly account: string
  readonly person: string | null
  readonly unit: string | null
  readonly target: string
  readonly mask: string
  readonly lookup: Lookup
  readonly terminal: string | null
  readonly caseNo: string | null
  readonly import: string
  readonly bucket: LineBucket
  readonly caseLevel: CaseLevel
  readonly differences: readonly Difference[]
  readonly entry: EntryBeside | null
  readonly reasons: readonly QueryReason[]
  readonly run: string
}
const columns = sql`id, day, at, system, seq, account, person, unit, target, mask, lookup, terminal, case_no as "caseNo", import, bucket, case_level as "caseLevel",
  differences, entry, reasons, run`

/** What the lines of these ids were before; only what a change is told by. */
export async function linesBefore(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, { bucket: LineBucket; entry: string | null; weight: number }>> {
  const { rows } = await sql<{
    id: string
    bucket: LineBucket
    entry: string | null
    weight: number
  }>`select id, bucket, entry ->> 'id' as entry,
    (select count(*) from jsonb_array_elements(reasons) r where r ->> 'severity' <> 'notice') as weight from queries_line where id = any(${[...ids]}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Writes lines as the latest run left them: new ones are added, known ones take the new words. */
export async function putLines(db: Reader, lines: readonly LineRow[]): Promise<void> {
  const rows = lines.map(({ caseNo, caseLevel, ...line }) => ({
    ...line,
    case_no: caseNo,
    case_level: caseLevel,
  }))
  await sql`insert into queries_line (id, day, at, system, seq, account, person, unit, target, mask, lookup, terminal, case_no, import, bucket, case_level, differences, entry, reasons, run)
    select id, day, at, system, seq, account, person, unit, target, mask, lookup, terminal, case_no, import, bucket, case_level, differences, nullif(entry, 'null'::jsonb), reasons, run
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id text, day date, at timestamptz, system text, seq bigint, account text, person text, unit text, target text,
      mask text, lookup text, terminal text, case_no text, import text, bucket text, case_level integer, differences jsonb, entry jsonb, reasons jsonb, run text)
    on conflict (id) do update set bucket = excluded.bucket, case_level = excluded.case_level, differences = excluded.differences, entry = excluded.entry,
      reasons = excluded.reasons, run = excluded.run, person = excluded.person`.execute(db)
}

export async function lineById(db: Reader, id: string): Promise<LineRow | null> {
  return (
    (await sql<LineRow>`select ${columns} from queries_line where id = ${id}`.execute(db)).rows[0] ?? null
  )
}
export async function linesByIds(db: Reader, ids: readonly string[]): Promise<Map<string, LineRow>> {
  const { rows } =
    await sql<LineRow>`select ${columns} from queries_line where id = any(${[...ids]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface LineFilter {
  readonly from: Day
  readonly to: Day
  readonly units?: readonly string[] | undefined
  readonly person?: string | undefined
  /** Lines of this person are left out: a head does not browse the lines he is judged by. */
  readonly bucket?: LineBucket | undefined
  readonly rule?: string | undefined
}
export async function listLines(
  db: Reader,
  filter: LineFilter,
  after: string | undefined,
  limit: number,
): Promise<{ rows: LineRow[]; next: string | null } | null> {
  const mark = after === undefined ? null : fromCursor(after, 2)
  if (after !== undefined && mark === null) return null
  const units = filter.units ? [...filter.units] : null
  const { rows } =
    await sql<LineRow>`select ${columns} from queries_line where day between ${filter.from} and ${filter.to}
      and (${units}::text[] is null or unit = any(${units}::text[])) and (${filter.person ?? null}::text is null or person = ${filter.person ?? null})
      and (${filter.bucket ?? null}::text is null or bucket = ${filter.bucket ?? null})
      and (${filter.rule ?? null}::text is null or reasons @> ${JSON.stringify([{ rule: filter.rule ?? '' }])}::jsonb)
      and (${mark?.[0] ?? null}::timestamptz is null or (at, id) > (${mark?.[0] ?? null}::timestamptz, ${mark?.[1] ?? ''}))
    order by at, id limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? cursorOf([last.at, last.id]) : null }
}
