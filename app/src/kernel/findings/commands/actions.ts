import { dayOf, ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { findingsActs } from '../acts.ts'
import { findingDeeds } from '../deeds.ts'
import { decideAction, decideFinish, decideVerify } from '../rules/finding.ts'
import { insertAction, lockAction, setDone, setVerified } from '../store/follow-up.ts'
import type { Action, NewAction } from '../words.ts'
import { hold } from './handle.ts'
import { refused, textDigest } from './refused.ts'

/** Sets a corrective action with an owner and a day (M207). */
export async function addAction(
  unit: Unit,
  actor: Actor,
  command: NewAction & { readonly finding: string },
): Promise<Result<Action, Refusal>> {
  const held = await hold(unit, actor, findingDeeds.act, command.finding)
  if (!held.ok) return held
  const decided = decideAction(held.value.finding, command, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, actor, held.value.on, findingDeeds.act.id, decided.error)
  const made = await insertAction(unit, command.finding, actor.person, command)
  const fields = { finding: command.finding, owner: made.owner, due: made.due, text: textDigest(made.text) }
  await record(unit, findingsActs['action.set'], {
    by: held.value.by,
    on: { kind: 'action', id: made.id },
    fields,
  })
  await unit.notify({
    topic: 'findings.action-set',
    about: { action: made.id, person: made.owner, due: made.due },
  })
  return ok(made)
}

/** The owner reports it done; whether he may see the finding does not matter, he sees his action. */
export async function finishAction(
  unit: Unit,
  actor: Actor,
  command: { readonly action: string; readonly text: string },
): Promise<Result<Action, Refusal>> {
  const on = { kind: 'action', id: command.action }
  const action = await lockAction(unit, command.action)
  if (!action) return refused(unit, actor, on, 'findings.action.finish', refuse('ACTION_NO_SUCH'))
  const decided = decideFinish(action, command.text, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, actor, on, 'findings.action.finish', decided.error)
  const text = command.text.trim()
  const done = await setDone(unit, action.id, text)
  const fields = { finding: action.finding, text: textDigest(text), late: dayOf(unit.now) > action.due }
  await record(unit, findingsActs['action.finished'], { by: doerOf(actor), on, fields })
  return ok(done)
}

/** Somebody other than the owner verifies that it was done. */
export async function verifyAction(
  unit: Unit,
  actor: Actor,
  command: { readonly action: string },
): Promise<Result<Action, Refusal>> {
  const on = { kind: 'action', id: command.action }
  const action = await lockAction(unit, command.action)
  if (!action) return refused(unit, actor, on, findingDeeds.verify.id, refuse('ACTION_NO_SUCH'))
  const held = await hold(unit, actor, findingDeeds.verify, action.finding)
  if (!held.ok) return held
  const decided = decideVerify(action, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, actor, on, findingDeeds.verify.id, decided.error)
  const verified = await setVerified(unit, action.id, actor.person)
  await record(unit, findingsActs['action.verified'], {
    by: held.value.by,
    on,
    fields: { finding: action.finding },
  })
  return ok(verified)
}
