import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { addDays, epochSeconds, startOfDay, type Day, type Instant } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { agencyLaw } from '#kernel/people'
import { raiseAll } from '#kernel/findings'
import type { Unit } from '#kernel/store'
import { queriesActs } from '../../acts.ts'
import type { QueriesRoom } from '../../room.ts'
import { ownFault, type ImportFault } from '../../rules/import-faults.ts'
import { judges, type QueryReason } from '../../rules/indicators/index.ts'
import { sourceFacts } from '../../rules/source.ts'
import { finishImport, lastSeqOf, touchImport } from '../../store/imports.ts'
import { addParts, partsToCompare, type Part } from '../../store/parts.ts'
import { staleDays } from '../../store/days.ts'
import { bookParquet, stageBook } from '../../store/stage-book.ts'
import {
  clockSteps,
  copyDay,
  doubled,
  freshDays,
  gapsIn,
  logParquet,
  mayHaveGaps,
  separate,
  stageLog,
  summary,
  type StagedSummary,
} from '../../store/stage-log.ts'
import type { DuckSession } from '../../store/duck.ts'
import type { SpoolPaths } from '../../store/staging.ts'
import type { SystemRow } from '../../store/systems.ts'
import { KEPT_FAULTS, type Read } from './reading.ts'

export interface LinesImport {
  readonly id: string
  readonly kind: 'log' | 'book'
  readonly system: SystemRow | null
  readonly profile: string
  readonly declared: number | null
  readonly day: Day | null
  readonly by: Doer
  readonly read: Read
}
interface Checked {
  readonly staged: StagedSummary
  readonly gaps: readonly { from: number; to: number }[]
  readonly steps: readonly { line: number; seconds: number }[]
}

const BOOK = { zh: '查詢紀錄簿', en: 'Log book' }
const MOST_GAPS = 50
const SETTLES = 3
/** A smaller file is in before anybody could look. */
const TOLD = 50_000

/**
 * Takes staged lines in: finds doubled numbers, leaves out what was there before, writes a Parquet file a day and makes them count
 * in one transaction with the import, its acts and its findings.
 * @returns the faults for which the file is refused, or null when it is in
 */
export async function bringLines(
  room: QueriesRoom,
  spools: SpoolPaths,
  job: LinesImport,
): Promise<readonly ImportFault[] | null> {
  return room.duck.with(async (session) => {
    const { store } = room
    const tell = async (phase: 'checking' | 'storing'): Promise<void> => {
      if (job.read.rows >= TOLD)
        await store.append((unit) =>
          touchImport(unit.sql, job.id, phase, job.read.rows, job.read.size, unit.now),
        )
    }
    await tell('checking')
    if (job.system) await stageLog(session, spools.rows, job.system.id, job.system.sequence)
    else await stageBook(session, spools.rows)
    const staged = await summary(session, job.system?.sequence ?? 'none')
    if (staged.anyDoubled) {
      return (await doubled(session, KEPT_FAULTS)).map(({ line, other }) =>
        ownFault('DUPLICATE_SEQ', line, job.system ? 'seq' : 'entryNo', '', { other }),
      )
    }
    const days = staged.days.map((row) => row.day)
    const about = job.day === null || days.includes(job.day) ? days : [...days, job.day].toSorted()
    const checked = await checks(session, room, job, staged)
    await tell('storing')
    const near = room.files.nearPath(job.id)
    await rename(spools.near, room.files.absolute(near))
    for (let attempt = 1; ; attempt++) {
      const known = await partsToCompare(store.read, job.kind, comparedTo(job, staged))
      const overlap = await separate(
        session,
        known.map((part) => room.files.absolute(part.path)),
        job.system ? 'lookup' : 'systems',
      )
      const parts = await writeParts(session, room, job, attempt)
      const done = await store.unit((unit) =>
        commit(unit, job, { days, about, checked, overlap, parts, known: known.length }),
      )
      if (done) return null
      // Another import of these days came in between: its lines may be ours as well.
      for (const part of parts) await room.files.remove(part.path)
      if (attempt === SETTLES) throw new Error('imports of the same days keep overtaking each other')
    }
  })
}

/** Where its lines may lie already: on their days, and wherever their numbers were brought, should the source have moved them. */
const comparedTo = (job: LinesImport, staged: StagedSummary): Parameters<typeof partsToCompare>[2] => ({
  system: job.system?.id ?? null,
  days: staged.days.map((row) => row.day),
  numbers:
    job.system?.sequence === 'continuous' && staged.firstSeq !== null && staged.lastSeq !== null
      ? [staged.firstSeq, staged.lastSeq]
      : null,
})

async function checks(
  session: DuckSession,
  room: QueriesRoom,
  job: LinesImport,
  staged: StagedSummary,
): Promise<Checked> {
  const sequence = job.system?.sequence ?? 'none'
  if (sequence === 'none') return { staged, gaps: [], steps: [] }
  const law = (await agencyLaw(room.store.read)).at(staged.days.at(-1)?.day ?? ('1970-01-01' as Day))
  return {
    staged,
    gaps: mayHaveGaps(staged, sequence) ? await gapsIn(session, sequence, MOST_GAPS) : [],
    steps: await clockSteps(session, law.value('query.source.clockStepSeconds'), MOST_GAPS),
  }
}

