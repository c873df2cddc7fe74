import { ok, refuse, type Instant, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { reviewDeeds } from '../deeds.ts'
import { change } from '../rules/counts.ts'
import { mayJudge } from '../rules/stamp.ts'
import { factsOf, forgetShown } from '../store/facts.ts'
import { setStanding } from '../store/items.ts'
import { moveCounters, setDue } from '../store/sheets.ts'
import type { Item } from '../words.ts'
import { refused, textDigest } from './refused.ts'

/** The ethics office opens a decided line again: its stamps stay, its sheet is open until it is decided anew. */
export async function reopen(
  unit: Unit,
  actor: Actor,
  command: { readonly item: string; readonly reason: string; readonly due: Instant },
): Promise<Result<Item, Refusal>> {
  const on = { kind: 'line', id: command.item }
  const deed = reviewDeeds.reopen.id
  const facts = await factsOf(unit, command.item, actor.person)
  if (!facts) return refused(unit, doerOf(actor), on, deed, refuse('REVIEW_NO_SUCH_LINE'))
  const allowed = mayJudge(actor, reviewDeeds.reopen, facts)
  if (!allowed.ok) return refused(unit, doerOf(actor), on, deed, allowed.error)
  const { item, latest } = facts
  if (item.state !== 'decided' || !latest)
    return refused(unit, doerOf(actor), on, deed, refuse('REVIEW_NOT_DECIDED'))
  const after = { state: 'open', decision: null } as const
  await setStanding(unit, item.id, after)
  await forgetShown(unit, item.id)
  await moveCounters(unit, item.sheet, item.desk, change(item, after))
  if (facts.sheet.state === 'closed') await setDue(unit, item.sheet, command.due)
  await record(unit, reviewActs['line.reopened'], {
    by: doerIn(actor, allowed.value),
    on,
    fields: { sheet: item.sheet, stamp: latest.id, text: textDigest(command.reason), due: command.due },
  })
  const about = { sheet: item.sheet, kind: facts.kind, unit: item.unit, day: item.day, item: item.id }
  await unit.notify({ topic: 'review.reopened', about })
  return ok({ ...item, ...after })
}
