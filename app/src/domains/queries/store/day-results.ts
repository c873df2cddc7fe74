import type { Day } from '#kernel/ground'
import { listOf, quoted, type DuckSession } from './duck.ts'
import type { LineFiles } from './line-files.ts'
import type { Buckets } from './days.ts'
import { stageTable } from './staged-table.ts'

/** What became of the entries by number, as it comes out of the matching. */
export interface EntryOutcome {
  readonly persons: readonly string[]
  readonly unitOf: ReadonlyMap<string, string>
  readonly received: readonly string[]
  readonly entryState: Uint8Array
}
/** What became of the look-ups by number, as it comes out of the rules. */
export interface LookOutcome {
  readonly lateAfter: number | null
  readonly entryOf: Int32Array
  readonly edits: Uint8Array
  readonly differs: Uint8Array
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

function* lineRows(outcome: LookOutcome): Generator<(string | number | null)[]> {
  const { entryOf, edits, differs, levels, reasons } = outcome
  for (let n = 0; n < entryOf.length; n++) {
    const hit = reasons.get(n)
    yield [
      n,
      entryOf[n] ?? -1,
      edits[n] ?? 0,
      differs[n] ?? 0,
      levels[n] ?? 0,
      hit?.weight ?? 0,
      hit?.rules ?? null,
      hit?.json ?? null,
    ]
  }
}
function* entryRows(states: Uint8Array): Generator<number[]> {
  for (let n = 0; n < states.length; n++) yield [n, states[n] ?? 0]
}

/** Writes what became of every entry of the day; nothing in it waits for the rules that judge the look-ups. @returns how many, by bucket */
export async function writeEntries(
  session: DuckSession,
  files: LineFiles,
  day: Day,
  run: string,
  { persons, unitOf, received, entryState }: EntryOutcome,
): Promise<readonly Counted[]> {
  await stageTable(
    session,
    files.temporary(`${run}.ent`),
    'ent',
    { n: 'INTEGER', state: 'INTEGER' },
    entryRows(entryState),
  )
  await stageTable(
    session,
    files.temporary(`${run}.pp`),
    'pp',
    { p: 'INTEGER', person: 'VARCHAR', unit: 'VARCHAR' },
    persons.map((person, p) => [p, person, unitOf.get(person) ?? null]),
  )
  const whole = listOf([...received, ''])
  // An entry that names a system whose log is not in yet may still find its look-up there: it waits and is not counted.
  await session.run(`create view outcome_e as select en.id, en.entry_no, en.t, en.written, en.typed, en.import, en.account, pp.person, pp.unit, rq.person as requester, en.systems, en.target, en.mask, en.purpose,
      en.case_no, en.no_case, en.printed, en.behalf_document, en.origin,
      case ent.state when 1 then 'MATCHED' when 2 then 'MISMATCH' else case when list_has_all(${whole}, string_split(en.systems, ',')) then 'PHANTOM' else 'WAITING' end end as bucket
    from en join ent using (n) left join pp on pp.p = en.p left join pp rq on rq.p = en.req where en.origin = 0 or ent.state > 0`)
  await copyTo(session, files, day, run, 'entries', 'outcome_e')
  return counted(session, `outcome_e where bucket <> 'WAITING'`)
}

/** Writes what became of every look-up, after the entries: the durable result of a run, from which the sheets are laid. */
export async function writeLooks(
  session: DuckSession,
  files: LineFiles,
  day: Day,
  run: string,
  outcome: LookOutcome,
  entries: readonly Counted[],
): Promise<Written> {
  await stageTable(
    session,
    files.temporary(`${run}.res`),
    'res',
    {
      n: 'INTEGER',
      e: 'INTEGER',
      edits: 'INTEGER',
      differs: 'INTEGER',
      level: 'INTEGER',
      weight: 'INTEGER',
      rules: 'VARCHAR',
      reasons: 'VARCHAR',
    },
    lineRows(outcome),
  )
  const late = outcome.lateAfter === null ? 'false' : `(en.typed and en.written > ${outcome.lateAfter})`
  await session.run(`create view outcome_l as select lk.id, lk.t, lk.system, lk.seq, lk.account, pp.person, pp.unit, lk.target, lk.mask, lk.lookup, lk.terminal, lk.case_no, lk.import, lk.near,
      case when res.e < 0 then 'UNREGISTERED' when res.differs = 0 then 'MATCHED' else 'MISMATCH' end as bucket, res.differs, res.edits, res.level, res.weight, res.rules, res.reasons,
      en.id as entry, en.t as entry_t, en.written as entry_written, en.mask as entry_mask, en.purpose, en.case_no as entry_case, en.no_case, rq.person as requester,
      coalesce(${late}, false) as late, en.entry_no, qr.person as entry_person, qr.unit as entry_unit, en.systems as entry_systems, en.behalf_document, en.printed
    from lk join res using (n) left join pp on pp.p = lk.p left join en on en.n = res.e left join pp rq on rq.p = en.req left join pp qr on qr.p = en.p`)
  const sha256 = await copyTo(session, files, day, run, 'lines', 'outcome_l')
  const units = await countUnits(session, entries)
  return { buckets: total(units), units, path: files.resultPath(day, run, 'lines'), sha256 }
}

async function copyTo(
  session: DuckSession,
  files: LineFiles,
  day: Day,
  run: string,
  what: 'lines' | 'entries',
  view: string,
): Promise<string> {
  const temporary = files.temporary(`${run}.${what}.parquet`)
  await session.run(
    `copy (select * from ${view}) to ${quoted(temporary)} (format parquet, compression snappy)`,
  )
  return files.settle(temporary, files.resultPath(day, run, what))
}

interface Counted {
  readonly [column: string]: string | number | null
  readonly unit: string | null
  readonly bucket: string
  readonly count: number
}
const counted = (session: DuckSession, from: string): Promise<Counted[]> =>
  session.rows<Counted>(`select unit, bucket, cast(count(*) as double) as count from ${from} group by all`)

async function countUnits(session: DuckSession, entries: readonly Counted[]): Promise<UnitBuckets[]> {
  const lines = await counted(session, 'outcome_l')
  const rules = await session.rows<{
    unit: string | null
    rule: string
    count: number
  }>(`select unit, rule, cast(count(*) as double) as count
    from (select unit, unnest(string_split(rules, ',')) as rule from outcome_l where rules is not null) group by all`)
  const of = (
    rows: readonly { unit: string | null; bucket: string; count: number }[],
    unit: string | null,
    bucket?: string,
  ): number =>
    rows.reduce(
      (sum, row) =>
        sum + (row.unit === unit && (bucket === undefined || row.bucket === bucket) ? row.count : 0),
      0,
    )
  const units = [...new Set([...lines, ...entries].map((row) => row.unit))].toSorted((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  )
  return units.map((unit) => ({
    unit,
    buckets: {
      lines: of(lines, unit),
      matched: of(lines, unit, 'MATCHED'),
      unregistered: of(lines, unit, 'UNREGISTERED'),
      mismatch: of(lines, unit, 'MISMATCH'),
      entries: of(entries, unit),
      entriesMatched: of(entries, unit, 'MATCHED'),
      phantom: of(entries, unit, 'PHANTOM'),
      entriesMismatch: of(entries, unit, 'MISMATCH'),
    },
    byRule: Object.fromEntries(rules.filter((row) => row.unit === unit).map((row) => [row.rule, row.count])),
  }))
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
