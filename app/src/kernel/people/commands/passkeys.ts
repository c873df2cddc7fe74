import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import type { Actor } from '#kernel/policy'
import { peopleActs } from '../acts.ts'
import type { PeopleContext } from '../context.ts'
import { doerOf } from '../doer.ts'
import { refuseAs } from '../refusals.ts'
import type { Workplace } from '../rules/session-state.ts'
import { agency } from '../store/agency.ts'
import { passphraseOf } from '../store/credentials.ts'
import { dropPasskey, insertPasskey, passkeyById, passkeysOf, usePasskey } from '../store/passkeys.ts'
import { personsById } from '../store/persons.ts'
import { issueTicket, spendTicket } from '../store/tickets.ts'
import { provenAgain } from './credentials.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { recordFailure } from './sign-in.ts'

/** The ticket keeps the challenge between the two halves; it works once. */
export interface Ceremony {
  readonly ticket: string
  /** For the browser's own call, as the standard words it. */
  readonly options: { readonly challenge: string; readonly [option: string]: unknown }
}
/** Read when the first passkey is used: it is the largest library of the server's start. */
const webauthn = () => import('@simplewebauthn/server')
const rpId = (origin: string): string => new URL(origin).hostname

export async function offerPasskey(
  ctx: PeopleContext,
  actor: Actor,
  passphrase: string | null,
  origin: string,
): Promise<Result<Ceremony, Refusal>> {
  const proven = await provenAgain(ctx, actor, passphrase)
  if (!proven.ok) return proven
  const db = ctx.store.read
  const [known, house, persons] = [
    await passkeysOf(db, actor.person),
    await agency(db),
    await personsById(db, [actor.person]),
  ]
  const options = await (
    await webauthn()
  ).generateRegistrationOptions({
    rpName: `Subrosa ${house?.nameZh ?? ''}`.trim(),
    rpID: rpId(origin),
    userName: persons.get(actor.person)?.personNo ?? '',
    userDisplayName: actor.name,
    userID: new TextEncoder().encode(actor.person),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // Verified on the device (finger, face, PIN): a passkey stands for both factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const ticket = await ctx.store.unit((unit) =>
    issueTicket(unit.sql, 'passkey-add', actor.person, { challenge: options.challenge }, unit.now),
  )
  return ok({ ticket: ticket.token, options: { ...options } })
}

export async function addPasskey(
  ctx: PeopleContext,
  actor: Actor,
  cmd: { readonly ticket: string; readonly name: string; readonly response: RegistrationResponseJSON },
  origin: string,
): Promise<Result<{ id: string }, Refusal>> {
  const ticket = await ctx.store.unit((unit) => spendTicket(unit.sql, 'passkey-add', cmd.ticket, unit.now))
  if (ticket?.person !== actor.person) return bad(refuseAs('STEP_EXPIRED'))
  const expected = {
    expectedChallenge: String(ticket.payload['challenge']),
    expectedOrigin: origin,
    expectedRPID: rpId(origin),
  }
  const checked = await (
    await webauthn()
  )
    .verifyRegistrationResponse({
      response: cmd.response,
      ...expected,
      requireUserVerification: true,
    })
    .catch(() => null)
  if (!checked?.verified) return bad(refuseAs('PASSKEY_REFUSED'))
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  return ctx.store.unit(async (unit) => {
    if (
      !(await insertPasskey(unit.sql, {
        id,
        person: actor.person,
        publicKey,
        counter,
        transports,
        name: cmd.name,
        created: unit.now,
      }))
    )
      return bad(refuseAs('PASSKEY_KNOWN'))
    await record(unit, peopleActs['credential.set'], {
      by: doerOf(actor),
      on: { kind: 'person', id: actor.person },
      fields: { person: actor.person, what: 'passkey' },
    })
    return ok({ id })
  })
}

export async function removePasskey(
  ctx: PeopleContext,
  actor: Actor,
  cmd: { readonly id: string; readonly passphrase: string | null },
): Promise<Result<null, Refusal>> {
  const proven = await provenAgain(ctx, actor, cmd.passphrase)
  if (!proven.ok) return proven
  return ctx.store.unit(async (unit) => {
    const known = await passkeysOf(unit.sql, actor.person)
    if (
      known.length === 1 &&
      known[0]?.id === cmd.id &&
      !(await passphraseOf(unit.sql, actor.person)) &&
      !ctx.oidc
    )
      return bad(refuseAs('LAST_CREDENTIAL'))
    if (await dropPasskey(unit.sql, actor.person, cmd.id)) {
      await record(unit, peopleActs['credential.removed'], {
        by: doerOf(actor),
        on: { kind: 'person', id: actor.person },
        fields: { person: actor.person, what: 'passkey' },
      })
    }
    return ok(null)
  })
}

/** Names no account: the browser offers the keys it has, so nothing tells who has an account here. */
export async function offerPasskeySignIn(
  ctx: PeopleContext,
  origin: string,
): Promise<Result<Ceremony, Refusal>> {
  const options = await (
    await webauthn()
  ).generateAuthenticationOptions({ rpID: rpId(origin), userVerification: 'required' })
  const ticket = await ctx.store.unit((unit) =>
    issueTicket(unit.sql, 'passkey-in', null, { challenge: options.challenge }, unit.now),
  )
  return ok({ ticket: ticket.token, options: { ...options } })
}

export async function signInByPasskey(
  ctx: PeopleContext,
  cmd: { readonly ticket: string; readonly response: AuthenticationResponseJSON; readonly takeover: boolean },
  origin: string,
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> {
  const ticket = await ctx.store.unit((unit) => spendTicket(unit.sql, 'passkey-in', cmd.ticket, unit.now))
  if (!ticket) return bad(refuseAs('STEP_EXPIRED'))
  const known = await passkeyById(ctx.store.read, cmd.response.id)
  const expected = {
    expectedChallenge: String(ticket.payload['challenge']),
    expectedOrigin: origin,
    expectedRPID: rpId(origin),
  }
  const credential = known && {
    id: known.id,
    publicKey: new Uint8Array(known.publicKey),
    counter: known.counter,
    transports: [...known.transports],
  }
  const checked =
    credential &&
    (await (
      await webauthn()
    )
      .verifyAuthenticationResponse({
        response: cmd.response,
        ...expected,
        credential,
        requireUserVerification: true,
      })
      .catch(() => null))
  return ctx.store.unit(async (unit) => {
    if (!known || !checked?.verified) {
      await recordFailure(
        unit,
        ctx.keys.mark('account', known?.person ?? `passkey:${cmd.response.id}`),
        'passkey',
        workplace,
      )
      return bad(refuseAs('PASSKEY_REFUSED'))
    }
    await usePasskey(unit.sql, known.id, checked.authenticationInfo.newCounter, unit.now)
    return openSession(unit, known.person, 'passkey', workplace, cmd.takeover)
  })
}
