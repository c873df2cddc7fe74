import type { Day } from '#kernel/ground'
import type { QueriesRoom } from '../../room.ts'
import { parquet } from '../../store/duck.ts'
import { resultPaths } from '../../store/imported-entries.ts'
import type { EntryBucket, LineBucket } from '../../words.ts'

/** Where a line or an entry of a reconciled day ended; for comparisons and evidence, without targets. */
export interface LineOutcome {
  readonly [column: string]: string | number | null
  readonly system: string
  readonly seq: number | null
  readonly bucket: LineBucket
  /** Number of its entry in an imported book. */
  readonly entry: string | null
}
export interface EntryOutcome {
  readonly [column: string]: string | null
  readonly id: string
  readonly no: string | null
  readonly bucket: EntryBucket | 'WAITING'
}

export async function outcomeOf(
  room: QueriesRoom,
  day: Day,
): Promise<{ lines: LineOutcome[]; entries: EntryOutcome[] }> {
  const db = room.store.read
  const lines = await resultPaths(db, room.files, day, day, 'lines')
  const entries = await resultPaths(db, room.files, day, day, 'entries')
  if (lines.length === 0) return { lines: [], entries: [] }
  return room.duck.with(async (session) => ({
    lines: await session.rows<LineOutcome>(
      `select l.system, cast(l.seq as double) as seq, l.bucket, e.entry_no as entry from ${parquet(...lines)} l left join ${parquet(...entries)} e on e.id = l.entry`,
    ),
    entries: await session.rows<EntryOutcome>(
      `select id, entry_no as no, bucket from ${parquet(...entries)}`,
    ),
  }))
}
