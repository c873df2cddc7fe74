import {
  addDays,
  bad,
  ok,
  parseDay,
  refuse,
  startOfDay,
  type Instant,
  type Refusal,
  type Result,
} from '#kernel/ground'
import { routes, type Routes } from '#kernel/contract'
import type { Store } from '#kernel/store'
import type { BlobStore } from './attachments/blob-store.ts'
import { answer } from './commands/answer.ts'
import { attach } from './commands/attach.ts'
import { openItem } from './commands/open-item.ts'
import { damaged, readAttachment, readHistory, readSheet, readTask } from './commands/read.ts'
import { reopen } from './commands/reopen.ts'
import { stamp } from './commands/stamp.ts'
import { reviewContract } from './contract.ts'
import { attachmentsOfSheet } from './store/attachments.ts'
import { fromCursor } from './store/cursor.ts'
import { reviewerFigures } from './store/figures.ts'
import { queueOf } from './store/queue.ts'
import { sheetsOf } from './store/sheet-list.ts'
import { sheetById } from './store/sheets.ts'
import { tasksOf } from './store/tasks.ts'
import type { StampCommand } from './words.ts'

export interface ReviewDoor {
  readonly store: Store
  readonly blobs: BlobStore
  /** Until when a question asked now is to be answered: working days of the agency's calendar (`query.explanation.dueWorkingDays`). */
  explanationDue(now: Instant): Instant
  /** Until when a sheet reopened now is to be closed (`query.review.dueWorkingDays`). */
  reopenDue(now: Instant): Instant
}

/** Refuses a page mark that this room did not make. */
const marked = (after: string | undefined, parts: number): Result<string | null, Refusal> =>
  after === undefined ? ok(null) : fromCursor(after, parts) ? ok(after) : bad(refuse('REVIEW_BAD_CURSOR'))
/** The contract has checked the form already. */
const civil = (text: string | undefined) => {
  const day = text === undefined ? null : parseDay(text)
  return day?.ok ? day.value : undefined
}

type Said =
  | { readonly decision: 'approve'; readonly reason?: string | undefined }
  | { readonly decision: 'ask'; readonly question: string }
  | { readonly decision: 'refer'; readonly reason: string }
const commandOf = (item: string, said: Said, due: Instant): StampCommand =>
  said.decision === 'ask' ? { item, decision: 'ask', question: said.question, due } : { item, ...said }

export function reviewRoutes(door: ReviewDoor): Routes {
  const { store } = door
  return routes(reviewContract, {
    'GET /api/review/sheets': async ({ actor, query, clock }) => {
      const after = marked(query.after, 2)
      if (!after.ok) return after
      const { kind, state, unit } = query
      const overdue = query.overdue === undefined ? undefined : query.overdue === 'true'
      const filter = { kind, state, unit, from: civil(query.from), to: civil(query.to), overdue }
      return ok(
        await sheetsOf(store.read, actor, filter, { after: after.value, limit: query.limit }, clock()),
      )
    },
    'GET /api/review/sheets/:sheet': ({ actor, params }) =>
      store.unit((unit) => readSheet(unit, actor, params.sheet)),
    'GET /api/review/sheets/:sheet/attachments': async ({ params }) =>
      (await sheetById(store.read, params.sheet))
        ? ok({ rows: await attachmentsOfSheet(store.read, params.sheet) })
        : bad(refuse('REVIEW_NO_SUCH_SHEET')),
    'GET /api/review/queue': async ({ actor, query }) => {
      const after = marked(query.after, 4)
      if (!after.ok) return after
      const filter = { sheet: query.sheet, state: query.state, unexplained: query.unexplained === 'true' }
      return ok(await queueOf(store.read, actor, filter, { after: after.value, limit: query.limit }))
    },
    'GET /api/review/items/:item/history': ({ actor, params }) =>
      store.unit((unit) => readHistory(unit, actor, params.item)),
    'POST /api/review/items/:item/open': ({ actor, params }) =>
      store.unit((unit) => openItem(unit, actor, params.item)),
    'POST /api/review/items/:item/stamp': ({ actor, params, body }) =>
      store.unit((unit) => stamp(unit, actor, commandOf(params.item, body, door.explanationDue(unit.now)))),
    'POST /api/review/items/:item/correct': ({ actor, params, body: { corrects, ...said } }) =>
      store.unit((unit) =>
        stamp(unit, actor, { ...commandOf(params.item, said, door.explanationDue(unit.now)), corrects }),
      ),
    'POST /api/review/items/:item/reopen': ({ actor, params, body }) =>
      store.unit((unit) =>
        reopen(unit, actor, { item: params.item, reason: body.reason, due: door.reopenDue(unit.now) }),
      ),
    'GET /api/review/tasks': async ({ actor, query }) => {
      const after = marked(query.after, 1)
      if (!after.ok) return after
      return ok(
        await tasksOf(
          store.read,
          actor.person,
          { state: query.state },
          { after: after.value, limit: query.limit },
        ),
      )
    },
    'GET /api/review/tasks/:task': ({ actor, params }) =>
      store.unit((unit) => readTask(unit, actor, params.task)),
    'POST /api/review/tasks/:task/answer': ({ actor, params, body }) =>
      store.unit((unit) => answer(unit, actor, { task: params.task, ...body })),
    'POST /api/review/tasks/:task/attachments': ({ actor, params, upload }) =>
      attach(door, actor, { task: params.task, name: upload.name, bytes: upload.bytes }),
    'GET /api/review/attachments/:attachment': async ({ actor, params }) => {
      const file = await store.unit((unit) => readAttachment(unit, actor, params.attachment))
      if (!file.ok) return file
      const blob = await door.blobs.get(file.value.digest)
      if (!blob) return store.unit((unit) => damaged(unit, actor, file.value))
      return ok({ name: file.value.name, mediaType: file.value.mediaType, bytes: blob.bytes })
    },
    'GET /api/review/figures': async ({ query: { person, ...query } }) => {
      const from = parseDay(query.from)
      const to = parseDay(query.to)
      if (!from.ok || !to.ok) return bad(refuse('REVIEW_BAD_PERIOD'))
      const period = { from: startOfDay(from.value), to: startOfDay(addDays(to.value, 1)), person }
      return ok({ rows: await reviewerFigures(store.read, period) })
    },
  })
}
