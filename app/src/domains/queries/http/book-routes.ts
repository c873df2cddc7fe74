import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import type { Handlers } from '#kernel/contract'
import type { Actor } from '#kernel/people'
import { openCase } from '../commands/arrange/open-case.ts'
import { correctEntry } from '../commands/entry/correct-entry.ts'
import { bookEntry, chainOf, readBook, type BookEntry } from '../commands/entry/entry-book.ts'
import { searchEntries } from '../commands/entry/search-entries.ts'
import { writeEntry } from '../commands/entry/write-entry.ts'
import { mayRead, unitsFor } from '../commands/read/refused.ts'
import { reconcileNow } from '../commands/reconcile/next-day.ts'
import type { QueriesContract } from '../contract.ts'
import { queriesDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { QueriesRoom } from '../room.ts'
import { caseById, listCases, partiesOf } from '../store/cases.ts'
import { dayRow } from '../store/days.ts'
import { lineById } from '../store/lines.ts'
import { badCursor, flag, moment, period } from './asked.ts'
import { namesFor } from './names.ts'
import { caseView, entryView } from './views.ts'

type Mine = Pick<
  Handlers<QueriesContract>,
  Extract<keyof QueriesContract, `${string} /api/queries/${'entries' | 'cases'}${'' | `/${string}`}`>
>

/** Beyond so many lines a day is not reconciled while somebody waits. */
const AT_ONCE = 50_000

export const bookRoutes = (room: QueriesRoom): Mine => {
  const db = room.store.read
  const views = async (entries: readonly BookEntry[]) => {
    const names = await namesFor(
      db,
      entries.flatMap((entry) => [entry.person, entry.requester]),
    )
    return entries.map((entry) =>
      entryView(
        entry,
        { supersedes: entry.supersedes, supersededBy: entry.supersededBy, bucket: entry.bucket },
        names,
      ),
    )
  }
  const one = async (id: string): Promise<Result<Awaited<ReturnType<typeof views>>[number], Refusal>> => {
    const entry = await bookEntry(room, id)
    const [view] = entry ? await views([entry]) : []
    return view ? ok(view) : bad(refuseAs('QUERIES_NO_SUCH_ENTRY'))
  }
  return {
    'POST /api/queries/entries': async ({ actor, body: { forLine, at, ...words } }) => {
      const when = moment(at)
      if (!when.ok) return when
      const written = await writeEntry(room, actor, { ...words, at: when.value }, forLine)
      if (!written.ok) return written
      const line = forLine === null ? null : await weighedAgain(room, forLine)
      const entry = await one(written.value.id)
      return entry.ok ? ok({ entry: entry.value, line }) : entry
    },
    'POST /api/queries/entries/:entry/correction': async ({ actor, params, body: { why, at, ...words } }) => {
      const when = moment(at)
      if (!when.ok) return when
      const written = await correctEntry(room, actor, params.entry, { ...words, at: when.value }, why)
      if (!written.ok) return written
      const entry = await one(written.value.id)
      return entry.ok ? ok({ entry: entry.value }) : entry
    },
    'GET /api/queries/entries': async ({ actor, query }) => {
      const span = period(query, 92)
      if (!span.ok) return span
      const scope = await scopeOf(room, actor, query)
      if (!scope.ok) return scope
      const page = await readBook(room, { ...span.value, ...scope.value }, query.after, query.limit)
      return page === null ? badCursor() : ok({ rows: await views(page.rows), next: page.next })
    },
    'POST /api/queries/entries/search': async ({ actor, body }) => {
      const span = period(body, 400)
      if (!span.ok) return span
      const found = await searchEntries(room, actor, { ...body, ...span.value })
      return found.ok ? ok({ rows: await views(found.value) }) : found
    },
    'GET /api/queries/entries/:entry': async ({ actor, params }) => {
      const entry = await bookEntry(room, params.entry)
      if (!entry) return bad(refuseAs('QUERIES_NO_SUCH_ENTRY'))
      const allowed = await mayRead(room.store, actor, queriesDeeds.entryRead, {
        kind: 'entry',
        id: entry.id,
        unit: entry.unit,
        owner: entry.person,
      })
      if (!allowed.ok) return allowed
      const [view] = await views([entry])
      return view
        ? ok({ entry: view, chain: await views(await chainOf(room, entry)) })
        : bad(refuseAs('QUERIES_NO_SUCH_ENTRY'))
    },

    'GET /api/queries/cases': async ({ actor, query }) => {
      const units = unitsFor(actor, queriesDeeds.caseRead)
      if (query.unit !== undefined) {
        const allowed = await mayRead(room.store, actor, queriesDeeds.caseRead, {
          kind: 'unit',
          id: query.unit,
          unit: query.unit,
        })
        if (!allowed.ok) return allowed
      }
      const page = await listCases(
        db,
        {
          units: query.unit === undefined ? units : [query.unit],
          open: flag(query.open),
          caseNo: query.caseNo,
        },
        query.after,
        query.limit,
      )
      if (page === null) return badCursor()
      const parties = await partiesOf(
        db,
        page.rows.map((row) => row.id),
      )
      const names = await namesFor(
        db,
        page.rows.flatMap((row) => row.owners),
      )
      return ok({
        rows: page.rows.map((row) => caseView(row, parties.get(row.id) ?? [], names)),
        next: page.next,
      })
    },
    'GET /api/queries/cases/:case': async ({ actor, params }) => {
      const row = await caseById(db, params.case)
      if (!row) return bad(refuseAs('QUERIES_NO_SUCH_CASE'))
      const allowed = await mayRead(room.store, actor, queriesDeeds.caseRead, {
        kind: 'case',
        id: row.id,
        unit: row.unit,
      })
      if (!allowed.ok) return allowed
      return ok({
        case: caseView(
          row,
          (await partiesOf(db, [row.id])).get(row.id) ?? [],
          await namesFor(db, row.owners),
        ),
      })
    },
    'POST /api/queries/cases': async ({ actor, body }) => {
      const opened = moment(body.opened)
      if (!opened.ok) return opened
      const closed = body.closed === null ? ok(null) : moment(body.closed)
      if (!closed.ok) return closed
      const made = await openCase(room, actor, { ...body, opened: opened.value, closed: closed.value })
      return made.ok
        ? ok({ case: caseView(made.value, made.value.parties, await namesFor(db, made.value.owners)) })
        : made
    },
  }
}

/** A late entry has answered a line: the line is weighed again before its writer goes on, unless the day is a nation's. */
async function weighedAgain(room: QueriesRoom, id: string) {
  const line = await lineById(room.store.read, id)
  if (!line) return null
  const day = await dayRow(room.store.read, line.day)
  if ((day?.buckets?.lines ?? 0) <= AT_ONCE) await reconcileNow(room, line.day, 'entry')
  const after = await lineById(room.store.read, id)
  return after ? { id, bucket: after.bucket } : null
}

/** Whose entries somebody may list: his own without asking; others' and a unit's as his posts allow. */
async function scopeOf(
  room: QueriesRoom,
  actor: Actor,
  query: { person?: string | undefined; unit?: string | undefined },
): Promise<Result<{ persons?: string[]; units?: string[] }, Refusal>> {
  const units = unitsFor(actor, queriesDeeds.entryRead)
  if (query.unit !== undefined) {
    const allowed = await mayRead(room.store, actor, queriesDeeds.entryRead, {
      kind: 'unit',
      id: query.unit,
      unit: query.unit,
    })
    if (!allowed.ok) return allowed
    return ok({ units: [query.unit], ...(query.person === undefined ? {} : { persons: [query.person] }) })
  }
  if (query.person === actor.person) return ok({ persons: [actor.person] })
  if (query.person !== undefined) {
    if (units === null) return ok({ persons: [query.person] })
    if (units.length === 0) {
      const allowed = await mayRead(room.store, actor, queriesDeeds.entryRead, {
        kind: 'person',
        id: query.person,
        owner: query.person,
      })
      if (!allowed.ok) return allowed
    }
    return ok({ persons: [query.person], units: [...units] })
  }
  return ok(units === null ? {} : units.length === 0 ? { persons: [actor.person] } : { units: [...units] })
}
