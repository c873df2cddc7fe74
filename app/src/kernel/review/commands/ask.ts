import { ok, refuse, type Instant, type Refusal, type Result } from '#kernel/ground'
import { doerText, record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { change } from '../rules/counts.ts'
import { decideAsking } from '../rules/explanation.ts'
import { factsOf, forgetShown } from '../store/facts.ts'
import { setStanding } from '../store/items.ts'
import { moveCounters } from '../store/sheets.ts'
import { insertTask } from '../store/tasks.ts'
import type { Item, Task } from '../words.ts'
import { refused, textDigest } from './refused.ts'

interface Asking {
  readonly person: string
  readonly question: string
  readonly due: Instant
  readonly needsAttachment: boolean
}

/** Puts the question; the line's standing is the caller's affair. */
export async function ask(unit: Unit, by: Doer, item: Item, asking: Asking): Promise<Task> {
  const askedBy = by.kind === 'person' ? by.person : null
  const task = await insertTask(unit, { item: item.id, sheet: item.sheet, askedBy, ...asking })
  const { person, due, needsAttachment } = asking
  await record(unit, reviewActs['explanation.asked'], {
    by,
    on: { kind: 'explanation', id: task.id },
    fields: { item: item.id, person, text: textDigest(asking.question), due, needsAttachment },
  })
  const about = { task: task.id, item: item.id, sheet: item.sheet, unit: item.unit, person, due }
  await unit.notify({ topic: 'review.asked', about })
  return task
}

/** The system asks by itself (M17): an unregistered look-up is explained by a document before anybody can approve it. */
export async function askExplanation(
  unit: Unit,
  by: Doer,
  command: {
    readonly item: string
    readonly question: string
    readonly due: Instant
    readonly needsAttachment: boolean
  },
): Promise<Result<Task, Refusal>> {
  const on = { kind: 'line', id: command.item }
  const facts = await factsOf(unit, command.item, doerText(by))
  if (!facts) return refused(unit, by, on, 'review.explanation.ask', refuse('REVIEW_NO_SUCH_LINE'))
  const pending = facts.task?.state === 'open' || facts.task?.state === 'answered' ? facts.task : null
  const person = decideAsking(facts.item, pending)
  if (!person.ok) return refused(unit, by, on, 'review.explanation.ask', person.error)
  const after = { state: 'asked', decision: null } as const
  await setStanding(unit, command.item, after)
  await forgetShown(unit, command.item)
  await moveCounters(unit, facts.item.sheet, facts.item.desk, change(facts.item, after))
  const { question, due, needsAttachment } = command
  return ok(await ask(unit, by, facts.item, { person: person.value, question, due, needsAttachment }))
}
