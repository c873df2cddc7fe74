import { bad, ok } from '#kernel/ground'
import type { Handlers } from '#kernel/contract'
import { itemsByIds, queueOf, sheetById } from '#kernel/review'
import type { QueriesContract } from '../contract.ts'
import { queriesDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { QueriesRoom } from '../room.ts'
import { askForDay } from '../commands/reconcile/next-day.ts'
import { readLine } from '../commands/read/read-line.ts'
import { mayRead, unitsFor } from '../commands/read/refused.ts'
import { traceSubject } from '../commands/read/trace-subject.ts'
import { dayRow, listDays, runsOf } from '../store/days.ts'
import { linesByIds, listLines, type LineRow } from '../store/lines.ts'
import { phantomsOf } from '../store/phantoms.ts'
import { badCursor, civil, period } from './asked.ts'
import { namesFor } from './names.ts'
import { closedSheets, dayView, detailView, wholeDay } from './line-views.ts'
import { entryView, lineView } from './views.ts'

type Mine = Pick<
  Handlers<QueriesContract>,
  Extract<
    keyof QueriesContract,
    `${string} /api/queries/${'days' | 'sheet' | 'lines' | 'mine' | 'subject'}${'' | `/${string}`}`
  >
>

export const lineRoutes = (room: QueriesRoom): Mine => {
  const db = room.store.read
  const views = async (lines: readonly LineRow[], viewer: string) => {
    const items = new Map(
      (
        await itemsByIds(
          db,
          lines.map((line) => line.id),
        )
      ).map((item) => [item.id, item]),
    )
    const names = await namesFor(
      db,
      lines.map((line) => line.person),
    )
    return lines.map((line) => lineView(line, items.get(line.id) ?? null, names, viewer))
  }
  return {
    'GET /api/queries/sheet': async ({ actor, query }) => {
      if (!(await sheetById(db, query.sheet))) return bad(refuseAs('QUERIES_NO_SUCH_SHEET'))
      const page = await queueOf(
        db,
        actor,
        { sheet: query.sheet, state: query.state, unexplained: query.flagged === 'true' },
        { after: query.after ?? null, limit: query.limit },
      )
      const lines = await linesByIds(
        db,
        page.rows.map((item) => item.id),
      )
      const names = await namesFor(
        db,
        [...lines.values()].map((line) => line.person),
      )
      const rows = page.rows.flatMap((item) => {
        const line = lines.get(item.id)
        return line ? [lineView(line, item, names, actor.person)] : []
      })
      return ok({ rows, next: page.next })
    },
    'GET /api/queries/lines': async ({ actor, query }) => {
      const units = unitsFor(actor, queriesDeeds.lineRead)
      if (query.unit !== undefined || (units !== null && units.length === 0)) {
        const allowed = await mayRead(room.store, actor, queriesDeeds.lineRead, {
          kind: 'unit',
          id: query.unit ?? 'all',
          unit: query.unit ?? null,
        })
        if (!allowed.ok) return allowed
      }
      const day = civil(query.day)
      const filter = {
        from: day,
        to: day,
        units: query.unit === undefined ? (units ?? undefined) : [query.unit],
        person: query.person,
        bucket: query.bucket,
        rule: query.rule,
      }
      const page = await listLines(db, filter, query.after, query.limit)
      return page === null ? badCursor() : ok({ rows: await views(page.rows, actor.person), next: page.next })
    },
    'GET /api/queries/mine': async ({ actor, query }) => {
      const span = period(query, 92)
      if (!span.ok) return span
      const page = await listLines(db, { ...span.value, person: actor.person }, query.after, query.limit)
      return page === null ? badCursor() : ok({ rows: await views(page.rows, actor.person), next: page.next })
    },
    'GET /api/queries/lines/:line': async ({ actor, params }) => {
      const detail = await readLine(room, actor, params.line, false)
      return detail.ok ? ok(await detailView(room, detail.value, actor)) : detail
    },
    'POST /api/queries/lines/:line/open': async ({ actor, params }) => {
      const detail = await readLine(room, actor, params.line, true)
      return detail.ok ? ok(await detailView(room, detail.value, actor)) : detail
    },

    'GET /api/queries/days': async ({ actor, query, clock }) => {
      const span = period(query, 92)
      if (!span.ok) return span
      const closed = await closedSheets(room, actor, span.value, clock())
      const rows = []
      for (const row of await listDays(db, span.value.from, span.value.to))
        rows.push(await dayView(room, row, closed.get(row.day) ?? { total: 0, closed: 0 }))
      return ok({ rows })
    },
    'GET /api/queries/days/:day': async ({ params }) => {
      const day = civil(params.day)
      const row = await dayRow(db, day)
      if (!row) return bad(refuseAs('QUERIES_NO_SUCH_DAY', { day }))
      const runs = await runsOf(db, day)
      const latest = runs.find((run) => run.id === row.run) ?? runs.at(-1)
      return ok(await wholeDay(room, row, latest, runs))
    },
    'POST /api/queries/days/:day/reconciliation': ({ actor, params }) =>
      askForDay(room, actor, civil(params.day)),
    'GET /api/queries/days/:day/phantoms': async ({ actor, params, query }) => {
      const units = unitsFor(actor, queriesDeeds.entryRead)
      if (query.unit !== undefined) {
        const allowed = await mayRead(room.store, actor, queriesDeeds.entryRead, {
          kind: 'unit',
          id: query.unit,
          unit: query.unit,
        })
        if (!allowed.ok) return allowed
      }
      const rows = await phantomsOf(
        db,
        civil(params.day),
        query.unit === undefined ? units : [query.unit],
        query.unit === undefined ? actor.person : null,
      )
      const names = await namesFor(
        db,
        rows.flatMap((row) => [row.words.person, row.words.requester]),
      )
      return ok({
        rows: rows.map((row) =>
          entryView(row.words, { supersedes: null, supersededBy: null, bucket: 'PHANTOM' }, names),
        ),
      })
    },

    'POST /api/queries/subject': async ({ actor, body }) => {
      const span = period(body, 3660)
      if (!span.ok) return span
      const traced = await traceSubject(room, actor, { ...body, ...span.value })
      if (!traced.ok) return traced
      const { rows, entries, ...rest } = traced.value
      const names = await namesFor(db, [
        ...rows.flatMap((row) => [row.person, row.reviewer]),
        ...entries.map((entry) => entry.person),
      ])
      return ok({
        ...rest,
        rows: rows.map((row) => ({
          ...row,
          differences: [...row.differences],
          system: names.system(row.system) ?? { id: row.system, zh: row.system, en: row.system },
          person: names.person(row.person),
          unit: names.unit(row.unit),
          reviewer: names.person(row.reviewer)?.name ?? null,
        })),
        entries: entries.map((entry) => ({
          id: entry.id,
          at: entry.at,
          person: names.person(entry.person),
          purpose: entry.purpose ?? '',
          caseNo: entry.caseNo,
          bucket: entry.bucket,
        })),
      })
    },
  }
}
