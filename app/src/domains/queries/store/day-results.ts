import type { Day } from '#kernel/ground'
import type { EntryBucket } from '../words.ts'
import type { DayTables } from './day-tables.ts'
import { quoted, type Column, type DuckSession } from './duck.ts'
import type { LineFiles } from './line-files.ts'
import type { Buckets } from './days.ts'

/** What became of look-ups and entries by number, as it comes out of the matching. */
export interface DayOutcome {
  readonly tables: DayTables
  readonly matched: {
    readonly entryOf: Int32Array
    readonly edits: Uint8Array
    readonly differs: Uint8Array
    readonly entryState: Uint8Array
  }
  readonly unitOf: ReadonlyMap<string, string>
  readonly received: readonly string[]
}
/** What the rules said of the look-ups, by number. */
export interface Judgement {
  readonly lateAfter: number | null
  readonly levels: Uint8Array
  /** Reasons as JSON, the rules' ids, and whether a stamp must say why: of look-ups that have any. */
  readonly reasons: ReadonlyMap<
    number,
    { readonly json: string; readonly rules: string; readonly weight: number }
  >
}
export interface Written {
  readonly buckets: Buckets
  readonly units: readonly UnitBuckets[]
  readonly path: string
  readonly sha256: string
}
export interface UnitBuckets {
  readonly unit: string | null
  readonly buckets: Buckets
  readonly byRule: Readonly<Record<string, number>>
}

function lineColumns(
  { tables, matched }: DayOutcome,
  { levels, reasons }: Judgement,
): Record<string, Column> {
  const { looks, entries } = tables
  const { entryOf, edits, differs } = matched
  const ofEntry = (column: Int32Array): Int32Array => entryOf.map((e) => column[e] ?? -1)
  const hits = Array.from(entryOf, (_, n) => reasons.get(n))
  return {
    row: looks.row,
    p: looks.person,
    e: ofEntry(entries.row),
    ep: ofEntry(entries.person),
    req: ofEntry(entries.requester),
    edits: Int32Array.from(edits),
    differs: Int32Array.from(differs),
    level: Int32Array.from(levels),
    weight: Int32Array.from(hits, (hit) => hit?.weight ?? 0),
    rules: hits.map((hit) => hit?.rules ?? null),
    reasons: hits.map((hit) => hit?.json ?? null),
  }
}

/** Entries that count on this day: its own, and a neighbour's where a look-up of this day has used it. */
function entryColumns(outcome: DayOutcome): Record<string, Column> {
  const { entries } = outcome.tables
  const counts = Int32Array.from(entries.row.keys()).filter(
    (n) => entries.origin[n] === 0 || outcome.matched.entryState[n] !== 0,
  )
  const bucketOf = bucketOfEntries(outcome)
  return {
    row: counts.map((n) => entries.row[n] ?? -1),
    p: counts.map((n) => entries.person[n] ?? -1),
    req: counts.map((n) => entries.requester[n] ?? -1),
    bucket: Array.from(counts, bucketOf),
  }
}

/** Writes what became of every entry of the day; nothing in it waits for the rules that judge the look-ups. */
export async function writeEntries(
  session: DuckSession,
  files: LineFiles,
  day: Day,
  run: string,
  outcome: DayOutcome,
): Promise<void> {
  const { tables, unitOf } = outcome
  await session.append('ent', entryColumns(outcome))
  await session.append('pp', {
    p: Int32Array.from(tables.persons.keys()),
    person: tables.persons,
    unit: tables.persons.map((person) => unitOf.get(person) ?? null),
  })
  const select = `select en.id, en.entry_no, en.t, en.written, en.typed, en.import, en.account, pp.person, pp.unit, rq.person as requester, en.systems, en.target, en.mask, en.purpose,
      en.case_no, en.no_case, en.printed, en.behalf_document, en.origin, ent.bucket
    from raw_e en join ent on ent.row = en.rowid left join pp on pp.p = ent.p left join pp rq on rq.p = ent.req`
  await copyTo(session, files, day, run, 'entries', select)
}

