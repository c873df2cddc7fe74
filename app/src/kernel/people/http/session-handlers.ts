import type { Handlers, Visit } from '#kernel/contract'
import { bad, dayOf, ok, type Refusal, type Result } from '#kernel/ground'
import { couldEver, type Deed } from '#kernel/policy'
import { choosePost, signOut } from '../commands/session.ts'
import type { SignedIn } from '../commands/open-session.ts'
import {
  signInByCode,
  signInByPassphrase,
  signInDemo,
  takeOverSession,
  type CodeWanted,
} from '../commands/sign-in.ts'
import type { PeopleContext } from '../context.ts'
import { tokenHash } from '../credentials/keys.ts'
import { refuseAs } from '../refusals.ts'
import { sessionPolicy } from '../rules/session-state.ts'
import { agency, agencyLaw } from '../store/agency.ts'
import { personsById, personsByNo } from '../store/persons.ts'
import { postsOn } from '../store/posts.ts'
import { sessionByHash } from '../store/sessions.ts'
import { postViews } from './post-views.ts'
import type { sessionContract } from './session-contract.ts'

export interface PeopleHttp extends PeopleContext {
  /** Every deed of the house, for the list of what this person could do. */
  deeds(): readonly Deed[]
}

/** Puts the cookie after a proof that succeeded; the token leaves the house in no other way. */
export function entered(visit: Visit, result: Result<SignedIn, Refusal>): Result<{ step: 'done' }, Refusal>
export function entered(
  visit: Visit,
  result: Result<SignedIn | CodeWanted, Refusal>,
): Result<{ step: 'done' } | CodeWanted, Refusal>
export function entered(
  visit: Visit,
  result: Result<SignedIn | CodeWanted, Refusal>,
): Result<{ step: 'done' } | CodeWanted, Refusal> {
  if (!result.ok) return result
  if (result.value.step === 'code') return ok(result.value)
  visit.setSession(result.value.token)
  return ok({ step: 'done' })
}

export const sessionHandlers = (ctx: PeopleHttp): Handlers<typeof sessionContract> => ({
  'GET /api/welcome': async ({ clock }) => {
    const row = await agency(ctx.store.read)
    return ok({ agency: row, setUp: row !== null, oidc: ctx.oidc !== null, now: clock() })
  },
  'GET /api/demo/people': async ({ clock }) => {
    if ((await agency(ctx.store.read))?.demo !== true) return bad(refuseAs('DEMO_ONLY'))
    const posts = await postsOn(ctx.store.read, dayOf(clock()))
    const views = await postViews(
      ctx.store.read,
      posts.map((row) => ({ ...row, post: row.id, onBehalfOf: null, until: row.to })),
    )
    const persons = [...(await personsByNo(ctx.store.read, null)).values()].toSorted((a, b) =>
      a.personNo < b.personNo ? -1 : 1,
    )
    const people = persons.map(({ id, name, personNo }) => ({
      id,
      name,
      personNo,
      posts: views.filter((_, i) => posts[i]?.person === id),
    }))
    return ok({ people: people.filter((person) => person.posts.length > 0) })
  },
  'POST /api/sign-in': async ({ body, visit }) =>
    entered(visit, await signInByPassphrase(ctx, body, visit.workplace)),
  'POST /api/sign-in/code': async ({ body, visit }) =>
    entered(visit, await signInByCode(ctx, body, visit.workplace)),
  'POST /api/sign-in/takeover': async ({ body, visit }) =>
    entered(visit, await takeOverSession(ctx, body.ticket, visit.workplace)),
  'POST /api/sign-in/demo': async ({ body, visit }) =>
    entered(visit, await signInDemo(ctx, body, visit.workplace)),
  'POST /api/sign-out': async ({ visit }) => {
    if (visit.sessionToken !== null) await signOut(ctx, visit.sessionToken)
    visit.setSession(null)
    return ok({ step: 'out' })
  },
  'GET /api/session': async ({ actor, visit, clock }) => {
    const db = ctx.store.read
    const now = clock()
    const person = (await personsById(db, [actor.person])).get(actor.person)
    const session = await sessionByHash(db, tokenHash(visit.sessionToken ?? ''))
    if (!person || !session) return bad(refuseAs('SESSION_OVER'))
    const posts = await postViews(db, actor.posts)
    return ok({
      person: { id: person.id, name: person.name, personNo: person.personNo },
      posts,
      current: posts.find((post) => post.id === actor.current?.post) ?? null,
      deeds: ctx
        .deeds()
        .filter((deed) => couldEver(actor, deed))
        .map((deed) => deed.id),
      agency: await agency(db),
      now,
      idleMinutes: sessionPolicy((await agencyLaw(db)).at(dayOf(now))).idleMinutes,
      startedAt: session.started,
      csrf: { header: 'x-subrosa', value: '1' },
    })
  },
  'POST /api/session/post': async ({ actor, body }) => {
    const chosen = await choosePost(ctx, actor, body.post)
    return chosen.ok ? ok({ post: body.post }) : chosen
  },
})
