import type { Day } from '#kernel/ground'
import { both, listOf, quoted, type DuckSession, type Sessions } from './duck.ts'
import type { LineFiles } from './line-files.ts'
import type { Buckets } from './days.ts'
import { stageTable } from './staged-table.ts'

/** The outcome of a run by number, as it comes out of the rules. */
export interface Outcome {
  readonly persons: readonly string[]
  readonly unitOf: ReadonlyMap<string, string>
  readonly received: readonly string[]
  readonly base: number
  readonly lateAfter: number | null
  readonly entryOf: Int32Array
  readonly edits: Uint8Array
  readonly differs: Uint8Array
  readonly levels: Uint8Array
  readonly entryState: Uint8Array
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

function* lineRows(outcome: Outcome): Generator<(string | number | null)[]> {
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
function* entryRows(outcome: Outcome): Generator<number[]> {
  for (let n = 0; n < outcome.entryState.length; n++) yield [n, outcome.entryState[n] ?? 0]
}

/** Writes what became of every look-up and entry of the day: the durable result of a run, from which the sheets are laid. */
export async function writeResults(
  [session, beside]: Sessions,
  files: LineFiles,
  day: Day,
  run: string,
  outcome: Outcome,
): Promise<Written> {
  await both(stageLooks(session, files, run, outcome), stageEntries(beside, files, run, outcome))
  const late = outcome.lateAfter === null ? 'false' : `(en.typed and en.written > ${outcome.lateAfter})`
  const whole = listOf([...outcome.received, ''])
  await session.run(`create view outcome_l as select lk.id, lk.t, lk.system, lk.seq, lk.account, pp.person, pp.unit, lk.target, lk.mask, lk.lookup, lk.terminal, lk.case_no, lk.import, lk.near,
      case when res.e < 0 then 'UNREGISTERED' when res.differs = 0 then 'MATCHED' else 'MISMATCH' end as bucket, res.differs, res.edits, res.level, res.weight, res.rules, res.reasons,
      en.id as entry, en.t as entry_t, en.written as entry_written, en.mask as entry_mask, en.purpose, en.case_no as entry_case, en.no_case, rq.person as requester,
      coalesce(${late}, false) as late, en.entry_no, qr.person as entry_person, qr.unit as entry_unit, en.systems as entry_systems, en.behalf_document, en.printed
    from lk join res using (n) left join pp on pp.p = lk.p left join en on en.n = res.e left join pp rq on rq.p = en.req left join pp qr on qr.p = en.p`)
  // An entry that names a system whose log is not in yet may still find its look-up there: it waits and is not counted.
  await session.run(`create view outcome_e as select en.id, en.entry_no, en.t, en.written, en.typed, en.import, en.account, pp.person, pp.unit, rq.person as requester, en.systems, en.target, en.mask, en.purpose,
      en.case_no, en.no_case, en.printed, en.behalf_document, en.origin,
      case ent.state when 1 then 'MATCHED' when 2 then 'MISMATCH' else case when list_has_all(${whole}, string_split(en.systems, ',')) then 'PHANTOM' else 'WAITING' end end as bucket
    from en join ent using (n) left join pp on pp.p = en.p left join pp rq on rq.p = en.req where en.origin = 0 or ent.state > 0`)
  const path = files.resultPath(day, run, 'lines')
  const write = async (on: DuckSession, view: string, what: 'lines' | 'entries'): Promise<string> => {
    const temporary = files.temporary(`${run}.${what}.parquet`)
    await on.run(`copy (select * from ${view}) to ${quoted(temporary)} (format parquet, compression snappy)`)
    return files.settle(temporary, files.resultPath(day, run, what))
  }
  const [sha256] = await both(write(session, 'outcome_l', 'lines'), write(beside, 'outcome_e', 'entries'))
  const units = await countUnits(session, beside)
  return { buckets: total(units), units, path, sha256 }
}

async function stageLooks(
  session: DuckSession,
  files: LineFiles,
  run: string,
  outcome: Outcome,
): Promise<void> {
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
}

async function stageEntries(
  session: DuckSession,
  files: LineFiles,
  run: string,
  outcome: Outcome,
): Promise<void> {
  await stageTable(
    session,
    files.temporary(`${run}.ent`),
    'ent',
    { n: 'INTEGER', state: 'INTEGER' },
    entryRows(outcome),
  )
  await stageTable(
    session,
    files.temporary(`${run}.pp`),
    'pp',
    { p: 'INTEGER', person: 'VARCHAR', unit: 'VARCHAR' },
    outcome.persons.map((person, p) => [p, person, outcome.unitOf.get(person) ?? null]),
  )
}

interface Counted {
  readonly [column: string]: string | number | null
  readonly unit: string | null
  readonly bucket: string
  readonly count: number
}
async function countUnits(session: DuckSession, beside: DuckSession): Promise<UnitBuckets[]> {
  const count = (on: DuckSession, from: string): Promise<Counted[]> =>
    on.rows<Counted>(`select unit, bucket, cast(count(*) as double) as count from ${from} group by all`)
  const [lines, entries] = await both(
    count(session, 'outcome_l'),
    count(beside, `outcome_e where bucket <> 'WAITING'`),
  )
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
