import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { SessionFacts, Workplace } from '../rules/session-state.ts'

const columns = sql.raw(
  's.id, s.person, s.post, s.started, s.seen, s.workplace, s.place, s.other, s.other_at as "otherAt", s.ended, s.end_reason as "endReason"',
)

export async function sessionByHash(db: Reader, hash: string): Promise<SessionFacts | null> {
  const { rows } =
    await sql<SessionFacts>`select ${columns} from people_session s where s.token_hash = ${hash}`.execute(db)
  return rows[0] ?? null
}

/** The one session of the person that was not ended, or null. It may be idle already. */
export async function openSessionOf(db: Reader, person: string): Promise<SessionFacts | null> {
  const { rows } =
    await sql<SessionFacts>`select ${columns} from people_session s where s.person = ${person} and s.ended is null`.execute(
      db,
    )
  return rows[0] ?? null
}

/** Sessions not yet ended that were last seen before the moment or began before the other one. */
export async function overdueSessions(
  db: Reader,
  seenBefore: Instant,
  startedBefore: Instant,
): Promise<SessionFacts[]> {
  const { rows } = await sql<SessionFacts>`select ${columns} from people_session s
    where s.ended is null and (s.seen <= ${seenBefore} or s.started <= ${startedBefore}) order by s.id limit 500`.execute(
    db,
  )
  return rows
}

/** The post chosen in the person's last session, so that the next one opens in it. */
export async function lastPost(db: Reader, person: string): Promise<string | null> {
  const { rows } = await sql<{
    post: string | null
  }>`select post from people_session where person = ${person} order by started desc limit 1`.execute(db)
  return rows[0]?.post ?? null
}

export async function insertSession(
  db: Reader,
  row: {
    readonly id: string
    readonly hash: string
    readonly person: string
    readonly post: string | null
    readonly method: string
    readonly at: Instant
    readonly workplace: Workplace
  },
): Promise<void> {
  await sql`insert into people_session (id, token_hash, person, post, method, started, seen, workplace, place)
    values (${row.id}, ${row.hash}, ${row.person}, ${row.post}, ${row.method}, ${row.at}, ${row.at}, ${row.workplace.mark}, ${row.workplace.place})`.execute(
    db,
  )
}

/** @returns false when it had been ended already */
export async function closeSession(db: Reader, id: string, reason: string, at: Instant): Promise<boolean> {
  const { rows } =
    await sql`update people_session set ended = ${at}, end_reason = ${reason} where id = ${id} and ended is null returning id`.execute(
      db,
    )
  return rows.length === 1
}

export async function touchSession(db: Reader, id: string, at: Instant): Promise<void> {
  await sql`update people_session set seen = greatest(seen, ${at}::timestamptz) where id = ${id} and ended is null`.execute(
    db,
  )
}

export async function markElsewhere(db: Reader, id: string, other: string, at: Instant): Promise<void> {
  await sql`update people_session set other = ${other}, other_at = ${at} where id = ${id}`.execute(db)
}

export async function choosePostRow(db: Reader, id: string, post: string): Promise<void> {
  await sql`update people_session set post = ${post} where id = ${id}`.execute(db)
}
