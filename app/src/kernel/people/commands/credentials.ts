import { randomBytes } from 'node:crypto'
import { encodeQR } from 'qr'
import { bad, epochMs, epochSeconds, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import type { Actor } from '#kernel/policy'
import { peopleActs } from '../acts.ts'
import type { PeopleContext } from '../context.ts'
import { passphraseFits } from '../credentials/passphrase-hash.ts'
import { newRecoveryCodes, recoveryHash } from '../credentials/recovery.ts'
import { base32, otpauthUri, totpStep } from '../credentials/totp.ts'
import { doerOf } from '../doer.ts'
import { refuseAs } from '../refusals.ts'
import { agency } from '../store/agency.ts'
import { confirmTotp, dropTotp, passphraseOf, putRecovery, putTotp, totpOf } from '../store/credentials.ts'
import { personsById } from '../store/persons.ts'
import { openSessionOf } from '../store/sessions.ts'
import { keepPassphrase, readyPassphrase } from './set-passphrase.ts'

const FRESH_MS = 10 * 60_000

/**
 * Before anybody changes how he signs in, he proves himself again: a session left open at a desk must not become somebody
 * else's key. By the present passphrase, or by having signed in within ten minutes where there is none or none was typed.
 */
export async function provenAgain(
  ctx: PeopleContext,
  actor: Actor,
  passphrase: string | null,
): Promise<Result<null, Refusal>> {
  if (passphrase !== null) {
    const stored = await passphraseOf(ctx.store.read, actor.person)
    if (await passphraseFits(stored?.hash ?? null, passphrase)) return ok(null)
    await ctx.store.unit((unit) =>
      record(unit, peopleActs['proof.refused'], {
        by: doerOf(actor),
        on: { kind: 'person', id: actor.person },
        fields: { person: actor.person, what: 'passphrase' },
      }),
    )
    return bad(refuseAs('PASSPHRASE_WRONG'))
  }
  const session = await openSessionOf(ctx.store.read, actor.person)
  const isFresh = session !== null && epochMs(ctx.store.clock()) - epochMs(session.started) < FRESH_MS
  return isFresh ? ok(null) : bad(refuseAs('PROOF_STALE'))
}

export async function changePassphrase(
  ctx: PeopleContext,
  actor: Actor,
  cmd: { readonly present: string | null; readonly next: string },
): Promise<Result<null, Refusal>> {
  const proven = await provenAgain(ctx, actor, cmd.present)
  if (!proven.ok) return proven
  const person = (await personsById(ctx.store.read, [actor.person])).get(actor.person)
  const house = await agency(ctx.store.read)
  const hash = await readyPassphrase(cmd.next, [
    person?.personNo ?? '',
    actor.name,
    house?.nameZh ?? '',
    house?.nameEn ?? '',
  ])
  if (!hash.ok) return hash
  await ctx.store.unit((unit) => keepPassphrase(unit, doerOf(actor), actor.person, hash.value))
  return ok(null)
}

export interface TotpOffer {
  readonly secret: string
  readonly uri: string
  /** An SVG picture of the URI. */
  readonly qr: string
}

/** A new secret to scan. It guards nothing until a code proves that it was scanned. */
export async function offerTotp(
  ctx: PeopleContext,
  actor: Actor,
  passphrase: string | null,
): Promise<Result<TotpOffer, Refusal>> {
  const proven = await provenAgain(ctx, actor, passphrase)
  if (!proven.ok) return proven
  const secret = randomBytes(20)
  const person = (await personsById(ctx.store.read, [actor.person])).get(actor.person)
  const house = await agency(ctx.store.read)
  await ctx.store.unit((unit) => putTotp(unit.sql, actor.person, ctx.keys.seal(secret)))
  const uri = otpauthUri(`Subrosa ${house?.nameZh ?? ''}`.trim(), person?.personNo ?? '', secret)
  return ok({ secret: base32(secret), uri, qr: encodeQR(uri, 'svg', { ecc: 'medium' }) })
}

/** The first code: from now on it is asked for at each sign-in. The recovery codes are shown this once. */
export const enrolTotp = (
  ctx: PeopleContext,
  actor: Actor,
  code: string,
): Promise<Result<{ recovery: readonly string[] }, Refusal>> =>
  ctx.store.unit(async (unit) => {
    const row = await totpOf(unit.sql, actor.person)
    const secret = row && ctx.keys.open(row.secret)
    if (!row || !secret || row.confirmed !== null) return bad(refuseAs('TOTP_NOT_STARTED'))
    const step = totpStep(secret, code, epochSeconds(unit.now), row.lastStep)
    if (step === null) {
      await record(unit, peopleActs['proof.refused'], {
        by: doerOf(actor),
        on: { kind: 'person', id: actor.person },
        fields: { person: actor.person, what: 'totp' },
      })
      return bad(refuseAs('CODE_REFUSED'))
    }
    await confirmTotp(unit.sql, actor.person, step, unit.now)
    const recovery = newRecoveryCodes()
    await putRecovery(
      unit.sql,
      actor.person,
      recovery.map((text) => recoveryHash(actor.person, text)),
    )
    await record(unit, peopleActs['credential.set'], {
      by: doerOf(actor),
      on: { kind: 'person', id: actor.person },
      fields: { person: actor.person, what: 'totp' },
    })
    return ok({ recovery })
  })

export async function removeTotp(
  ctx: PeopleContext,
  actor: Actor,
  passphrase: string | null,
): Promise<Result<null, Refusal>> {
  const proven = await provenAgain(ctx, actor, passphrase)
  if (!proven.ok) return proven
  return ctx.store.unit(async (unit) => {
    await dropTotp(unit.sql, actor.person)
    await record(unit, peopleActs['credential.removed'], {
      by: doerOf(actor),
      on: { kind: 'person', id: actor.person },
      fields: { person: actor.person, what: 'totp' },
    })
    return ok(null)
  })
}
