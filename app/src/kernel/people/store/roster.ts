import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { LeaveInterval, RosterInterval } from '../words.ts'

const rosterColumns = sql.raw('r.id, r.person, r.starts, r.ends, r.duty, r.place, r.terminal')
const leaveColumns = sql.raw('l.id, l.person, l.starts, l.ends, l.kind')

/** Duty intervals that touch [from, to), by person and start. Intervals may overlap: a person can have two duties. */
export async function rosterAt(
  db: Reader,
  persons: readonly string[] | 'all',
  from: Instant,
  to: Instant,
): Promise<RosterInterval[]> {
  const who = persons === 'all' ? null : [...persons]
  const { rows } = await sql<RosterInterval>`select ${rosterColumns} from people_roster r
    where (${who}::text[] is null or r.person = any(${who}::text[])) and r.starts < ${to} and r.ends > ${from} and r.withdrawn is null
    order by r.person, r.starts`.execute(db)
  return rows
}

/** Leave, suspension included, that touches [from, to). */
export async function leaveAt(
  db: Reader,
  persons: readonly string[] | 'all',
  from: Instant,
  to: Instant,
): Promise<LeaveInterval[]> {
  const who = persons === 'all' ? null : [...persons]
  const { rows } = await sql<LeaveInterval>`select ${leaveColumns} from people_leave l
    where (${who}::text[] is null or l.person = any(${who}::text[])) and l.starts < ${to} and l.ends > ${from} and l.withdrawn is null
    order by l.person, l.starts`.execute(db)
  return rows
}

export async function rosterStarting(
  db: Reader,
  persons: readonly string[],
  from: Instant,
  to: Instant,
): Promise<(RosterInterval & { withdrawn: Instant | null })[]> {
  const { rows } = await sql<
    RosterInterval & { withdrawn: Instant | null }
  >`select ${rosterColumns}, r.withdrawn from people_roster r
    where r.person = any(${[...persons]}::text[]) and r.starts >= ${from} and r.starts <= ${to}`.execute(db)
  return rows
}

export async function leaveStarting(
  db: Reader,
  persons: readonly string[],
  from: Instant,
  to: Instant,
): Promise<(LeaveInterval & { withdrawn: Instant | null })[]> {
  const { rows } = await sql<
    LeaveInterval & { withdrawn: Instant | null }
  >`select ${leaveColumns}, l.withdrawn from people_leave l
    where l.person = any(${[...persons]}::text[]) and l.starts >= ${from} and l.starts <= ${to}`.execute(db)
  return rows
}

export async function rosterById(db: Reader, id: string): Promise<RosterInterval | null> {
  const { rows } =
    await sql<RosterInterval>`select ${rosterColumns} from people_roster r where r.id = ${id} and r.withdrawn is null`.execute(
      db,
    )
  return rows[0] ?? null
}

/** Adds intervals; one of the same person and start is replaced (the caller keeps what it replaced). */
export async function putRoster(db: Reader, rows: readonly RosterInterval[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into people_roster (id, person, starts, ends, duty, place, terminal)
    select * from unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.person)}::text[], ${rows.map((r) => r.starts)}::timestamptz[],
      ${rows.map((r) => r.ends)}::timestamptz[], ${rows.map((r) => r.duty)}::text[], ${rows.map((r) => r.place)}::text[],
      ${rows.map((r) => r.terminal)}::text[])
    on conflict (person, starts) do update set ends = excluded.ends, duty = excluded.duty, place = excluded.place,
      terminal = excluded.terminal, withdrawn = null`.execute(db)
}

export async function putLeave(db: Reader, rows: readonly LeaveInterval[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into people_leave (id, person, starts, ends, kind)
    select * from unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.person)}::text[], ${rows.map((r) => r.starts)}::timestamptz[],
      ${rows.map((r) => r.ends)}::timestamptz[], ${rows.map((r) => r.kind)}::text[])
    on conflict (person, starts) do update set ends = excluded.ends, kind = excluded.kind, withdrawn = null`.execute(
    db,
  )
}

export async function withdrawRosterRow(db: Reader, id: string, at: Instant): Promise<void> {
  await sql`update people_roster set withdrawn = ${at} where id = ${id}`.execute(db)
}
