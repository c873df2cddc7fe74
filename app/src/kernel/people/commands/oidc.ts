import * as oidc from 'openid-client'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import type { OidcSettings, PeopleContext } from '../context.ts'
import { refuseAs } from '../refusals.ts'
import type { Workplace } from '../rules/session-state.ts'
import { accountKey } from '../store/accounts.ts'
import { signInFacts } from '../store/credentials.ts'
import { issueTicket, spendTicket } from '../store/tickets.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { recordFailure } from './sign-in.ts'

export const OIDC_CALLBACK = '/api/sign-in/oidc/callback'

const found = new WeakMap<OidcSettings, Promise<oidc.Configuration>>()
/** Discovery, once; a failed one is tried again at the next sign-in. */
function provider(settings: OidcSettings): Promise<oidc.Configuration> {
  const known = found.get(settings)
  if (known) return known
  // oxlint-disable-next-line typescript/no-deprecated -- marked so as a warning: http only for a provider on loopback
  const options = settings.allowHttp ? { execute: [oidc.allowInsecureRequests] } : {}
  const asked = oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    settings.clientSecret,
    undefined,
    options,
  )
  found.set(settings, asked)
  asked.catch(() => found.delete(settings))
  return asked
}

/** The address of the agency's sign-on. The state is our one-time ticket; verifier and nonce never leave the house. */
export async function startOidc(
  ctx: PeopleContext,
  origin: string,
): Promise<Result<{ location: string; state: string }, Refusal>> {
  if (!ctx.oidc) return bad(refuseAs('OIDC_OFF'))
  const config = await provider(ctx.oidc).catch(() => null)
  if (!config) return bad(refuseAs('OIDC_REFUSED'))
  const verifier = oidc.randomPKCECodeVerifier()
  const nonce = oidc.randomNonce()
  const { token: state } = await ctx.store.unit((unit) =>
    issueTicket(unit.sql, 'oidc', null, { verifier, nonce }, unit.now),
  )
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${origin}${OIDC_CALLBACK}`,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return ok({ location: url.toString(), state })
}

/**
 * The way back. `state` must be the one this browser set out with, else another's sign-in could be slipped under it.
 * The claim names a person whom we know already: signing on creates nobody.
 */
export async function finishOidc(
  ctx: PeopleContext,
  cmd: { readonly query: Readonly<Record<string, string>>; readonly state: string | null },
  origin: string,
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> {
  const settings = ctx.oidc
  if (!settings) return bad(refuseAs('OIDC_OFF'))
  const state = cmd.query['state'] ?? ''
  if (state === '' || state !== cmd.state) return bad(refuseAs('OIDC_REFUSED'))
  const ticket = await ctx.store.unit((unit) => spendTicket(unit.sql, 'oidc', state, unit.now))
  if (!ticket) return bad(refuseAs('STEP_EXPIRED'))
  const current = new URL(`${origin}${OIDC_CALLBACK}?${new URLSearchParams(cmd.query).toString()}`)
  const checks = {
    pkceCodeVerifier: String(ticket.payload['verifier']),
    expectedNonce: String(ticket.payload['nonce']),
    expectedState: state,
    idTokenExpected: true,
  }
  const tokens = await provider(settings)
    .then((config) => oidc.authorizationCodeGrant(config, current, checks))
    .catch(() => null)
  const claim = tokens?.claims()?.[settings.claim]
  const account = typeof claim === 'string' ? accountKey(claim) : ''
  const facts = account === '' ? null : await signInFacts(ctx.store.read, account)
  return ctx.store.unit(async (unit) => {
    if (!facts) {
      await recordFailure(unit, ctx.keys.mark('account', account), 'oidc', workplace)
      return bad(refuseAs('OIDC_REFUSED'))
    }
    return openSession(unit, facts.person, 'oidc', workplace, false)
  })
}
