import { addDays, dayOf, later, startOfDay, type Day, type Instant } from '#kernel/ground'
import { raiseAll, type NewFinding } from '#kernel/findings'
import { officeCalendar } from '#kernel/law'
import { record, type Doer } from '#kernel/ledger'
import { agencyLaw } from '#kernel/people'
import { addItems, askExplanation, openSheet, reviewerRoute, type NewItem } from '#kernel/review'
import type { Unit } from '#kernel/store'
import { queriesActs } from '../../acts.ts'
import type { QueriesRoom } from '../../room.ts'
import { judges } from '../../rules/indicators/index.ts'
import { parquet } from '../../store/duck.ts'
import { receivedSystems } from '../../store/calendar.ts'
import { addMoved, dayRow, finishLaying, runById, type RunRow } from '../../store/days.ts'
import { linesBefore, putLines, type LineRow } from '../../store/lines.ts'
import { treeOf, type Tree } from '../../store/persons.ts'
import { phantomsBetween, putPhantoms, type PhantomRow } from '../../store/phantoms.ts'
import { systemsOf } from '../../store/systems.ts'
import { headsOn } from './heads.ts'
import { lineOf, phantomOf, type ResultEntry, type ResultLine } from './result-rows.ts'
import { settleMoved } from './settle-moved.ts'

const BATCH = 1000
const by: Doer = { kind: 'system', job: 'queries.sheets' }

interface Ground {
  readonly day: Day
  readonly run: RunRow
  readonly tree: Tree
  readonly heads: ReadonlyMap<string, readonly string[]>
  readonly due: Instant
  readonly explanationDue: Instant
  /** Milliseconds around midnight in which an entry may belong to the other day. */
  readonly reach: number
  readonly received: ReadonlySet<string>
  readonly nextReceived: ReadonlySet<string>
}

/**
 * Lays the lines of a reconciled day before their reviewers: a sheet a unit, an item a line, a question where nothing was
 * registered. Short transactions, each of which may be repeated: what is there already stays.
 */
export async function layDay(
  room: QueriesRoom,
  day: Day,
  runId: string,
): Promise<{ lines: number; moved: number }> {
  const { store } = room
  const run = await runById(store.read, runId)
  if (!run?.path) return { lines: 0, moved: 0 }
  const ground = await groundOf(room, day, run)
  const lines = room.files.absolute(run.path)
  const entries = lines.replace(/\.lines\.parquet$/, '.entries.parquet')
  return room.duck.with(async (session) => {
    let laid = 0
    let moved = 0
    let waiting: LineRow[] = []
    const flush = async (): Promise<void> => {
      const batch = waiting
      waiting = []
      if (batch.length === 0) return
      laid += batch.length
      moved += await store.unit((unit) => layLines(unit, ground, batch))
    }
    for await (const rows of session.chunks<ResultLine>(
      `select * from ${parquet(lines)} order by unit, t, id`,
    )) {
      for (const row of rows) {
        const line = lineOf(row, day, runId)
        if (waiting.length >= BATCH || (waiting.length > 0 && waiting[0]?.unit !== line.unit)) await flush()
        waiting.push(line)
      }
    }
    await flush()
    const phantoms: PhantomRow[] = []
    const judge = judges((await agencyLaw(store.read)).at(day)).entry
    const systems = new Map((await systemsOf(store.read)).map((system) => [system.id, system]))
    for await (const rows of session.chunks<ResultEntry>(
      `select * from ${parquet(entries)} where bucket = 'PHANTOM' order by t, id`,
    )) {
      phantoms.push(...rows.map((row) => phantomOf(row, day, runId, systems, judge)))
    }
    await store.unit(async (unit) => {
      const fresh = new Set(await putPhantoms(unit.sql, day, phantoms))
      const ripe = await ripePhantoms(
        unit,
        ground,
        phantoms.filter((row) => fresh.has(row.entry)),
      )
      await raiseAll(unit, by, ripe.map(phantomFinding))
      await addMoved(unit.sql, runId, moved)
      await finishLaying(unit.sql, day, runId)
      await unit.notify({ topic: 'queries.laid', about: { day, run: runId, lines: laid } })
    })
    return { lines: laid, moved }
  })
}

async function groundOf(room: QueriesRoom, day: Day, run: RunRow): Promise<Ground> {
  const db = room.store.read
  const today = dayOf(room.store.clock())
  const law = (await agencyLaw(db)).at(today)
  const calendar = officeCalendar()
  const after = (from: Day, days: number): Instant =>
    startOfDay(addDays(calendar.addWorkingDays(from, days), 1))
  const reach = law.value('query.match.windowMinutes') * 60_000
  // A log that came in time is due the next working day; one that came late gets the day of its arrival.
  const from = addDays(today, -1) > day ? addDays(today, -1) : day
  return {
    day,
    run,
    tree: await treeOf(db),
    heads: await headsOn(db, today),
    due: after(from, law.value('query.review.dueWorkingDays')),
    explanationDue: after(today, law.value('query.explanation.dueWorkingDays')),
    reach,
    received: new Set(await receivedSystems(db, day)),
    nextReceived:
      (await dayRow(db, addDays(day, 1)))?.run == null
        ? new Set()
        : new Set(await receivedSystems(db, addDays(day, 1))),
  }
}

