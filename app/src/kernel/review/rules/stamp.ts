import { bad, epochMs, ok, refuse, type Instant, type Refusal, type Result } from '#kernel/ground'
import { may, type ActivePost, type Actor, type Deed, type Verdict } from '#kernel/policy'
import { lineThing, reviewDeeds } from '../deeds.ts'
import type { ReviewRefusal } from '../refusals.ts'
import type { Item, ItemState, Sheet, Stamp, StampCommand, Task } from '../words.ts'

export interface StampFacts {
  readonly item: Item
  readonly sheet: Pick<Sheet, 'state' | 'escalated'>
  /** The latest stamp on the line. */
  readonly latest: Pick<Stamp, 'id' | 'decision'> | null
  /** When the line was shown to this person since its last decision; null = never. */
  readonly shownAt: Instant | null
  /** This person's latest stamp on any line. */
  readonly stampedAt: Instant | null
  /** The line's latest explanation task. */
  readonly task: Pick<Task, 'id' | 'state'> | null
  /** Some answer on this line rests on an attachment. */
  readonly explained: boolean
}
export interface StampContext {
  readonly now: Instant
  readonly actor: Actor
}
export interface StampDecision {
  readonly post: ActivePost
  readonly state: ItemState
  readonly final: 'approve' | 'refer' | null
  readonly text: string | null
  readonly corrects: string | null
  readonly dwellMs: number
  /** What becomes of an explanation task that is still open or answered. */
  readonly task: 'leave' | 'close' | 'withdraw'
}

/** One decision by one person on one line (M04, M06). Pure; the order of the checks is the order of the answers. */
export function decideStamp(
  facts: StampFacts,
  command: StampCommand,
  ctx: StampContext,
): Result<StampDecision, Refusal<ReviewRefusal>> {
  const verdict = mayJudge(ctx.actor, reviewDeeds.stamp, facts)
  if (!verdict.ok) return verdict
  const turn = checkTurn(facts, command)
  if (turn) return bad(turn)
  if (facts.shownAt === null) return bad(refuse('REVIEW_NOT_SEEN'))
  const words = checkWords(facts, command)
  if (words) return bad(words)
  const asks = command.decision === 'ask'
  return ok({
    post: verdict.value,
    state: asks ? 'asked' : 'decided',
    final: command.decision === 'ask' ? null : command.decision,
    text: asks ? command.question.trim() : command.reason?.trim() || null,
    corrects: command.corrects ?? null,
    dwellMs: dwell(facts.shownAt, facts.stampedAt, ctx.now),
    task: facts.task?.state === 'answered' ? 'close' : facts.task?.state === 'open' ? 'withdraw' : 'leave',
  })
}

/** May this person judge this line? A refusal over one's own act has its own words, because it is the heart of M06. */
export function mayJudge(
  actor: Actor,
  deed: Deed,
  facts: Pick<StampFacts, 'item' | 'sheet'>,
): Result<ActivePost, Refusal<'REVIEW_OWN_LINE' | 'REVIEW_NOT_YOURS'>> {
  const thing = lineThing(facts.item, facts.sheet)
  // The owner without any post is still the owner: `may` speaks only of posts.
  const own = facts.item.owner === actor.person || facts.item.orderedBy === actor.person
  const verdict: Verdict = may(actor, deed, thing)
  if (verdict.allowed && !own) return ok(verdict.post)
  const reasons = verdict.allowed ? [] : verdict.reasons
  const denied = own || reasons.some((reason) => /\/deny\/(own|ordered)-act$/.test(reason.rule))
  return bad(refuse(denied ? 'REVIEW_OWN_LINE' : 'REVIEW_NOT_YOURS', {}, reasons))
}

/** Is this the moment for a decision, or for a correction? */
function checkTurn(
  { item, sheet, latest }: StampFacts,
  command: StampCommand,
): Refusal<ReviewRefusal> | null {
  if (command.corrects !== undefined) {
    if (sheet.state === 'closed') return refuse('REVIEW_SHEET_CLOSED')
    const standing = item.state === 'decided' || item.state === 'asked'
    return !standing || latest?.id !== command.corrects ? refuse('REVIEW_STAMP_STALE') : null
  }
  if (item.state === 'decided')
    return refuse(sheet.state === 'closed' ? 'REVIEW_SHEET_CLOSED' : 'REVIEW_ALREADY_DECIDED')
  // A referral never has to wait: whoever sees misuse need not first hear the excuse.
  if (item.state === 'asked' && command.decision !== 'refer') return refuse('REVIEW_AWAITS_ANSWER')
  return null
}

/** Does the decision carry what this line demands? */
function checkWords({ item, explained }: StampFacts, command: StampCommand): Refusal<ReviewRefusal> | null {
  switch (command.decision) {
    case 'ask':
      if (item.owner === null) return refuse('REVIEW_NOBODY_TO_ASK')
      return command.question.trim() === '' ? refuse('REVIEW_NEEDS_QUESTION') : null
    case 'refer':
      return command.reason.trim() === '' ? refuse('REVIEW_NEEDS_REFERRAL_REASON') : null
    case 'approve':
      if (item.needsExplanation && !explained) return refuse('REVIEW_NEEDS_EXPLANATION')
      if (item.needsReason && !command.reason?.trim())
        return refuse('REVIEW_NEEDS_REASON', { weight: item.weight })
      return null
  }
}

/**
 * The time this line can have been looked at: since it was shown or since the reviewer's previous stamp, whichever is later.
 * So opening a whole day first and stamping it in a burst afterwards gains nothing (M05).
 */
export function dwell(shownAt: Instant, stampedAt: Instant | null, now: Instant): number {
  const from = Math.max(epochMs(shownAt), stampedAt === null ? 0 : epochMs(stampedAt))
  return Math.max(0, epochMs(now) - from)
}
