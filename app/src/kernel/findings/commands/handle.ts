import { ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { doerIn } from '#kernel/people'
import type { ActivePost, Actor, Deed } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { findingsActs } from '../acts.ts'
import { findingDeeds } from '../deeds.ts'
import { decideClose, decideRecheck, decideTake, followUps, mayHandle } from '../rules/finding.ts'
import { lockFinding, setBack, setClosed, setRechecked, setTaken } from '../store/findings.ts'
import { actionsOf, insertNote, notesOf } from '../store/follow-up.ts'
import type { Closing, Finding, FindingDetail, Note } from '../words.ts'
import { refused, textDigest } from './refused.ts'

/** A finding that this person may handle so, in the post that allows it; or the refusal, recorded. */
export interface Held {
  readonly finding: Finding
  readonly post: ActivePost
  readonly by: Doer
  readonly on: { readonly kind: 'finding'; readonly id: string }
}
export async function hold(unit: Unit, actor: Actor, deed: Deed, id: string): Promise<Result<Held, Refusal>> {
  const on = { kind: 'finding', id } as const
  const finding = await lockFinding(unit, id)
  if (!finding) return refused(unit, actor, on, deed.id, refuse('FINDING_NO_SUCH'))
  const allowed = mayHandle(actor, deed, finding)
  if (!allowed.ok) return refused(unit, actor, on, deed.id, allowed.error)
  return ok({ finding, post: allowed.value, by: doerIn(actor, allowed.value), on })
}

const detail = async (unit: Unit, finding: Finding): Promise<FindingDetail> => ({
  ...finding,
  notes: await notesOf(unit.sql, finding.id),
  actions: await actionsOf(unit.sql, finding.id),
  followUps: followUps(finding.outcome, finding.disclosure),
})
const now = async (unit: Unit, id: string): Promise<FindingDetail> => {
  const finding = await lockFinding(unit, id)
  if (!finding) throw new Error('the finding is gone')
  return detail(unit, finding)
}

/** Every opening is an act: findings are about people. */
export async function readFinding(
  unit: Unit,
  actor: Actor,
  id: string,
): Promise<Result<FindingDetail, Refusal>> {
  const held = await hold(unit, actor, findingDeeds.read, id)
  if (!held.ok) return held
  const { finding, by, on } = held.value
  await record(unit, findingsActs['finding.read'], { by, on, fields: { rule: finding.rule } })
  return ok(await detail(unit, finding))
}

/** Takes a finding in hand; the ethics office may take it over from another. */
export async function take(unit: Unit, actor: Actor, id: string): Promise<Result<FindingDetail, Refusal>> {
  const held = await hold(unit, actor, findingDeeds.take, id)
  if (!held.ok) return held
  const { finding, post, by, on } = held.value
  const decided = decideTake(finding, post, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, actor, on, findingDeeds.take.id, decided.error)
  await setTaken(unit, id, actor.person)
  await record(unit, findingsActs['finding.taken'], {
    by,
    on,
    fields: { rule: finding.rule, from: finding.owner },
  })
  return ok(await now(unit, id))
}

/** Closes with an outcome and, independently of it, whether anything was disclosed (M29). */
export async function close(
  unit: Unit,
  actor: Actor,
  command: Closing & { readonly finding: string },
): Promise<Result<FindingDetail, Refusal>> {
  const held = await hold(unit, actor, findingDeeds.close, command.finding)
  if (!held.ok) return held
  const { finding, post, by, on } = held.value
  const decided = decideClose(finding, command, post, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, actor, on, findingDeeds.close.id, decided.error)
  await setClosed(unit, finding.id, actor.person, command)
  const { outcome, disclosure, recheckDue = null } = command
  const fields = {
    rule: finding.rule,
    outcome,
    disclosure,
    conclusion: textDigest(command.conclusion.trim()),
    recheckDue,
  }
  await record(unit, findingsActs['finding.closed'], { by, on, fields })
  const about = { finding: finding.id, rule: finding.rule, outcome, disclosure, unit: finding.unit }
  await unit.notify({ topic: 'findings.closed', about })
  return ok(await now(unit, finding.id))
}

/** The re-check by another person (M207, M212): it holds, or the finding is in hand again. */
export async function recheck(
  unit: Unit,
  actor: Actor,
  command: { readonly finding: string; readonly held: boolean; readonly text: string },
): Promise<Result<FindingDetail, Refusal>> {
  const held = await hold(unit, actor, findingDeeds.recheck, command.finding)
  if (!held.ok) return held
  const { finding, by, on } = held.value
  const actions = await actionsOf(unit.sql, finding.id)
  const decided = decideRecheck({ finding, actions }, command, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, actor, on, findingDeeds.recheck.id, decided.error)
  const text = command.text.trim()
  if (command.held) await setRechecked(unit, finding.id, actor.person)
  else await setBack(unit, finding.id)
  await insertNote(unit, finding.id, actor, text)
  const fields = { rule: finding.rule, held: command.held, text: textDigest(text) }
  await record(unit, findingsActs['finding.rechecked'], { by, on, fields })
  return ok(await now(unit, finding.id))
}

/** A note stays; there is no editing. */
export async function note(
  unit: Unit,
  actor: Actor,
  command: { readonly finding: string; readonly text: string },
): Promise<Result<Note, Refusal>> {
  const held = await hold(unit, actor, findingDeeds.note, command.finding)
  if (!held.ok) return held
  const { by, on } = held.value
  const text = command.text.trim()
  if (text === '') return refused(unit, actor, on, findingDeeds.note.id, refuse('FINDING_NEEDS_TEXT'))
  const made = await insertNote(unit, command.finding, actor, text)
  await record(unit, findingsActs['finding.noted'], { by, on, fields: { text: textDigest(text) } })
  return ok(made)
}
