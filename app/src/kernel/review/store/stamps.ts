import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import type { Decision, Stamp } from '../words.ts'

interface StampRow {
  readonly id: string
  readonly item: string
  readonly sheet: string
  readonly decision: Decision
  readonly reason: string | null
  readonly question: string | null
  readonly person: string
  readonly name: string
  readonly title: string
  readonly post: string
  readonly unit: string
  readonly behalf: string | null
  readonly at: Instant
  readonly dwell_ms: number
  readonly corrects: string | null
  readonly corrected_by: string | null
  readonly act: number
}
const toStamp = (row: StampRow): Stamp => ({
  id: row.id,
  item: row.item,
  sheet: row.sheet,
  decision: row.decision,
  reason: row.reason,
  question: row.question,
  by: row.person,
  name: row.name,
  title: row.title,
  post: row.post,
  unit: row.unit,
  onBehalfOf: row.behalf,
  at: row.at,
  dwellMs: row.dwell_ms,
  corrects: row.corrects,
  correctedBy: row.corrected_by,
  act: row.act,
})

export async function insertStamp(unit: Unit, stamp: Stamp, unexplained: boolean): Promise<void> {
  await sql`insert into review_stamp
    (id, item, sheet, decision, reason, question, person, name, title, post, unit, behalf, at, dwell_ms, unexplained, corrects, act)
    values (${stamp.id}, ${stamp.item}, ${stamp.sheet}, ${stamp.decision}, ${stamp.reason}, ${stamp.question}, ${stamp.by}, ${stamp.name},
      ${stamp.title}, ${stamp.post}, ${stamp.unit}, ${stamp.onBehalfOf}, ${stamp.at}, ${stamp.dwellMs}, ${unexplained}, ${stamp.corrects},
      ${stamp.act})`.execute(unit.sql)
}

/** Every decision on a line, oldest first; a corrected one names its correction. No right is checked here. */
export async function historyOf(reader: Reader, item: string): Promise<Stamp[]> {
  const { rows } = await sql<StampRow>`select s.*, c.id as corrected_by from review_stamp s
    left join review_stamp c on c.corrects = s.id where s.item = ${item} order by s.act`.execute(reader)
  return rows.map(toStamp)
}
