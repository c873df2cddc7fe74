import { sql } from 'kysely'
import { later, type Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import { newToken, tokenHash } from '../credentials/keys.ts'

/** One-time secrets that lead from one step to the next. */
export type TicketKind = 'code' | 'takeover' | 'invitation' | 'setup' | 'passkey-in' | 'passkey-add' | 'oidc'
export interface Ticket {
  readonly person: string | null
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  readonly tries: number
  readonly expires: Instant
}
const MINUTE = 60_000
const lifeMs: Readonly<Record<TicketKind, number>> = {
  code: 5 * MINUTE,
  takeover: 2 * MINUTE,
  'passkey-in': 5 * MINUTE,
  'passkey-add': 5 * MINUTE,
  oidc: 10 * MINUTE,
  setup: 24 * 60 * MINUTE,
  invitation: 72 * 60 * MINUTE,
}

/** @returns the secret, shown once; the table keeps its hash */
export async function issueTicket(
  db: Reader,
  kind: TicketKind,
  person: string | null,
  payload: Ticket['payload'],
  now: Instant,
): Promise<{ token: string; expires: Instant }> {
  const token = newToken()
  const expires = later(now, lifeMs[kind])
  await sql`insert into people_ticket (hash, kind, person, payload, expires)
    values (${tokenHash(token)}, ${kind}, ${person}, ${JSON.stringify(payload)}::jsonb, ${expires})`.execute(
    db,
  )
  return { token, expires }
}

/** Null when unknown, of another kind or expired. */
export async function readTicket(
  db: Reader,
  kind: TicketKind,
  token: string,
  now: Instant,
): Promise<Ticket | null> {
  const { rows } = await sql<Ticket>`select person, payload, tries, expires from people_ticket
    where hash = ${tokenHash(token)} and kind = ${kind} and expires > ${now}`.execute(db)
  return rows[0] ?? null
}

/** Takes the ticket out of the table: of two who come with it, one gets it. */
export async function spendTicket(
  db: Reader,
  kind: TicketKind,
  token: string,
  now: Instant,
): Promise<Ticket | null> {
  const { rows } = await sql<Ticket>`delete from people_ticket
    where hash = ${tokenHash(token)} and kind = ${kind} and expires > ${now} returning person, payload, tries, expires`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function countTry(db: Reader, token: string): Promise<void> {
  await sql`update people_ticket set tries = tries + 1 where hash = ${tokenHash(token)}`.execute(db)
}

/** Withdraws earlier tickets of a kind for the person: only the newest link is good. */
export async function withdrawTickets(db: Reader, kind: TicketKind, person: string | null): Promise<void> {
  await sql`delete from people_ticket where kind = ${kind} and person is not distinct from ${person}::text`.execute(
    db,
  )
}

export async function dropExpiredTickets(db: Reader, now: Instant): Promise<void> {
  await sql`delete from people_ticket where expires <= ${now}`.execute(db)
}
