import { ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, doerOf } from '#kernel/people'
import { may, type Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { reviewDeeds, taskThing } from '../deeds.ts'
import { mayJudge } from '../rules/stamp.ts'
import { attachmentById } from '../store/attachments.ts'
import { factsOf } from '../store/facts.ts'
import { sheetById } from '../store/sheets.ts'
import { historyOf } from '../store/stamps.ts'
import { taskById, withFiles } from '../store/tasks.ts'
import type { Attachment, Item, Sheet, Stamp, TaskWithFiles } from '../words.ts'
import { refused } from './refused.ts'

/** The decisions on a line, for its reviewers and the auditors; that it was read is an act. */
export async function readHistory(
  unit: Unit,
  actor: Actor,
  item: string,
): Promise<Result<{ item: Item; stamps: Stamp[] }, Refusal>> {
  const on = { kind: 'line', id: item }
  const deed = reviewDeeds.history.id
  const facts = await factsOf(unit, item, actor.person)
  if (!facts) return refused(unit, doerOf(actor), on, deed, refuse('REVIEW_NO_SUCH_LINE'))
  const allowed = mayJudge(actor, reviewDeeds.history, facts)
  if (!allowed.ok) return refused(unit, doerOf(actor), on, deed, allowed.error)
  await record(unit, reviewActs['history.read'], {
    by: doerIn(actor, allowed.value),
    on,
    fields: { sheet: facts.item.sheet },
  })
  return ok({ item: facts.item, stamps: await historyOf(unit.sql, item) })
}

/** One sheet by id. */
export async function readSheet(unit: Unit, actor: Actor, id: string): Promise<Result<Sheet, Refusal>> {
  const on = { kind: 'sheet', id }
  const sheet = await sheetById(unit.sql, id)
  if (!sheet) return refused(unit, doerOf(actor), on, reviewDeeds.sheet.id, refuse('REVIEW_NO_SUCH_SHEET'))
  const verdict = may(actor, reviewDeeds.sheet, { ...on, unit: sheet.unit })
  if (verdict.allowed) return ok(sheet)
  return refused(
    unit,
    doerOf(actor),
    on,
    reviewDeeds.sheet.id,
    refuse('REVIEW_NOT_YOURS', {}, verdict.reasons),
  )
}

/** A question with its answer and files, for the one who was asked, the reviewer and the ethics office. */
export async function readTask(
  unit: Unit,
  actor: Actor,
  id: string,
): Promise<Result<TaskWithFiles, Refusal>> {
  const on = { kind: 'explanation', id }
  const task = await taskById(unit.sql, id)
  const facts = task && (await factsOf(unit, task.item, actor.person))
  if (!task || !facts)
    return refused(unit, doerOf(actor), on, reviewDeeds.file.id, refuse('REVIEW_NO_SUCH_TASK'))
  const verdict = may(actor, reviewDeeds.file, taskThing(task, facts.item, facts.sheet))
  // The one who was asked reads his task even between two posts.
  if (verdict.allowed || task.person === actor.person) return ok(await withFiles(unit.sql, task))
  return refused(
    unit,
    doerOf(actor),
    on,
    reviewDeeds.file.id,
    refuse('REVIEW_NOT_YOURS', {}, verdict.reasons),
  )
}

/** The row of a file that may now be sent; that it was fetched is an act. */
export async function readAttachment(
  unit: Unit,
  actor: Actor,
  id: string,
): Promise<Result<Attachment, Refusal>> {
  const on = { kind: 'attachment', id }
  const file = await attachmentById(unit.sql, id)
  if (!file) return refused(unit, doerOf(actor), on, reviewDeeds.file.id, refuse('REVIEW_NO_SUCH_ATTACHMENT'))
  const task = await readTask(unit, actor, file.task)
  if (!task.ok) return task
  await record(unit, reviewActs['attachment.read'], {
    by: doerOf(actor),
    on,
    fields: { task: file.task, digest: file.digest },
  })
  return ok(file)
}

/** The stored bytes are no longer what the row says: they are withheld, and that somebody met this is an act. */
export const damaged = (unit: Unit, actor: Actor, file: Attachment): Promise<Result<never, Refusal>> =>
  refused(
    unit,
    doerOf(actor),
    { kind: 'attachment', id: file.id },
    reviewDeeds.file.id,
    refuse('ATTACHMENT_DAMAGED'),
  )
