import { bad, dayOf, epochSeconds, newId, ok, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { agencyLaw, doerIn, may, notAllowed, type Actor, type ImportReport } from '#kernel/people'
import type { Upload } from '#kernel/contract'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { covered } from '../../rules/covered.ts'
import { ownFault, type ImportFault } from '../../rules/import-faults.ts'
import { systemWords } from '../../rules/system-words.ts'
import type { RowOf } from '../../rules/tabular.ts'
import {
  finishImport,
  forgetImport,
  importById,
  importOfFile,
  startImport,
  touchImport,
  type ImportRow,
} from '../../store/imports.ts'
import type { SpoolPaths } from '../../store/staging.ts'
import type { ImportKind } from '../../words.ts'
import { bringLines, forgetLines } from './bring-lines.ts'
import { takeOffice } from './bring-office.ts'
import type { Intake } from './intake.ts'
import type { Numbered } from './office.ts'
import type { LinesTask } from './read-lines.ts'
import { ReaderGone } from './reader-gone.ts'
import { Faults, Reading, readUpload, type Progress, type Read } from './reading.ts'
import { BROKEN_OFF, brokenOff, cancelled, refused, wordsOf } from './refused.ts'
import { importSpec, profileOf, type ImportSpec } from './spec.ts'

export interface Brought {
  readonly import: ImportRow
  /** True where the very same file had been brought before; then nothing was added. */
  readonly known: boolean
}
const MOST_OFFICE_ROWS = 200_000

/**
 * Takes one uploaded file in, or refuses it as a whole: nothing is ever half imported. The file is read while it arrives; its
 * targets become marks before anything is written anywhere.
 */
export async function bring(
  room: QueriesRoom,
  actor: Actor,
  upload: Upload,
): Promise<Result<Brought, Refusal>> {
  const verdict = may(actor, queriesDeeds.importBring, { kind: 'import', id: 'new' })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  const spec = await importSpec(room.store.read, upload.fields)
  if (!spec.ok) return spec
  return bringAs(room, doerIn(actor, verdict.post), actor.person, spec.value, upload)
}

/** As `bring`, for a caller whose right has been checked (jobs, simulation, bench). */
export async function bringAs(
  room: QueriesRoom,
  by: Doer,
  person: string,
  spec: ImportSpec,
  upload: Pick<Upload, 'name' | 'bytes'>,
): Promise<Result<Brought, Refusal>> {
  const id = newId()
  const { store } = room
  await store.append((unit) =>
    startImport(
      unit.sql,
      {
        id,
        kind: spec.kind,
        system: spec.system?.id ?? null,
        file: covered(upload.name).slice(0, 200),
        profile: spec.profile.id,
        declared: spec.declared,
        by: person,
      },
      unit.now,
    ),
  )
  const spools = { rows: room.files.temporary(`${id}.rows`), near: room.files.temporary(`${id}.near`) }
  let kept = false
  try {
    const taken = await take(room, by, spec, id, spools, upload)
    if (!taken.ok) return taken
    kept = !taken.value.known
    return taken
  } catch (error) {
    const refusal = error instanceof ReaderGone ? brokenOff() : null
    await store.append((unit) =>
      finishImport(
        unit.sql,
        id,
        {
          phase: 'cancelled',
          size: 0,
          digest: null,
          read: 0,
          refusal: refusal ? BROKEN_OFF : wordsOf(refuseAs('QUERIES_IMPORT_CANCELLED')),
        },
        unit.now,
      ),
    )
    if (refusal) return bad(refusal)
    throw error
  } finally {
    await forgetLines(room, spools, id, kept)
  }
}

async function take(
  room: QueriesRoom,
  by: Doer,
  spec: ImportSpec,
  id: string,
  spools: SpoolPaths,
  upload: Pick<Upload, 'bytes'>,
): Promise<Result<Brought, Refusal>> {
  const { store } = room
  const progress: Progress = {
    told: (rows, size) => store.append((unit) => touchImport(unit.sql, id, 'reading', rows, size, unit.now)),
  }
  const office: Numbered<RowOf[ImportKind]>[] = []
  const task = await linesTask(room, spec, spools)
  const read =
    task === null
      ? await readUpload(upload.bytes, officeReading(spec, office), progress)
      : await room.readers.read(task, upload.bytes, progress)
  if (read === null) return cancelled(room, by, spec, id)
  if (read.faultCount > 0) return refused(room, by, spec, id, read, read.faults, read.faultCount)
  const before = await importOfFile(store.read, spec.kind, spec.system?.id ?? null, read.digest)
  if (before) {
    await store.append((unit) => forgetImport(unit.sql, id))
    return ok({ import: before, known: true })
  }
  const faulty =
    spec.kind === 'log' || spec.kind === 'book'
      ? await bringLines(room, spools, {
          id,
          kind: spec.kind,
          system: spec.system,
          profile: spec.profile.id,
          declared: spec.declared,
          day: spec.day,
          by,
          read,
        })
      : await bringOffice(room, by, spec, id, read, office)
  if (faulty) return refused(room, by, spec, id, read, faulty, faulty.length)
  const row = await importById(store.read, id)
  if (!row) throw new Error('the import is gone')
  return ok({ import: row, known: false })
}

/** How a file of lines is to be read; null for a list of the office. */
async function linesTask(room: QueriesRoom, spec: ImportSpec, spools: SpoolPaths): Promise<LinesTask | null> {
  const clock = room.store.clock()
  const common = { spools, now: epochSeconds(clock) }
  if (spec.kind === 'log')
    return { ...common, profile: profileOf('log', spec.profile), sequence: spec.system?.sequence ?? 'none' }
  if (spec.kind !== 'book') return null
  const law = (await agencyLaw(room.store.read)).at(dayOf(clock))
  return {
    ...common,
    profile: profileOf('book', spec.profile),
    systems: systemWords(spec.systems),
    most: law.value('query.match.coverSystems'),
  }
}

function officeReading(spec: ImportSpec, office: Numbered<RowOf[ImportKind]>[]): Reading<ImportKind> {
  const faults = new Faults()
  const intake: Intake<RowOf[ImportKind]> = {
    row(line, row) {
      if (office.length < MOST_OFFICE_ROWS) office.push({ line, row })
      else if (office.length === MOST_OFFICE_ROWS && faults.count === 0)
        faults.add(ownFault('TOO_MANY_ROWS', line, '', '', { most: MOST_OFFICE_ROWS }))
    },
  }
  return new Reading(profileOf(spec.kind, spec.profile), intake, faults)
}

/** Lists of the office are small: read whole, then taken in by one transaction. */
async function bringOffice(
  room: QueriesRoom,
  by: Doer,
  spec: ImportSpec,
  id: string,
  read: Read,
  rows: readonly Numbered<RowOf[ImportKind]>[],
): Promise<readonly ImportFault[] | null> {
  const result: Result<ImportReport, readonly ImportFault[]> = await room.store.unit(async (unit) => {
    const taken = await takeOffice(unit, room.marks, by, spec.kind, rows)
    if (!taken.ok) return taken
    const { added, changed, unchanged } = taken.value
    await finishImport(
      unit.sql,
      id,
      {
        phase: 'done',
        size: read.size,
        digest: read.digest,
        read: read.rows,
        added: added + changed,
        overlapping: unchanged,
      },
      unit.now,
    )
    await record(unit, queriesActs['import.done'], {
      by,
      on: { kind: 'import', id },
      fields: {
        kind: spec.kind,
        system: null,
        file: read.digest,
        size: read.size,
        profile: spec.profile.id,
        read: read.rows,
        added: added + changed,
        overlapping: unchanged,
        declared: spec.declared,
        firstSeq: null,
        lastSeq: null,
        days: '',
        parts: '',
      },
    })
    await unit.notify({
      topic: 'queries.imported',
      about: { import: id, kind: spec.kind, system: null, added: added + changed },
    })
    return taken
  })
  return result.ok ? null : result.error
}
