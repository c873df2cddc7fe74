import { bad, dayOf, later, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import type { Actor } from '#kernel/policy'
import type { Store } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import type { PeopleContext } from '../context.ts'
import { tokenHash } from '../credentials/keys.ts'
import { doerOf } from '../doer.ts'
import { refuseAs } from '../refusals.ts'
import {
  isDueForTouch,
  isNewElsewhere,
  sessionPolicy,
  sessionState,
  type SessionFacts,
  type SessionPolicy,
  type Workplace,
} from '../rules/session-state.ts'
import { actorOf } from '../store/actor.ts'
import { agencyLaw } from '../store/agency.ts'
import {
  choosePostRow,
  markElsewhere,
  overdueSessions,
  sessionByHash,
  touchSession,
} from '../store/sessions.ts'
import { dropExpiredTickets } from '../store/tickets.ts'
import { endSession, tellTwoWorkplaces } from './open-session.ts'

export interface LiveSession {
  readonly actor: Actor
  readonly session: SessionFacts
  readonly policy: SessionPolicy
}

/**
 * Who comes with this cookie, from this workplace? A session that has run out ends here with its act; a session that belongs
 * to another workplace is refused and reported, while its owner works on. `background` requests do not keep it awake.
 */
export async function liveSession(
  ctx: Pick<PeopleContext, 'store'>,
  token: string,
  workplace: Workplace,
  background: boolean,
): Promise<Result<LiveSession, Refusal>> {
  const { store } = ctx
  const now = store.clock()
  const session = await sessionByHash(store.read, tokenHash(token))
  if (!session) return bad(refuseAs('SESSION_OVER'))
  const policy = sessionPolicy((await agencyLaw(store.read)).at(dayOf(now)))
  const state = sessionState(session, workplace.mark, now, policy)
  if (state === 'idle' || state === 'absolute') await store.unit((unit) => endSession(unit, session, state))
  if (state === 'idle' || session.endReason === 'idle')
    return bad(refuseAs('SESSION_IDLE', { minutes: policy.idleMinutes }))
  if (state === 'ended' || state === 'absolute') return bad(refuseAs('SESSION_OVER'))
  if (state === 'elsewhere') {
    if (isNewElsewhere(session, workplace.mark, now)) {
      await store.unit(async (unit) => {
        await markElsewhere(unit.sql, session.id, workplace.mark, unit.now)
        await tellTwoWorkplaces(unit, session, workplace.mark, 'cookie')
      })
    }
    return bad(refuseAs('SESSION_MOVED'))
  }
  const actor = await actorOf(store.read, session.person, now, session)
  if (!actor) {
    await store.unit((unit) => endSession(unit, session, 'left'))
    return bad(refuseAs('SESSION_OVER'))
  }
  if (!background && isDueForTouch(session, now))
    await store.append((unit) => touchSession(unit.sql, session.id, now))
  return ok({ actor, session, policy })
}

/** Signing out twice is no fault. */
export async function signOut(ctx: Pick<PeopleContext, 'store'>, token: string): Promise<void> {
  const session = await sessionByHash(ctx.store.read, tokenHash(token))
  if (session && session.ended === null)
    await ctx.store.unit((unit) => endSession(unit, session, 'signed-out'))
}

/** From now on the person works in this post: its unit and role stand on the acts. */
export const choosePost = (
  ctx: Pick<PeopleContext, 'store'>,
  actor: Actor,
  post: string,
): Promise<Result<null, Refusal>> =>
  ctx.store.unit(async (unit) => {
    const now = await actorOf(unit.sql, actor.person, unit.now)
    const chosen = now?.posts.find((held) => held.post === post)
    if (!chosen || actor.session === null) return bad(refuseAs('NO_SUCH_POST'))
    await choosePostRow(unit.sql, actor.session, post)
    await record(unit, peopleActs['session.post-chosen'], {
      by: doerOf({ ...actor, current: chosen }),
      on: { kind: 'session', id: actor.session },
      fields: { person: actor.person, post },
    })
    return ok(null)
  })

/** The minute job: sessions that ran out while nobody asked, and tickets past their time. @returns sessions ended */
export async function tidySessions(store: Store): Promise<number> {
  const now = store.clock()
  const policy = sessionPolicy((await agencyLaw(store.read)).at(dayOf(now)))
  const overdue = await overdueSessions(
    store.read,
    later(now, -policy.idleMinutes * 60_000),
    later(now, -policy.absoluteHours * 3_600_000),
  )
  for (const session of overdue) {
    const state = sessionState(session, null, now, policy)
    if (state === 'idle' || state === 'absolute') await store.unit((unit) => endSession(unit, session, state))
  }
  await store.append((unit) => dropExpiredTickets(unit.sql, now))
  return overdue.length
}
