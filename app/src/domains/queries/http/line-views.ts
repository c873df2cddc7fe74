import type { Day } from '#kernel/ground'
import type { Actor } from '#kernel/people'
import { sheetOf, sheetsOf } from '#kernel/review'
import type { LineDetail } from '../commands/read/read-line.ts'
import type { QueriesRoom } from '../room.ts'
import { receivedSystems } from '../store/calendar.ts'
import type { DayRow, RunRow } from '../store/days.ts'
import { systemsOf } from '../store/systems.ts'
import { namesFor } from './names.ts'
import { caseView, entryView, importView, lineView } from './views.ts'

export async function detailView(room: QueriesRoom, detail: LineDetail, actor: Actor) {
  const names = await namesFor(room.store.read, [
    detail.line.person,
    detail.entry?.person ?? null,
    detail.entry?.requester ?? null,
    detail.import?.by ?? null,
    ...(detail.case?.row.owners ?? []),
  ])
  const { entry, task, run } = detail
  return {
    line: lineView(detail.line, detail.item, names, actor.person),
    entry: entry
      ? entryView(
          entry,
          {
            supersedes: null,
            supersededBy: entry.supersededBy,
            bucket: detail.line.bucket === 'MATCHED' ? 'MATCHED' : 'MISMATCH',
          },
          names,
        )
      : null,
    roster: detail.roster.map(({ starts, ends, duty, place, terminal }) => ({
      starts,
      ends,
      duty,
      place,
      terminal,
    })),
    leave: detail.leave.map(({ starts, ends, name }) => ({ starts, ends, kind: name })),
    case: detail.case ? caseView(detail.case.row, detail.case.parties, names) : null,
    import: detail.import ? importOf(importView(detail.import, names)) : null,
    run: run ? { id: run.id, at: run.at, editions: [...run.editions] } : null,
    stamps: detail.stamps.map(
      ({ id, decision, reason, question, name, title, at, act, corrects, correctedBy }) => ({
        id,
        decision,
        reason,
        question,
        name,
        title,
        at,
        act,
        corrects,
        correctedBy,
      }),
    ),
    task: task
      ? {
          id: task.id,
          question: task.question,
          due: task.due,
          state: task.state,
          text: task.text,
          attachments: task.attachments.map(({ id, name, size }) => ({ id, name, size })),
        }
      : null,
    may: { ...detail.may },
  }
}
const importOf = (row: ReturnType<typeof importView>) => ({
  id: row.id,
  file: row.file,
  digest: row.digest,
  at: row.started,
  by: row.by,
})

/** Sheets of each day that this person may know of, and how many of them are closed. */
export async function closedSheets(
  room: QueriesRoom,
  actor: Actor,
  span: { from: Day; to: Day },
  now: Parameters<typeof sheetsOf>[4],
): Promise<Map<Day, { total: number; closed: number }>> {
  const counts = new Map<Day, { total: number; closed: number }>()
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof sheetsOf>> = await sheetsOf(
      room.store.read,
      actor,
      { kind: 'queries.day', ...span },
      { after, limit: 200 },
      now,
    )
    for (const sheet of page.rows) {
      const sum = counts.get(sheet.day) ?? { total: 0, closed: 0 }
      counts.set(sheet.day, { total: sum.total + 1, closed: sum.closed + (sheet.state === 'closed' ? 1 : 0) })
    }
    after = page.next
  } while (after !== null)
  return counts
}

export async function dayView(room: QueriesRoom, row: DayRow, sheets: { total: number; closed: number }) {
  const received = new Set(await receivedSystems(room.store.read, row.day))
  const missing = (await systemsOf(room.store.read)).filter(
    (system) => system.daily && !system.retired && !received.has(system.id),
  )
  const state =
    row.state === 'stale'
      ? row.run === null
        ? ('waiting' as const)
        : ('stale' as const)
      : row.state === 'reconciled'
        ? ('reconciled' as const)
        : ('running' as const)
  return {
    day: row.day,
    state,
    run: row.run,
    reconciledAt: row.at,
    buckets: row.buckets,
    sheets,
    missing: missing.map(({ id, zh, en }) => ({ id, zh, en })),
  }
}

export async function wholeDay(
  room: QueriesRoom,
  row: DayRow,
  latest: RunRow | undefined,
  runs: readonly RunRow[],
) {
  const db = room.store.read
  const names = await namesFor(db, [])
  const units = []
  let closed = 0
  for (const unit of latest?.units ?? []) {
    const sheet = unit.unit === null ? null : await sheetOf(db, 'queries.day', unit.unit, row.day)
    if (sheet?.state === 'closed') closed += 1
    units.push({
      unit: names.unit(unit.unit),
      buckets: { ...unit.buckets },
      byRule: { ...unit.byRule },
      sheet: sheet?.id ?? null,
    })
  }
  const total = units.filter((unit) => unit.sheet !== null).length
  return {
    day: await dayView(room, row, { total, closed }),
    units,
    runs: runs.map(({ id, at, why, buckets, moved, milliseconds }) => ({
      id,
      at,
      why,
      buckets: { ...buckets },
      moved,
      milliseconds,
    })),
  }
}
