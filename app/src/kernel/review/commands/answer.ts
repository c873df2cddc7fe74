import { ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { change } from '../rules/counts.ts'
import { decideAnswer, type Answering } from '../rules/explanation.ts'
import { attachmentsOf } from '../store/attachments.ts'
import { factsOf, forgetShown } from '../store/facts.ts'
import { setStanding } from '../store/items.ts'
import { moveCounters } from '../store/sheets.ts'
import { lockTask, setAnswer, withFiles } from '../store/tasks.ts'
import type { TaskWithFiles } from '../words.ts'
import { refused, textDigest } from './refused.ts'

/** The person who was asked explains, once; the line goes back to its reviewer. */
export async function answer(
  unit: Unit,
  actor: Actor,
  command: Answering & { readonly task: string },
): Promise<Result<TaskWithFiles, Refusal>> {
  const on = { kind: 'explanation', id: command.task }
  const by = doerOf(actor)
  const task = await lockTask(unit, command.task)
  if (!task) return refused(unit, by, on, 'review.explanation.answer', refuse('REVIEW_NO_SUCH_TASK'))
  const uploaded = await attachmentsOf(unit.sql, task.id)
  const decided = decideAnswer({ task, uploaded }, command, { actor })
  if (!decided.ok) return refused(unit, by, on, 'review.explanation.answer', decided.error)
  const { text, attachments } = decided.value
  const answered = await setAnswer(unit, task.id, text, attachments)
  await record(unit, reviewActs['explanation.answered'], {
    by,
    on,
    fields: {
      item: task.item,
      text: textDigest(text),
      attachments: attachments.length,
      late: unit.now >= task.due,
    },
  })
  await returnAnswered(unit, task.item)
  return ok(await withFiles(unit.sql, answered))
}

/** An explained line is back in its reviewer's queue as `answered`; a final decision is needed. Lines that wait for nothing stay. */
export async function returnAnswered(unit: Unit, item: string): Promise<void> {
  const facts = await factsOf(unit, item, '')
  if (facts?.item.state !== 'asked') return
  const after = { state: 'answered', decision: null } as const
  await setStanding(unit, item, after)
  await forgetShown(unit, item)
  await moveCounters(unit, facts.item.sheet, facts.item.desk, change(facts.item, after))
  const { sheet, unit: of } = facts.item
  await unit.notify({
    topic: 'review.answered',
    about: { task: facts.task?.id ?? null, item, sheet, unit: of },
  })
}
