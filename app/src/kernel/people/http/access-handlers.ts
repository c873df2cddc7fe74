import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Handlers } from '#kernel/contract'
import { ok, type Refusal, type Result } from '#kernel/ground'
import { changePassphrase, enrolTotp, offerTotp, removeTotp } from '../commands/credentials.ts'
import { acceptInvitation, invite, readInvitation } from '../commands/invite.ts'
import { finishOidc, startOidc } from '../commands/oidc.ts'
import {
  addPasskey,
  offerPasskey,
  offerPasskeySignIn,
  removePasskey,
  signInByPasskey,
} from '../commands/passkeys.ts'
import { setUp } from '../commands/set-up.ts'
import { passphraseOf, recoveryLeft, totpOf } from '../store/credentials.ts'
import { passkeysOf } from '../store/passkeys.ts'
import type { credentialContract, entryContract } from './access-contract.ts'
import { entered, type PeopleHttp } from './session-handlers.ts'

const done = (result: Result<null, Refusal>): Result<{ done: true }, Refusal> =>
  result.ok ? ok({ done: true }) : result
const OIDC_COOKIE = 'subrosa-sign-on'

export const entryHandlers = (ctx: PeopleHttp): Handlers<typeof entryContract> => ({
  'POST /api/setup': async ({ body, visit }) => entered(visit, await setUp(ctx, body, visit.workplace)),
  'POST /api/invitation': ({ body }) => readInvitation(ctx, body.token),
  'POST /api/invitation/accept': async ({ body, visit }) =>
    entered(visit, await acceptInvitation(ctx, body, visit.workplace)),
  'POST /api/sign-in/passkey': async ({ visit }) => offerPasskeySignIn(ctx, visit.origin),
  'POST /api/sign-in/passkey/finish': async ({ body, visit }) => {
    // The library checks every field again; the contract has bounded the shape.
    const response = body.response as AuthenticationResponseJSON
    return entered(visit, await signInByPasskey(ctx, { ...body, response }, visit.origin, visit.workplace))
  },
  'GET /api/sign-in/oidc': async ({ visit }) => {
    const started = await startOidc(ctx, visit.origin)
    if (!started.ok) return started
    visit.setCookie(OIDC_COOKIE, started.value.state, 600)
    return ok({ location: started.value.location })
  },
  'GET /api/sign-in/oidc/callback': async ({ query, visit }) => {
    const state = visit.cookies[`__Host-${OIDC_COOKIE}`] ?? visit.cookies[OIDC_COOKIE] ?? null
    visit.setCookie(OIDC_COOKIE, null, 0)
    const texts = Object.fromEntries(
      Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
    const result = entered(
      visit,
      await finishOidc(ctx, { query: texts, state }, visit.origin, visit.workplace),
    )
    if (result.ok) return ok({ location: '/' })
    // A page, not an API client, waits for this answer. What it must know goes behind the #, which no server and no log sees.
    const ticket = result.error.params['ticket']
    const told = new URLSearchParams({
      refused: result.error.code,
      ...(typeof ticket === 'string' ? { ticket } : {}),
    })
    return ok({ location: `/sign-in#${told.toString()}` })
  },
})

export const credentialHandlers = (ctx: PeopleHttp): Handlers<typeof credentialContract> => ({
  'GET /api/credentials': async ({ actor }) => {
    const db = ctx.store.read
    const [passphrase, totp, passkeys] = [
      await passphraseOf(db, actor.person),
      await totpOf(db, actor.person),
      await passkeysOf(db, actor.person),
    ]
    return ok({
      passphrase: passphrase && { setAt: passphrase.setAt },
      totp: totp?.confirmed
        ? { since: totp.confirmed, recoveryLeft: await recoveryLeft(db, actor.person) }
        : null,
      passkeys: passkeys.map(({ id, name, created, lastUsed }) => ({ id, name, created, lastUsed })),
    })
  },
  'POST /api/credentials/passphrase': async ({ actor, body }) =>
    done(await changePassphrase(ctx, actor, body)),
  'POST /api/credentials/totp': ({ actor, body }) => offerTotp(ctx, actor, body.passphrase),
  'POST /api/credentials/totp/confirm': async ({ actor, body }) => {
    const enrolled = await enrolTotp(ctx, actor, body.code)
    return enrolled.ok ? ok({ recovery: [...enrolled.value.recovery] }) : enrolled
  },
  'POST /api/credentials/totp/remove': async ({ actor, body }) =>
    done(await removeTotp(ctx, actor, body.passphrase)),
  'POST /api/credentials/passkeys': async ({ actor, body, visit }) =>
    offerPasskey(ctx, actor, body.passphrase, visit.origin),
  'POST /api/credentials/passkeys/finish': ({ actor, body, visit }) =>
    addPasskey(ctx, actor, { ...body, response: body.response as RegistrationResponseJSON }, visit.origin),
  'POST /api/credentials/passkeys/remove': async ({ actor, body }) =>
    done(await removePasskey(ctx, actor, body)),
  'POST /api/people/:id/invitation': ({ actor, params }) => invite(ctx, actor, params.id),
})