async function writeParts(
  session: DuckSession,
  room: QueriesRoom,
  job: LinesImport,
  attempt: number,
): Promise<Part[]> {
  const parts: Part[] = []
  for (const { day, rows } of await freshDays(session)) {
    const temporary = room.files.temporary(`${job.id}-${attempt}-${day}.parquet`)
    await copyDay(session, day, temporary, job.system ? logParquet : bookParquet)
    const name = attempt === 1 ? job.id : `${job.id}-${attempt}`
    const path = job.system ? room.files.linesPath(job.system.id, day, name) : room.files.bookPath(day, name)
    parts.push({
      path,
      import: job.id,
      kind: job.kind,
      system: job.system?.id ?? null,
      day,
      rows,
      sha256: await room.files.settle(temporary, path),
    })
  }
  return parts
}

interface Outcome {
  readonly days: readonly Day[]
  /** The days of its lines, and the day that it is said to be about. */
  readonly about: readonly Day[]
  readonly checked: Checked
  readonly overlap: { readonly overlapping: number; readonly changed: number }
  readonly parts: readonly Part[]
  /** Files that were looked at for overlapping lines. */
  readonly known: number
}

/** @returns false when files came in that the overlap was not judged against */
async function commit(
  unit: Unit,
  job: LinesImport,
  { days, about, checked, overlap, parts, known }: Outcome,
): Promise<boolean> {
  const now = await partsToCompare(unit.sql, job.kind, comparedTo(job, checked.staged))
  if (now.length !== known) return false
  const law = await agencyLaw(unit.sql)
  const today = law.at(days.at(-1) ?? ('1970-01-01' as Day))
  const reasons: QueryReason[] = []
  const { system } = job
  const fresh = parts.map((part) => part.day)
  if (system) {
    const runs =
      system.sequence === 'daily'
        ? checked.staged.days.map((of) => [of.day, of.first] as const)
        : [[null, checked.staged.firstSeq] as const]
    for (const [i, [day, first]] of runs.entries()) {
      const facts = sourceFacts({
        system,
        declared: i === 0 ? job.declared : null,
        received: job.read.rows,
        firstSeq: first,
        lastSeqBefore: system.sequence === 'none' ? null : await lastSeqOf(unit.sql, system.id, day),
        gaps: i === 0 ? checked.gaps : [],
        steps: i === 0 ? checked.steps : [],
        changed: i === 0 ? overlap.changed : 0,
        endOfFirstDay: i === 0 && fresh[0] !== undefined ? secondsAfter(fresh[0]) : null,
        now: epochSeconds(unit.now),
      })
      reasons.push(...facts.flatMap(judges(today).source))
    }
  }
  if (!system)
    reasons.push(...judges(today).source({ system: BOOK, about: 'changed', lines: overlap.changed }))
  const added = parts.reduce((sum, part) => sum + part.rows, 0)
  await addParts(unit.sql, parts)
  await finishImport(
    unit.sql,
    job.id,
    {
      phase: 'done',
      size: job.read.size,
      digest: job.read.digest,
      read: job.read.rows,
      added,
      overlapping: overlap.overlapping,
      firstSeq: checked.staged.firstSeq,
      lastSeq: checked.staged.lastSeq,
      days: about,
      checks: reasons,
      near: added > 0,
    },
    unit.now,
  )
  await record(unit, queriesActs['import.done'], {
    by: job.by,
    on: { kind: 'import', id: job.id },
    fields: {
      kind: job.kind,
      system: system?.id ?? null,
      file: job.read.digest,
      size: job.read.size,
      profile: job.profile,
      read: job.read.rows,
      added,
      overlapping: overlap.overlapping,
      declared: job.declared,
      firstSeq: checked.staged.firstSeq,
      lastSeq: checked.staged.lastSeq,
      days: about.join(' '),
      parts: createHash('sha256')
        .update(parts.map((part) => `${part.path} ${part.sha256}\n`).join(''))
        .digest('hex'),
    },
  })
  if (reasons.length > 0)
    await raiseAll(
      unit,
      { kind: 'system', job: 'queries.import' },
      sourceFindings(job, system?.id ?? 'book', days, reasons),
    )
  await staleDays(
    unit.sql,
    added > 0 ? [...new Set(fresh)] : about.filter((day) => !days.includes(day)),
    unit.now,
  )
  await unit.notify({
    topic: 'queries.imported',
    about: { import: job.id, kind: job.kind, system: system?.id ?? null, added },
  })
  return true
}

const secondsAfter = (day: Day): number => epochSeconds(startOfDay(addDays(day, 1)) satisfies Instant)

/** One finding for each thing that is odd about the source; the ethics office and the auditors see them, no unit head. */
const sourceFindings = (
  job: LinesImport,
  source: string,
  days: readonly Day[],
  reasons: readonly QueryReason[],
): Parameters<typeof raiseAll>[2] =>
  reasons.map((reason, i) => ({
    key: `queries.Q35:${job.id}:${i}`,
    rule: 'queries.Q35',
    edition: `Q35@${reason.version}`,
    severity: 3,
    unit: null,
    subject: null,
    desk: 'ethics',
    day: days[0] ?? ('1970-01-01' as Day),
    things: [{ kind: 'import', id: job.id }],
    reasons: [reason],
    rows: [{ source, import: job.id, ...reason.facts }],
  }))

/** Removes what a refused or broken import left behind. */
export async function forgetLines(
  room: QueriesRoom,
  spools: SpoolPaths,
  id: string,
  kept: boolean,
): Promise<void> {
  for (const path of [spools.rows, spools.near]) await rm(path, { force: true })
  if (!kept) await rm(room.files.absolute(room.files.nearPath(id)), { force: true })
}