/** Writes what became of every look-up, after the entries: the durable result of a run, from which the sheets are laid. */
export async function writeLooks(
  session: DuckSession,
  files: LineFiles,
  day: Day,
  run: string,
  outcome: DayOutcome,
  judgement: Judgement,
): Promise<Written> {
  await session.append('res', lineColumns(outcome, judgement))
  const late = judgement.lateAfter === null ? 'false' : `(en.typed and en.written > ${judgement.lateAfter})`
  const select = `select lk.id, lk.t, lk.system, lk.seq, lk.account, pp.person, pp.unit, lk.target, lk.mask, lk.lookup, lk.terminal, lk.case_no, lk.import, lk.near,
      case when res.e < 0 then 'UNREGISTERED' when res.differs = 0 then 'MATCHED' else 'MISMATCH' end as bucket, res.differs, res.edits, res.level, res.weight, res.rules, res.reasons,
      en.id as entry, en.t as entry_t, en.written as entry_written, en.mask as entry_mask, en.purpose, en.case_no as entry_case, en.no_case, rq.person as requester,
      coalesce(${late}, false) as late, en.entry_no, qr.person as entry_person, qr.unit as entry_unit, en.systems as entry_systems, en.behalf_document, en.printed
    from raw_l lk join res on res.row = lk.rowid left join pp on pp.p = res.p left join raw_e en on en.rowid = res.e left join pp rq on rq.p = res.req left join pp qr on qr.p = res.ep`
  const sha256 = await copyTo(session, files, day, run, 'lines', select)
  const units = countUnits(outcome, judgement)
  return { buckets: total(units), units, path: files.resultPath(day, run, 'lines'), sha256 }
}

async function copyTo(
  session: DuckSession,
  files: LineFiles,
  day: Day,
  run: string,
  what: 'lines' | 'entries',
  select: string,
): Promise<string> {
  const temporary = files.temporary(`${run}.${what}.parquet`)
  await session.run(`copy (${select}) to ${quoted(temporary)} (format parquet, compression snappy)`)
  return files.settle(temporary, files.resultPath(day, run, what))
}

type BucketOf = (n: number) => EntryBucket | 'WAITING'
/** An entry that names a system whose log is not in yet may still find its look-up there: it waits and is not counted. */
function bucketOfEntries({ tables, matched, received }: DayOutcome): BucketOf {
  const known = new Set([...received, ''])
  const whole = tables.systemSets.map((systems) => systems.every((system) => known.has(system)))
  return (n) => {
    const state = matched.entryState[n] ?? 0
    if (state > 0) return state === 1 ? 'MATCHED' : 'MISMATCH'
    return whole[tables.entries.systems[n] ?? -1] === true ? 'PHANTOM' : 'WAITING'
  }
}

interface Counting {
  readonly buckets: { -readonly [K in keyof Buckets]: Buckets[K] }
  readonly byRule: Record<string, number>
}
function countUnits(outcome: DayOutcome, { reasons }: Judgement): UnitBuckets[] {
  const { tables, matched, unitOf } = outcome
  const { looks, entries, persons } = tables
  const counts = new Map<string | null, Counting>()
  const unitOfPerson = persons.map((person) => unitOf.get(person) ?? null)
  const at = (p: number | undefined): Counting => {
    const unit = unitOfPerson[p ?? -1] ?? null
    let known = counts.get(unit)
    if (known === undefined) counts.set(unit, (known = { buckets: { ...noBuckets }, byRule: {} }))
    return known
  }
  for (let n = 0; n < looks.row.length; n++) {
    const { buckets, byRule } = at(looks.person[n])
    buckets.lines += 1
    if ((matched.entryOf[n] ?? -1) < 0) buckets.unregistered += 1
    else if (matched.differs[n] === 0) buckets.matched += 1
    else buckets.mismatch += 1
    for (const rule of reasons.get(n)?.rules.split(',') ?? []) byRule[rule] = (byRule[rule] ?? 0) + 1
  }
  const bucketOf = bucketOfEntries(outcome)
  for (let n = 0; n < entries.row.length; n++) {
    const bucket = bucketOf(n)
    if (bucket === 'WAITING' || (bucket === 'PHANTOM' && entries.origin[n] !== 0)) continue
    const { buckets } = at(entries.person[n])
    buckets.entries += 1
    if (bucket === 'PHANTOM') buckets.phantom += 1
    else if (bucket === 'MATCHED') buckets.entriesMatched += 1
    else buckets.entriesMismatch += 1
  }
  return [...counts]
    .map(([unit, counting]) => ({ unit, ...counting }))
    .toSorted((a, b) => ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1))
}

export const noBuckets: Buckets = {
  lines: 0,
  matched: 0,
  unregistered: 0,
  mismatch: 0,
  entries: 0,
  entriesMatched: 0,
  phantom: 0,
  entriesMismatch: 0,
}
export const plus = (a: Buckets, b: Buckets): Buckets => ({
  lines: a.lines + b.lines,
  matched: a.matched + b.matched,
  unregistered: a.unregistered + b.unregistered,
  mismatch: a.mismatch + b.mismatch,
  entries: a.entries + b.entries,
  entriesMatched: a.entriesMatched + b.entriesMatched,
  phantom: a.phantom + b.phantom,
  entriesMismatch: a.entriesMismatch + b.entriesMismatch,
})
const total = (units: readonly UnitBuckets[]): Buckets =>
  units.reduce((sum, row) => plus(sum, row.buckets), noBuckets)
