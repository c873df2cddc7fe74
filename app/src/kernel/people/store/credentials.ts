import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { Attempts } from '../rules/lock-out.ts'

/** What a sign-in by passphrase needs, by the typed account (the person number, already folded). */
export interface SignInFacts {
  readonly person: string
  readonly hash: string | null
  readonly totp: boolean
}
export async function signInFacts(db: Reader, account: string): Promise<SignInFacts | null> {
  const { rows } =
    await sql<SignInFacts>`select p.id as person, c.hash, (t.confirmed is not null) as totp from people_person p
    left join people_passphrase c on c.person = p.id left join people_totp t on t.person = p.id
    where upper(p.person_no) = ${account}`.execute(db)
  return rows[0] ?? null
}

export async function passphraseOf(
  db: Reader,
  person: string,
): Promise<{ hash: string; setAt: Instant } | null> {
  const { rows } = await sql<{
    hash: string
    setAt: Instant
  }>`select hash, set_at as "setAt" from people_passphrase where person = ${person}`.execute(db)
  return rows[0] ?? null
}

export async function putPassphrase(db: Reader, person: string, hash: string, at: Instant): Promise<void> {
  await sql`insert into people_passphrase (person, hash, set_at) values (${person}, ${hash}, ${at})
    on conflict (person) do update set hash = excluded.hash, set_at = excluded.set_at`.execute(db)
}

export async function attemptsOf(db: Reader, mark: string): Promise<Attempts | null> {
  const { rows } =
    await sql<Attempts>`select failures, last, locked_until as "lockedUntil" from people_attempt where mark = ${mark}`.execute(
      db,
    )
  return rows[0] ?? null
}

export async function putAttempts(db: Reader, mark: string, row: Attempts): Promise<void> {
  await sql`insert into people_attempt (mark, failures, last, locked_until) values (${mark}, ${row.failures}, ${row.last}, ${row.lockedUntil})
    on conflict (mark) do update set failures = excluded.failures, last = excluded.last, locked_until = excluded.locked_until`.execute(
    db,
  )
}

export async function clearAttempts(db: Reader, mark: string): Promise<void> {
  await sql`delete from people_attempt where mark = ${mark}`.execute(db)
}

export interface TotpRow {
  readonly secret: Uint8Array
  readonly confirmed: Instant | null
  readonly lastStep: number
}
export async function totpOf(db: Reader, person: string): Promise<TotpRow | null> {
  const { rows } =
    await sql<TotpRow>`select secret, confirmed, last_step as "lastStep" from people_totp where person = ${person}`.execute(
      db,
    )
  return rows[0] ?? null
}

/** Starts anew: an unconfirmed secret does not yet guard the account. */
export async function putTotp(db: Reader, person: string, sealed: Uint8Array): Promise<void> {
  await sql`insert into people_totp (person, secret) values (${person}, ${sealed})
    on conflict (person) do update set secret = excluded.secret, confirmed = null, last_step = 0`.execute(db)
}

export async function confirmTotp(db: Reader, person: string, step: number, at: Instant): Promise<void> {
  await sql`update people_totp set confirmed = coalesce(confirmed, ${at}), last_step = ${step} where person = ${person}`.execute(
    db,
  )
}

export async function dropTotp(db: Reader, person: string): Promise<void> {
  await sql`delete from people_totp where person = ${person}`.execute(db)
  await sql`delete from people_recovery where person = ${person}`.execute(db)
}

export async function putRecovery(db: Reader, person: string, hashes: readonly string[]): Promise<void> {
  await sql`delete from people_recovery where person = ${person}`.execute(db)
  await sql`insert into people_recovery (person, hash) select ${person}, h from unnest(${[...hashes]}::text[]) as x(h)`.execute(
    db,
  )
}

/** @returns how many are left, or null when this code is unknown or spent */
export async function spendRecovery(
  db: Reader,
  person: string,
  hash: string,
  at: Instant,
): Promise<number | null> {
  const { rows } =
    await sql`update people_recovery set used = ${at} where person = ${person} and hash = ${hash} and used is null returning hash`.execute(
      db,
    )
  return rows.length === 0 ? null : recoveryLeft(db, person)
}

export async function recoveryLeft(db: Reader, person: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from people_recovery where person = ${person} and used is null`.execute(db)
  return rows[0]?.n ?? 0
}
