import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { may, type Actor } from '#kernel/policy'
import { peopleActs } from '../acts.ts'
import type { PeopleContext } from '../context.ts'
import { peopleDeeds } from '../deeds.ts'
import { doerIn } from '../doer.ts'
import { notAllowed, refuseAs } from '../refusals.ts'
import type { Workplace } from '../rules/session-state.ts'
import { agency } from '../store/agency.ts'
import { clearAttempts, dropTotp, passphraseOf } from '../store/credentials.ts'
import { dropPasskeys } from '../store/passkeys.ts'
import { personsById } from '../store/persons.ts'
import { openSessionOf } from '../store/sessions.ts'
import { issueTicket, readTicket, spendTicket, withdrawTickets } from '../store/tickets.ts'
import { accountKey } from '../store/accounts.ts'
import { endSession, openSession, personDoer, type SignedIn } from './open-session.ts'
import { keepPassphrase, readyPassphrase } from './set-passphrase.ts'

/**
 * A one-time link with which a person sets the first passphrase, or a new one when all ways in are lost. The administrator sees
 * the link, not the passphrase; a reset is told to the other rooms, because whoever holds the link can enter as that person.
 */
export const invite = (
  ctx: PeopleContext,
  actor: Actor,
  person: string,
): Promise<Result<{ token: string; expires: string }, Refusal>> =>
  ctx.store.unit(async (unit) => {
    const verdict = may(actor, peopleDeeds.invite, { kind: 'person', id: person, owner: person })
    if (!verdict.allowed) return bad(notAllowed(verdict))
    if (!(await personsById(unit.sql, [person])).has(person)) return bad(refuseAs('NO_SUCH_PERSON'))
    const purpose = (await passphraseOf(unit.sql, person)) ? 'reset' : 'first'
    await withdrawTickets(unit.sql, 'invitation', person)
    const ticket = await issueTicket(unit.sql, 'invitation', person, { purpose }, unit.now)
    await record(unit, peopleActs['invitation.made'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'person', id: person },
      fields: { person, purpose, expires: ticket.expires },
    })
    if (purpose === 'reset')
      await unit.notify({ topic: 'people.credentials-reset', about: { person, by: actor.person } })
    return ok(ticket)
  })

/** For the page that the link opens: whose account it is. */
export async function readInvitation(
  ctx: PeopleContext,
  token: string,
): Promise<Result<{ personNo: string; name: string }, Refusal>> {
  const ticket = await readTicket(ctx.store.read, 'invitation', token, ctx.store.clock())
  const person = ticket?.person
    ? (await personsById(ctx.store.read, [ticket.person])).get(ticket.person)
    : undefined
  return person ? ok({ personNo: person.personNo, name: person.name }) : bad(refuseAs('LINK_SPENT'))
}

/** Sets the passphrase and signs in. After a reset the earlier second factors and the live session are gone. */
export async function acceptInvitation(
  ctx: PeopleContext,
  cmd: { readonly token: string; readonly passphrase: string },
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> {
  const who = await readInvitation(ctx, cmd.token)
  if (!who.ok) return who
  const house = await agency(ctx.store.read)
  const hash = await readyPassphrase(cmd.passphrase, [
    who.value.personNo,
    who.value.name,
    house?.nameZh ?? '',
    house?.nameEn ?? '',
  ])
  if (!hash.ok) return hash
  return ctx.store.unit(async (unit) => {
    const ticket = await spendTicket(unit.sql, 'invitation', cmd.token, unit.now)
    if (!ticket?.person) return bad(refuseAs('LINK_SPENT'))
    const { person } = ticket
    if (ticket.payload['purpose'] === 'reset') {
      await dropTotp(unit.sql, person)
      await dropPasskeys(unit.sql, person)
      const live = await openSessionOf(unit.sql, person)
      if (live) await endSession(unit, live, 'credentials')
    }
    await keepPassphrase(unit, personDoer(person), person, hash.value)
    await clearAttempts(unit.sql, ctx.keys.mark('account', accountKey(who.value.personNo)))
    return openSession(unit, person, 'invitation', workplace, false)
  })
}
