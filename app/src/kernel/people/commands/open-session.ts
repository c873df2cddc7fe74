import { bad, newId, ok, rocTime, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import { lawOf } from '../context.ts'
import { newToken, tokenHash } from '../credentials/keys.ts'
import { refuseAs } from '../refusals.ts'
import {
  sessionPolicy,
  sessionState,
  usedAtOnce,
  type SessionFacts,
  type Workplace,
} from '../rules/session-state.ts'
import { actorOf } from '../store/actor.ts'
import { closeSession, insertSession, lastPost, openSessionOf } from '../store/sessions.ts'
import { issueTicket } from '../store/tickets.ts'

export type SignInMethod =
  | 'passphrase'
  | 'passphrase+code'
  | 'passphrase+recovery'
  | 'passkey'
  | 'oidc'
  | 'demo'
  | 'setup'
  | 'invitation'
export interface SignedIn {
  readonly step: 'done'
  /** For the cookie; stored nowhere but hashed. */
  readonly token: string
  readonly session: string
}
export const personDoer = (person: string): Doer => ({ kind: 'person', person, post: null, unit: null })

/**
 * Opens the one live session of a person whose identity has just been proved. Another live session is a visible step:
 * the refusal says since when and where, and carries a ticket with which the same proof may take over.
 */
export async function openSession(
  unit: Unit,
  person: string,
  method: SignInMethod,
  workplace: Workplace,
  takeover: boolean,
): Promise<Result<SignedIn, Refusal>> {
  const actor = await actorOf(unit.sql, person, unit.now)
  if (!actor) return bad(refuseAs('SIGN_IN_REFUSED'))
  const policy = sessionPolicy(await lawOf(unit))
  const other = await openSessionOf(unit.sql, person)
  if (other) {
    const state = sessionState(other, null, unit.now, policy)
    if (state === 'live' && !takeover) {
      const ticket = await issueTicket(unit.sql, 'takeover', person, { method }, unit.now)
      return bad(
        refuseAs('SESSION_ELSEWHERE', {
          since: rocTime(other.started),
          seen: rocTime(other.seen),
          place: other.place,
          ticket: ticket.token,
        }),
      )
    }
    if (state === 'live')
      await takeOver(unit, other, workplace, usedAtOnce(other, workplace.mark, unit.now, policy))
    else await endSession(unit, other, state === 'idle' ? 'idle' : 'absolute')
  }
  const token = newToken()
  const session = newId()
  const before = await lastPost(unit.sql, person)
  const post = actor.posts.find((held) => held.post === before) ?? actor.current
  await insertSession(unit.sql, {
    id: session,
    hash: tokenHash(token),
    person,
    post: post?.post ?? null,
    method,
    at: unit.now,
    workplace,
  })
  await record(unit, peopleActs['session.opened'], {
    by: personDoer(person),
    on: { kind: 'session', id: session },
    fields: { person, method, workplace: workplace.mark },
  })
  return ok({ step: 'done', token, session })
}

/** Ends a session once; the act is written only by whoever really ended it. */
export async function endSession(
  unit: Unit,
  session: SessionFacts,
  reason: 'signed-out' | 'idle' | 'absolute' | 'taken-over' | 'left' | 'credentials',
): Promise<void> {
  if (!(await closeSession(unit.sql, session.id, reason, unit.now))) return
  const by: Doer =
    reason === 'idle' || reason === 'absolute'
      ? { kind: 'system', job: 'sessions' }
      : personDoer(session.person)
  await record(unit, peopleActs['session.ended'], {
    by,
    on: { kind: 'session', id: session.id },
    fields: { person: session.person, reason },
  })
}

async function takeOver(
  unit: Unit,
  other: SessionFacts,
  workplace: Workplace,
  atOnce: boolean,
): Promise<void> {
  await closeSession(unit.sql, other.id, 'taken-over', unit.now)
  const { person } = other
  await record(unit, peopleActs['session.taken-over'], {
    by: personDoer(person),
    on: { kind: 'session', id: other.id },
    fields: { person, workplace: workplace.mark, other: other.workplace },
  })
  if (atOnce) await tellTwoWorkplaces(unit, other, workplace.mark, 'takeover')
}

/** One account at two workplaces: an act, and a notice that the findings answer (M38). */
export async function tellTwoWorkplaces(
  unit: Unit,
  session: SessionFacts,
  workplace: string,
  how: 'cookie' | 'takeover',
): Promise<void> {
  const { person } = session
  await record(unit, peopleActs['session.elsewhere'], {
    by: { kind: 'system', job: 'sessions' },
    on: { kind: 'session', id: session.id },
    fields: { person, workplace, other: session.workplace, how },
  })
  await unit.notify({
    topic: 'people.two-workplaces',
    about: { person, session: session.id, workplace, other: session.workplace, how },
  })
}
