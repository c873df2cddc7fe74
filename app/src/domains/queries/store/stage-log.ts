import type { Day } from '#kernel/ground'
import type { SequencePolicy } from '../words.ts'
import { parquet, quoted, type DuckSession } from './duck.ts'
import { readStaged } from './line-files.ts'
import { targetColumns } from './staging.ts'

/** A day of Taiwan from an epoch second. */
export const dayOfSecond = (column: string): string =>
  `cast(make_timestamp((${column} + 28800) * 1000000) as date)`

export const logColumns = {
  line: 'INTEGER',
  seq: 'BIGINT',
  t: 'BIGINT',
  account: 'VARCHAR',
  lookup: 'VARCHAR',
  terminal: 'VARCHAR',
  session: 'VARCHAR',
  purpose: 'VARCHAR',
  case_no: 'VARCHAR',
  found: 'BIGINT',
  logout_t: 'BIGINT',
  ...targetColumns,
} as const

/** What makes a line the same line when it is sent again: its number, or its content and how often that occurred. */
const identity: Readonly<Record<SequencePolicy, string>> = {
  continuous: `cast(seq as varchar)`,
  daily: `strftime(day, '%Y%m%d') || '-' || seq`,
  none: `strftime(day, '%Y%m%d') || '-' || left(md5(concat_ws('|', t, upper(account), target, lookup, coalesce(terminal, ''), coalesce(case_no, ''),
    row_number() over (partition by t, upper(account), target, lookup, terminal, case_no order by line))), 20)`,
}

/** Reads the staging file into the temporary table `staged`, with day and id of each line. */
export async function stageLog(
  session: DuckSession,
  path: string,
  system: string,
  policy: SequencePolicy,
): Promise<void> {
  await session.run(`create temp table staged as
    select ${quoted(`${system}-`)} || ${identity[policy]} as id, * from (select *, ${dayOfSecond('t')} as day from ${readStaged(path, logColumns)})`)
}

export interface DayCount {
  readonly [column: string]: string | number | null
  readonly day: Day
  readonly rows: number
}
/** What a staged file holds, told by one statement; what is odd in it is looked for only where the counts do not agree. */
export interface StagedSummary {
  readonly days: readonly StagedDay[]
  readonly firstSeq: number | null
  readonly lastSeq: number | null
  readonly anyDoubled: boolean
}
export interface StagedDay extends DayCount {
  readonly first: number | null
  readonly last: number | null
  readonly numbers: number
}
export async function summary(session: DuckSession, policy: SequencePolicy): Promise<StagedSummary> {
  // Where a source numbers its lines, its numbers are the identity, and to compare them costs a third of comparing ids.
  const ids = policy === 'none' ? 'cast(count(distinct id) as double)' : 'null'
  const [total, ...days] = await session.rows<StagedDay & { day: Day; ids: number | null }>(
    `select cast(day as varchar) as day, cast(count(*) as double) as rows, ${ids} as ids,
      cast(min(seq) as double) as first, cast(max(seq) as double) as last, cast(count(distinct seq) as double) as numbers
    from staged group by grouping sets ((day), ()) order by day nulls first`,
  )
  const different =
    policy === 'daily'
      ? days.reduce((sum, day) => sum + day.numbers, 0)
      : policy === 'continuous'
        ? total?.numbers
        : total?.ids
  return {
    days,
    firstSeq: total?.first ?? null,
    lastSeq: total?.last ?? null,
    anyDoubled: total !== undefined && (different ?? 0) < total.rows,
  }
}
/** Could numbers be missing between the lines? */
export const mayHaveGaps = ({ days, firstSeq, lastSeq }: StagedSummary, policy: SequencePolicy): boolean =>
  policy === 'daily'
    ? days.some((day) => day.first !== null && day.last !== null && day.last - day.first + 1 > day.numbers)
    : firstSeq !== null &&
      lastSeq !== null &&
      lastSeq - firstSeq + 1 > days.reduce((sum, day) => sum + day.numbers, 0)

/** Lines whose id stands twice in the file: the later line, and the first that has it. */
export const doubled = (session: DuckSession, most: number): Promise<{ line: number; other: number }[]> =>
  session.rows(`select s.line, d.first as other from staged s join (select id, min(line) as first from staged group by id having count(*) > 1) d using (id)
    where s.line > d.first order by s.line limit ${most}`)

/** Numbers missing between the lines of the file; for a daily run, within each day. */
export const gapsIn = (
  session: DuckSession,
  policy: SequencePolicy,
  most: number,
): Promise<{ from: number; to: number }[]> =>
  session.rows(`select cast(seq + 1 as double) as "from", cast(following - 1 as double) as "to" from (
      select seq, lead(seq) over (${policy === 'daily' ? 'partition by day ' : ''}order by seq) as following from staged)
    where following > seq + 1 order by seq limit ${most}`)

/** The largest steps back of the source's clock, in the order of its own numbers. */
export const clockSteps = (
  session: DuckSession,
  seconds: number,
  most: number,
): Promise<{ line: number; seconds: number }[]> =>
  session.rows(`select line, cast(back as double) as seconds from (select line, lag(t) over (order by seq) - t as back from staged where seq is not null)
    where back > ${seconds} order by back desc limit ${most}`)

/** Splits `staged` into what is new (`fresh`) and what was there before; a known id with other content is counted apart. */
export async function separate(
  session: DuckSession,
  known: readonly string[],
  compared: 'lookup' | 'systems',
): Promise<{ overlapping: number; changed: number }> {
  if (known.length === 0) {
    await session.run('create or replace temp view fresh as select * from staged')
    return { overlapping: 0, changed: 0 }
  }
  await session.run(
    `create or replace temp table before as select id, t, account, target, ${compared} as lookup from ${parquet(...known)} where id in (select id from staged)`,
  )
  await session.run(
    'create or replace temp view fresh as select * from staged where id not in (select id from before)',
  )
  const [counted] = await session.rows<{
    overlapping: number
    changed: number
  }>(`select cast(count(*) as double) as overlapping,
    cast(count(*) filter (where s.t <> b.t or upper(s.account) <> upper(b.account) or s.target <> b.target or s.lookup <> b.lookup) as double) as changed
    from staged s join before b using (id)`)
  return counted ?? { overlapping: 0, changed: 0 }
}

/** New lines of each day. */
export const freshDays = (session: DuckSession): Promise<DayCount[]> =>
  session.rows<DayCount>(
    `select cast(day as varchar) as day, cast(count(*) as double) as rows from fresh group by day order by day`,
  )

/** Writes the new lines of one day. */
export const copyDay = (session: DuckSession, day: Day, path: string, columns: string): Promise<void> =>
  session.run(
    `copy (select ${columns} from fresh where day = date '${day}' order by t, id) to ${quoted(path)} (format parquet, compression zstd, compression_level 1)`,
  )
export const logParquet =
  'id, line, seq, t, account, lookup, terminal, session, purpose, case_no, found, logout_t, key_kind, target, mask, near'
