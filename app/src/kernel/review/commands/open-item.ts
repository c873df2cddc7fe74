import { ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { reviewDeeds } from '../deeds.ts'
import { mayJudge } from '../rules/stamp.ts'
import { factsOf, markShown } from '../store/facts.ts'
import { historyOf } from '../store/stamps.ts'
import { taskOfItem } from '../store/tasks.ts'
import type { Opened } from '../words.ts'
import { refused } from './refused.ts'

/** Shows a line to its reviewer: from now on the time counts, and only from now on may he decide. */
export async function openItem(unit: Unit, actor: Actor, item: string): Promise<Result<Opened, Refusal>> {
  const on = { kind: 'line', id: item }
  const facts = await factsOf(unit, item, actor.person)
  if (!facts) return refused(unit, doerOf(actor), on, 'review.line.open', refuse('REVIEW_NO_SUCH_LINE'))
  const allowed = mayJudge(actor, reviewDeeds.stamp, facts)
  if (!allowed.ok) return refused(unit, doerOf(actor), on, 'review.line.open', allowed.error)
  const shownAt = await markShown(unit, item, actor.person)
  const stamps = await historyOf(unit.sql, item)
  return ok({ item: facts.item, shownAt, stamps, task: await taskOfItem(unit.sql, item) })
}
