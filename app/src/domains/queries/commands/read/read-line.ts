import { bad, ok, epochMs, later, type Instant, type Refusal, type Result } from '#kernel/ground'
import {
  leaveAt,
  leaveNames,
  may,
  rosterAt,
  type Actor,
  type LeaveInterval,
  type RosterInterval,
} from '#kernel/people'
import {
  historyOf,
  itemsByIds,
  openItem,
  taskOfItem,
  type Item,
  type Stamp,
  type TaskWithFiles,
} from '#kernel/review'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { caseByNo, partiesOf, type CaseRow, type Party } from '../../store/cases.ts'
import { runById, type RunRow } from '../../store/days.ts'
import { importById, type ImportRow } from '../../store/imports.ts'
import { correctionsOf } from '../../store/entries.ts'
import { lineById, type EntryBeside, type LineRow } from '../../store/lines.ts'
import { readRefused } from './refused.ts'

/** A line with everything that is laid beside it. */
export interface LineDetail {
  readonly line: LineRow
  readonly item: Item | null
  readonly entry: (EntryBeside & { readonly supersededBy: string | null }) | null
  readonly roster: readonly RosterInterval[]
  readonly leave: readonly (LeaveInterval & { readonly name: string })[]
  readonly case: { readonly row: CaseRow; readonly parties: readonly Party[] } | null
  readonly import: ImportRow | null
  readonly run: RunRow | null
  readonly stamps: readonly Stamp[]
  readonly task: TaskWithFiles | null
  readonly may: { readonly stamp: boolean; readonly explain: boolean }
}

const HALF_DAY = 12 * 3_600_000

/**
 * Reads one line. `opening`: its reviewer has it before him now and the time begins to count; otherwise nothing is noted.
 * Asking for a line of others is refused and recorded.
 */
export async function readLine(
  room: QueriesRoom,
  actor: Actor,
  id: string,
  opening: boolean,
): Promise<Result<LineDetail, Refusal>> {
  const { store } = room
  const line = await lineById(store.read, id)
  if (!line) return bad(refuseAs('QUERIES_NO_SUCH_LINE'))
  if (opening) {
    const opened = await store.unit((unit) => openItem(unit, actor, id))
    if (!opened.ok) return opened
  } else {
    const thing = { kind: 'line', id, unit: line.unit, owner: line.person }
    const verdict = may(actor, queriesDeeds.lineRead, thing)
    const [item] = verdict.allowed ? [] : await itemsByIds(store.read, [id])
    // A line that went up to this person's desk is his to read, though it is not of his unit.
    const desk =
      item &&
      actor.posts.some((post) => post.unit === item.desk && (post.role === 'head' || post.role === 'chief'))
    if (!verdict.allowed && !desk)
      return store.append((unit) => readRefused(unit, actor, queriesDeeds.lineRead, thing, verdict.reasons))
  }
  return ok(await detailOf(room, actor, line))
}

async function detailOf(room: QueriesRoom, actor: Actor, line: LineRow): Promise<LineDetail> {
  const db = room.store.read
  const [item = null] = await itemsByIds(db, [line.id])
  const from: Instant = later(line.at, -HALF_DAY)
  const to: Instant = later(line.at, HALF_DAY)
  const who = line.person === null ? [] : [line.person]
  const roster = who.length === 0 ? [] : await rosterAt(db, who, from, to)
  const leave = who.length === 0 ? [] : await leaveAt(db, who, from, to)
  const caseNo = line.caseNo ?? line.entry?.caseNo ?? null
  const found = caseNo === null ? null : await caseByNo(db, caseNo)
  const own = line.person === actor.person
  const task = await taskOfItem(db, line.id)
  return {
    line,
    item,
    entry:
      line.entry === null
        ? null
        : {
            ...line.entry,
            supersededBy: (await correctionsOf(db, [line.entry.id])).get(line.entry.id) ?? null,
          },
    roster: roster.toSorted((a, b) => epochMs(a.starts) - epochMs(b.starts)),
    leave: leave.map((row) => ({ ...row, name: leaveNames[row.kind].zh })),
    case: found ? { row: found, parties: (await partiesOf(db, [found.id])).get(found.id) ?? [] } : null,
    import: await importById(db, line.import),
    run: await runById(db, line.run),
    // A referral must not warn the person it is about: he sees his questions, not the stamps.
    stamps: own ? [] : await historyOf(db, line.id),
    task: task,
    may: {
      stamp:
        !own &&
        item !== null &&
        item.state !== 'asked' &&
        item.state !== 'decided' &&
        canStamp(actor, item, line),
      explain: own && task !== null && task.state === 'open',
    },
  }
}

const canStamp = (actor: Actor, item: Item, line: LineRow): boolean =>
  item.desk === 'ethics'
    ? actor.posts.some((post) => post.role === 'ethics')
    : actor.posts.some(
        (post) => post.unit === item.desk && (post.role === 'head' || post.role === 'chief'),
      ) &&
      item.orderedBy !== actor.person &&
      line.person !== actor.person
