import { epochMs, newId, ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { change } from '../rules/counts.ts'
import { decideStamp, type StampDecision } from '../rules/stamp.ts'
import { factsOf, forgetShown, markReviewer, type LineFacts } from '../store/facts.ts'
import { setStanding } from '../store/items.ts'
import { moveCounters } from '../store/sheets.ts'
import { insertStamp } from '../store/stamps.ts'
import { endTask } from '../store/tasks.ts'
import type { Item, Stamp, StampCommand } from '../words.ts'
import { ask } from './ask.ts'
import { closeSheet } from './close-sheet.ts'
import { refused, textDigest } from './refused.ts'

/** 核章: one decision by one person on one line. The only way in which a line is ever decided. */
export async function stamp(
  unit: Unit,
  actor: Actor,
  command: StampCommand,
): Promise<Result<Stamp, Refusal>> {
  const on = { kind: 'line', id: command.item }
  const facts = await factsOf(unit, command.item, actor.person)
  if (!facts) return refused(unit, doerOf(actor), on, 'review.line.stamp', refuse('REVIEW_NO_SUCH_LINE'))
  const decided = decideStamp(facts, command, { now: unit.now, actor })
  if (!decided.ok) return refused(unit, doerOf(actor), on, 'review.line.stamp', decided.error)
  const made = await write(unit, actor, facts, command, decided.value)
  await follow(unit, actor, facts, command, made)
  return ok(made)
}

/** The act, the stamp, the line and the counters: together or not at all. */
async function write(
  unit: Unit,
  actor: Actor,
  facts: LineFacts,
  command: StampCommand,
  decision: StampDecision,
): Promise<Stamp> {
  const { item } = facts
  const by = doerIn(actor, decision.post)
  const on = { kind: 'line', id: item.id }
  const text = decision.text === null ? null : textDigest(decision.text)
  const said = {
    sheet: item.sheet,
    decision: command.decision,
    text,
    dwellMs: decision.dwellMs,
    unexplained: item.needsReason,
  }
  const act =
    decision.corrects === null
      ? await record(unit, reviewActs['line.stamped'], { by, on, fields: said })
      : await record(unit, reviewActs['line.corrected'], {
          by,
          on,
          fields: { ...said, corrects: decision.corrects, from: facts.latest?.decision ?? 'ask' },
        })
  const made: Stamp = {
    id: newId(epochMs(unit.now)),
    item: item.id,
    sheet: item.sheet,
    decision: command.decision,
    reason: command.decision === 'ask' ? null : decision.text,
    question: command.decision === 'ask' ? decision.text : null,
    by: actor.person,
    name: actor.name,
    title: decision.post.title,
    post: decision.post.post,
    unit: decision.post.unit,
    onBehalfOf: decision.post.onBehalfOf,
    at: unit.now,
    dwellMs: decision.dwellMs,
    corrects: decision.corrects,
    correctedBy: null,
    act,
  }
  await insertStamp(unit, made, item.needsReason)
  await setStanding(unit, item.id, { state: decision.state, decision: decision.final, stamp: made.id })
  await forgetShown(unit, item.id)
  await markReviewer(unit, actor.person)
  if (facts.task && decision.task !== 'leave')
    await endTask(unit, facts.task.id, decision.task === 'close' ? 'closed' : 'withdrawn')
  await settle(unit, actor, facts, decision)
  return made
}

async function settle(
  unit: Unit,
  actor: Actor,
  { item, kind }: LineFacts,
  decision: StampDecision,
): Promise<void> {
  const after: Pick<Item, 'state' | 'decision'> = { state: decision.state, decision: decision.final }
  const sheet = await moveCounters(unit, item.sheet, item.desk, change(item, after))
  if (sheet.state === 'closed') await closeSheet(unit, doerIn(actor, decision.post), sheet, kind)
}

/** What a decision sets going: a question to the querier, or a referral for the ethics office. */
async function follow(
  unit: Unit,
  actor: Actor,
  { item, kind }: LineFacts,
  command: StampCommand,
  made: Stamp,
): Promise<void> {
  if (command.decision === 'ask' && item.owner !== null) {
    const { due } = command
    const question = made.question ?? ''
    const by = {
      kind: 'person',
      person: actor.person,
      post: made.post,
      unit: made.unit,
      onBehalfOf: made.onBehalfOf,
    } as const
    await ask(unit, by, item, { person: item.owner, question, due, needsAttachment: item.needsExplanation })
  }
  if (command.decision === 'refer') {
    const { sheet, unit: of, day } = item
    const about = { item: item.id, sheet, kind, unit: of, day, stamp: made.id, person: actor.person }
    await unit.notify({ topic: 'review.referred', about })
  }
}
