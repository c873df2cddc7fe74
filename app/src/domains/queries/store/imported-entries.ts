import { sql } from 'kysely'
import { addDays, epochSeconds, instant, startOfDay, type Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { EntryBucket } from '../words.ts'
import { listOf, parquet, type Duck } from './duck.ts'
import type { LineFiles } from './line-files.ts'
import type { EntryWords } from './phantoms.ts'

/** An entry as the latest run of its day saw it: with its person, its unit and the bucket it ended in. */
export interface SeenEntry extends EntryWords {
  readonly typed: boolean
  /** Null while the log of one of its systems is not in. */
  readonly bucket: EntryBucket | null
}
interface SeenFilter {
  readonly from: Day
  readonly to: Day
  readonly persons?: readonly string[] | undefined
  readonly units?: readonly string[] | undefined
  readonly target?: string | undefined
  readonly ids?: readonly string[] | undefined
  /** Only those before this (time and id), newest first. */
  readonly before?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** The result files of the latest runs of these days. */
export async function resultPaths(
  db: Reader,
  files: LineFiles,
  from: Day,
  to: Day,
  what: 'lines' | 'entries',
): Promise<string[]> {
  const { rows } = await sql<{
    path: string
  }>`select r.path from queries_day d join queries_run r on r.id = d.run
    where d.day between ${from} and ${to} and r.path is not null order by d.day`.execute(db)
  return rows.map((row) =>
    files.absolute(what === 'lines' ? row.path : row.path.replace(/\.lines\.parquet$/, '.entries.parquet')),
  )
}

interface Row {
  readonly [column: string]: string | number | boolean | null
  readonly id: string
  readonly entry_no: string | null
  readonly t: number
  readonly written: number
  readonly typed: boolean
  readonly person: string | null
  readonly unit: string | null
  readonly requester: string | null
  readonly systems: string
  readonly target: string
  readonly mask: string
  readonly purpose: string | null
  readonly case_no: string | null
  readonly no_case: string | null
  readonly printed: boolean
  readonly behalf_document: string | null
  readonly bucket: EntryBucket | 'WAITING'
}

/** Entries of reconciled days, newest first. */
export async function seenEntries(
  db: Reader,
  duck: Duck,
  files: LineFiles,
  filter: SeenFilter,
): Promise<SeenEntry[]> {
  // An entry counts on the day of its look-up, which may be a day off its own.
  const paths = await resultPaths(db, files, addDays(filter.from, -1), addDays(filter.to, 1), 'entries')
  if (paths.length === 0) return []
  const where = [
    `t >= ${epochSeconds(startOfDay(filter.from))}`,
    `t < ${epochSeconds(startOfDay(addDays(filter.to, 1)))}`,
  ]
  if (filter.persons) where.push(`person in (select unnest(${listOf([...filter.persons, ''])}))`)
  if (filter.units) where.push(`unit in (select unnest(${listOf([...filter.units, ''])}))`)
  if (filter.target !== undefined) where.push('target = $target')
  if (filter.ids) where.push(`id in (select unnest(${listOf([...filter.ids, ''])}))`)
  if (filter.before)
    where.push(
      `(t < ${Date.parse(filter.before[0]) / 1000} or (t = ${Date.parse(filter.before[0]) / 1000} and id < $before))`,
    )
  const values = {
    ...(filter.target === undefined ? {} : { target: filter.target }),
    ...(filter.before ? { before: filter.before[1] } : {}),
  }
  const rows = await duck.with((session) =>
    session.rows<Row>(
      `select * from ${parquet(...paths)} where ${where.join(' and ')} qualify row_number() over (partition by id order by bucket) = 1 order by t desc, id desc limit ${filter.limit}`,
      values,
    ),
  )
  return rows.map(seen)
}

const seen = (row: Row): SeenEntry => ({
  id: row.id,
  no: row.entry_no,
  at: instant(row.t * 1000),
  written: instant(row.written * 1000),
  typed: row.typed,
  person: row.person,
  unit: row.unit,
  requester: row.requester,
  systems: row.systems.split(','),
  target: row.target,
  mask: row.mask,
  purpose: row.purpose,
  caseNo: row.case_no,
  noCase: row.no_case,
  printed: row.printed,
  behalfDocument: row.behalf_document,
  bucket: row.bucket === 'WAITING' ? null : row.bucket,
})
