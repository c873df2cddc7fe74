import { bad, epochSeconds, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import type { PeopleContext } from '../context.ts'
import { hashPassphrase, isStale, passphraseFits } from '../credentials/passphrase-hash.ts'
import { isRecoveryShaped, recoveryHash } from '../credentials/recovery.ts'
import { totpStep } from '../credentials/totp.ts'
import { refuseAs } from '../refusals.ts'
import { failedOnceMore, secondsLeft } from '../rules/lock-out.ts'
import type { Workplace } from '../rules/session-state.ts'
import { accountKey } from '../store/accounts.ts'
import { actorOf } from '../store/actor.ts'
import { agency } from '../store/agency.ts'
import {
  attemptsOf,
  clearAttempts,
  confirmTotp,
  putAttempts,
  putPassphrase,
  signInFacts,
  spendRecovery,
  totpOf,
} from '../store/credentials.ts'
import { countTry, issueTicket, readTicket, spendTicket } from '../store/tickets.ts'
import { openSession, personDoer, type SignedIn, type SignInMethod } from './open-session.ts'

/** The passphrase fitted and a code is asked for; the ticket leads to the second step. */
export interface CodeWanted {
  readonly step: 'code'
  readonly ticket: string
}
const MAX_CODE_TRIES = 5

/** Account and passphrase. An unknown account takes as long and hears the same as a wrong passphrase. */
export async function signInByPassphrase(
  ctx: PeopleContext,
  cmd: { readonly account: string; readonly passphrase: string; readonly takeover: boolean },
  workplace: Workplace,
): Promise<Result<SignedIn | CodeWanted, Refusal>> {
  const account = accountKey(cmd.account)
  const mark = ctx.keys.mark('account', account)
  const facts = await signInFacts(ctx.store.read, account)
  // Hashing stays outside the unit: the embedded database has one connection, and a unit may be repeated.
  const fits = await passphraseFits(facts?.hash ?? null, cmd.passphrase)
  const fresh = fits && facts?.hash && isStale(facts.hash) ? await hashPassphrase(cmd.passphrase) : null
  return ctx.store.unit(async (unit) => {
    const wait = secondsLeft(await attemptsOf(unit.sql, mark), unit.now)
    if (wait > 0) {
      await recordFailure(unit, mark, 'locked', workplace)
      return bad(refuseAs('SIGN_IN_WAIT', { seconds: wait }))
    }
    if (!fits || !facts || !(await actorOf(unit.sql, facts.person, unit.now))) {
      await countFailure(unit, mark, 'passphrase', workplace)
      return bad(refuseAs('SIGN_IN_REFUSED'))
    }
    if (fresh) await putPassphrase(unit.sql, facts.person, fresh, unit.now)
    if (facts.totp) {
      const ticket = await issueTicket(
        unit.sql,
        'code',
        facts.person,
        { mark, takeover: cmd.takeover },
        unit.now,
      )
      return ok({ step: 'code' as const, ticket: ticket.token })
    }
    await clearAttempts(unit.sql, mark)
    return openSession(unit, facts.person, 'passphrase', workplace, cmd.takeover)
  })
}

/** The second step: a code from the authenticator, or a recovery code. A ticket bears five tries. */
export const signInByCode = (
  ctx: PeopleContext,
  cmd: { readonly ticket: string; readonly code: string; readonly takeover: boolean },
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> =>
  ctx.store.unit(async (unit) => {
    const ticket = await readTicket(unit.sql, 'code', cmd.ticket, unit.now)
    if (!ticket?.person || ticket.tries >= MAX_CODE_TRIES) return bad(refuseAs('STEP_EXPIRED'))
    const mark = String(ticket.payload['mark'])
    const wait = secondsLeft(await attemptsOf(unit.sql, mark), unit.now)
    if (wait > 0) return bad(refuseAs('SIGN_IN_WAIT', { seconds: wait }))
    const method = await codeFits(ctx, unit, ticket.person, cmd.code)
    if (!method) {
      await countTry(unit.sql, cmd.ticket)
      await countFailure(unit, mark, 'code', workplace)
      return bad(refuseAs('CODE_REFUSED'))
    }
    await spendTicket(unit.sql, 'code', cmd.ticket, unit.now)
    await clearAttempts(unit.sql, mark)
    return openSession(
      unit,
      ticket.person,
      method,
      workplace,
      cmd.takeover || ticket.payload['takeover'] === true,
    )
  })

/** The same proof, now with the word that the other session shall end. */
export const takeOverSession = (
  ctx: PeopleContext,
  ticket: string,
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> =>
  ctx.store.unit(async (unit) => {
    const spent = await spendTicket(unit.sql, 'takeover', ticket, unit.now)
    if (!spent?.person) return bad(refuseAs('STEP_EXPIRED'))
    return openSession(unit, spent.person, spent.payload['method'] as SignInMethod, workplace, true)
  })

/** One click, and only where the agency row says that everybody in it is invented. */
export const signInDemo = (
  ctx: PeopleContext,
  cmd: { readonly person: string; readonly takeover: boolean },
  workplace: Workplace,
): Promise<Result<SignedIn, Refusal>> =>
  ctx.store.unit(async (unit) => {
    if ((await agency(unit.sql))?.demo !== true) return bad(refuseAs('DEMO_ONLY'))
    if (!(await actorOf(unit.sql, cmd.person, unit.now))) return bad(refuseAs('NO_SUCH_PERSON'))
    return openSession(unit, cmd.person, 'demo', workplace, cmd.takeover)
  })

async function codeFits(
  ctx: PeopleContext,
  unit: Unit,
  person: string,
  code: string,
): Promise<SignInMethod | null> {
  if (isRecoveryShaped(code)) {
    const left = await spendRecovery(unit.sql, person, recoveryHash(person, code), unit.now)
    if (left === null) return null
    await record(unit, peopleActs['credential.used'], {
      by: personDoer(person),
      on: { kind: 'person', id: person },
      fields: { person, left },
    })
    return 'passphrase+recovery'
  }
  const row = await totpOf(unit.sql, person)
  const secret = row?.confirmed ? ctx.keys.open(row.secret) : null
  if (!row || !secret) return null
  const step = totpStep(secret, code, epochSeconds(unit.now), row.lastStep)
  if (step === null) return null
  await confirmTotp(unit.sql, person, step, unit.now)
  return 'passphrase+code'
}

async function countFailure(unit: Unit, mark: string, method: string, workplace: Workplace): Promise<void> {
  const next = failedOnceMore(await attemptsOf(unit.sql, mark), unit.now)
  await putAttempts(unit.sql, mark, next)
  await recordFailure(unit, mark, method, workplace)
  if (next.lockedUntil === null) return
  await record(unit, peopleActs['sign-in.locked'], {
    by: { kind: 'system', job: 'sign-in' },
    on: { kind: 'account', id: mark },
    fields: { account: mark, failures: next.failures, until: next.lockedUntil },
  })
}

export const recordFailure = (
  unit: Unit,
  mark: string,
  method: string,
  workplace: Workplace,
): Promise<number> =>
  record(unit, peopleActs['sign-in.failed'], {
    by: { kind: 'system', job: 'sign-in' },
    on: { kind: 'account', id: mark },
    fields: { account: mark, method, workplace: workplace.mark },
  })