/** One batch of lines of one unit. @returns how many known lines changed */
async function layLines(unit: Unit, ground: Ground, lines: readonly LineRow[]): Promise<number> {
  const before = await linesBefore(
    unit.sql,
    lines.map((line) => line.id),
  )
  await putLines(unit.sql, lines)
  const sheetUnit = lines[0]?.unit ?? ground.tree.root
  if (sheetUnit === null) return 0
  const sheet = await openSheet(unit, by, {
    kind: 'queries.day',
    unit: sheetUnit,
    day: ground.day,
    due: ground.due,
  })
  const fresh = lines.filter((line) => !before.has(line.id))
  await addItems(
    unit,
    by,
    sheet.id,
    fresh.map((line) => itemOf(line, sheetUnit, ground)),
    ground.due,
  )
  for (const line of fresh)
    if (line.bucket === 'UNREGISTERED' && line.person !== null) await askWhy(unit, ground, line)
  let moved = 0
  for (const line of lines) {
    const old = before.get(line.id)
    if (!old) continue
    const same = old.bucket === line.bucket && old.entry === (line.entry?.id ?? null)
    if (same && old.weight === weightOf(line)) continue
    await settleMoved(unit, by, line, old.bucket)
    if (same) continue
    moved += 1
    await record(unit, queriesActs['line.moved'], {
      by,
      on: { kind: 'line', id: line.id },
      fields: {
        day: ground.day,
        run: ground.run.id,
        from: old.bucket,
        to: line.bucket,
        entry: line.entry?.id ?? null,
      },
    })
  }
  return moved
}

export const weightOf = (line: LineRow): number =>
  line.reasons.filter((reason) => reason.severity !== 'notice').length

function itemOf(line: LineRow, unit: string, ground: Ground): NewItem {
  const weight = weightOf(line)
  return {
    id: line.id,
    owner: line.person,
    orderedBy: line.entry?.requester ?? null,
    route: reviewerRoute({
      owner: line.person,
      orderedBy: line.entry?.requester ?? null,
      unit,
      heads: ground.heads,
      above: ground.tree.above(unit),
    }),
    order: `${line.at} ${line.system} ${String(line.seq ?? 0).padStart(12, '0')}`,
    weight,
    needsReason: weight > 0,
    needsExplanation: line.bucket === 'UNREGISTERED' && line.person !== null,
  }
}

async function askWhy(unit: Unit, ground: Ground, line: LineRow): Promise<void> {
  const asked = await askExplanation(unit, by, {
    item: line.id,
    question: '本筆查詢未登記於紀錄簿。請說明查詢事由，並檢附相關文件；或補登紀錄簿後說明。',
    due: ground.explanationDue,
    needsAttachment: true,
  })
  if (!asked.ok && asked.error.code !== 'REVIEW_ASKED_ALREADY')
    throw new Error(`an explanation could not be asked for: ${asked.error.code}`)
}

/**
 * Entries without look-up of which nothing more is to be expected: the logs of their systems are in, on both sides of midnight where
 * they lie near it. What a neighbouring day left open is raised with this one; a neighbour that is stale sees to its own.
 */
async function ripePhantoms(unit: Unit, ground: Ground, fresh: readonly PhantomRow[]): Promise<PhantomRow[]> {
  const [before, after] = [
    await dayRow(unit.sql, addDays(ground.day, -1)),
    await dayRow(unit.sql, addDays(ground.day, 1)),
  ]
  const [start, end] = [startOfDay(ground.day), startOfDay(addDays(ground.day, 1))]
  const settled = (row: { readonly state: string } | null): boolean => row?.state === 'reconciled'
  const own = fresh.filter((row) => {
    if (row.words.at < later(start, ground.reach)) return before === null || settled(before)
    return row.words.at < later(end, -ground.reach) || isIn(row, ground.nextReceived)
  })
  const earlier = settled(before)
    ? await phantomsBetween(unit.sql, addDays(ground.day, -1), later(start, -ground.reach), start)
    : []
  const following = settled(after)
    ? await phantomsBetween(unit.sql, addDays(ground.day, 1), end, later(end, ground.reach))
    : []
  return [...own, ...earlier.filter((row) => isIn(row, ground.received)), ...following]
}

/** The logs that could hold its look-up have come. */
const isIn = (row: PhantomRow, received: ReadonlySet<string>): boolean =>
  row.words.systems.every((system) => received.has(system))

const phantomFinding = (row: PhantomRow): NewFinding => ({
  key: `queries.Q02:${row.entry}`,
  rule: 'queries.Q02',
  edition: `Q02@${row.reasons[0]?.version ?? '1'}`,
  severity: 2,
  unit: row.unit,
  subject: row.words.person,
  day: row.day,
  things: [{ kind: 'entry', id: row.entry }],
  reasons: row.reasons,
  rows: [
    {
      entry: row.entry,
      at: row.words.at,
      systems: row.words.systems.join(','),
      mask: row.words.mask,
      purpose: row.words.purpose,
      caseNo: row.words.caseNo,
    },
  ],
})
