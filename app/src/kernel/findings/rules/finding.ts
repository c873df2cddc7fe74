import { bad, dayOf, ok, refuse, type Instant, type Refusal, type Result } from '#kernel/ground'
import { may, type ActivePost, type Actor, type Deed } from '#kernel/policy'
import { findingThing } from '../deeds.ts'
import type { FindingsRefusal } from '../refusals.ts'
import type { Action, Closing, Finding, FollowUp, NewAction, Outcome, Disclosure } from '../words.ts'

export interface FindingContext {
  readonly now: Instant
  readonly actor: Actor
}
type Verdict<T> = Result<T, Refusal<FindingsRefusal>>

/** May this person do this with the finding? One about himself has its own words. */
export function mayHandle(actor: Actor, deed: Deed, finding: Finding): Verdict<ActivePost> {
  const own = finding.subject === actor.person
  const verdict = may(actor, deed, findingThing(finding))
  if (verdict.allowed && !own) return ok(verdict.post)
  const reasons = verdict.allowed ? [] : verdict.reasons
  const about = own || reasons.some((reason) => reason.rule.endsWith('/deny/about-self'))
  return bad(refuse(about ? 'FINDING_ABOUT_YOU' : 'FINDING_NOT_YOURS', {}, reasons))
}

/** Taking in hand; only the ethics office takes over from another. */
export function decideTake(finding: Finding, post: ActivePost, ctx: FindingContext): Verdict<null> {
  if (finding.state === 'closed' || finding.state === 'rechecked') return bad(refuse('FINDING_SETTLED'))
  if (finding.state === 'in_hand' && (finding.owner === ctx.actor.person || post.role !== 'ethics'))
    return bad(refuse('FINDING_TAKEN'))
  return ok(null)
}

/** What was confirmed, and what a head closed about his own unit, is looked at again by another person (M207, M212). */
export const needsRecheck = (outcome: Outcome, post: ActivePost): boolean =>
  outcome === 'improper' || outcome === 'system' || post.role !== 'ethics'

export function decideClose(
  finding: Finding,
  closing: Closing,
  post: ActivePost,
  ctx: FindingContext,
): Verdict<null> {
  if (finding.state === 'closed' || finding.state === 'rechecked') return bad(refuse('FINDING_SETTLED'))
  if (finding.owner !== ctx.actor.person) return bad(refuse('FINDING_NOT_OWNER'))
  if (closing.conclusion.trim() === '') return bad(refuse('FINDING_NEEDS_CONCLUSION'))
  const late = closing.recheckDue === undefined || closing.recheckDue <= dayOf(ctx.now)
  const given = closing.recheckDue !== undefined
  if (late && (given || needsRecheck(closing.outcome, post))) return bad(refuse('FINDING_NEEDS_RECHECK'))
  return ok(null)
}

/** INVARIANT: who re-checks had no hand in it: not its owner, not its closer, no owner of an action. */
export function decideRecheck(
  facts: { readonly finding: Finding; readonly actions: readonly Action[] },
  command: { readonly held: boolean; readonly text: string },
  ctx: FindingContext,
): Verdict<null> {
  const { finding, actions } = facts
  if (finding.state !== 'closed')
    return bad(refuse(finding.state === 'rechecked' ? 'FINDING_SETTLED' : 'FINDING_NOT_CLOSED'))
  const hands = [finding.owner, finding.closedBy, ...actions.map((action) => action.owner)]
  if (hands.includes(ctx.actor.person)) return bad(refuse('FINDING_SAME_PERSON'))
  if (command.text.trim() === '') return bad(refuse('FINDING_NEEDS_TEXT'))
  const open = actions.filter((action) => action.verifiedAt === null).length
  return command.held && open > 0 ? bad(refuse('FINDING_ACTIONS_OPEN', { count: open })) : ok(null)
}

export function decideAction(finding: Finding, action: NewAction, ctx: FindingContext): Verdict<null> {
  if (finding.state === 'rechecked') return bad(refuse('FINDING_SETTLED'))
  if (action.text.trim() === '') return bad(refuse('FINDING_NEEDS_TEXT'))
  if (action.owner === finding.subject) return bad(refuse('ACTION_OF_SUBJECT'))
  return action.due < dayOf(ctx.now) ? bad(refuse('ACTION_DUE_PAST')) : ok(null)
}

export function decideFinish(action: Action, text: string, ctx: FindingContext): Verdict<null> {
  if (action.owner !== ctx.actor.person) return bad(refuse('ACTION_NOT_OWNER'))
  if (action.doneAt !== null) return bad(refuse('ACTION_DONE'))
  return text.trim() === '' ? bad(refuse('FINDING_NEEDS_TEXT')) : ok(null)
}

export function decideVerify(action: Action, ctx: FindingContext): Verdict<null> {
  if (action.owner === ctx.actor.person) return bad(refuse('ACTION_SAME_PERSON'))
  if (action.doneAt === null) return bad(refuse('ACTION_NOT_DONE'))
  return action.verifiedAt === null ? ok(null) : bad(refuse('ACTION_DONE'))
}

/** What an outcome leads to. The two axes are independent: misuse is disciplined although nothing leaked (M29). */
export function followUps(outcome: Outcome | null, disclosure: Disclosure | null): FollowUp[] {
  const next: FollowUp[] = []
  if (outcome === 'improper') next.push('discipline')
  if (disclosure === 'yes') next.push('incident')
  if (outcome === 'improper' && disclosure === 'unknown') next.push('ask-disclosure')
  if (outcome === 'system') next.push('mend-system')
  return next
}
