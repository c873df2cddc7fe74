import { sql } from 'kysely'
import type { Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'

/** An account of a look-up system in the hands of a person; a later holder of the same name is a further row. */
export interface AccountRow {
  readonly system: string
  readonly account: string
  readonly person: string
  readonly from: Day
  readonly to: Day | null
}

/** How account names are compared: full-width and case differences come from export formats, not from people. */
export const accountKey = (text: string): string => text.normalize('NFKC').trim().toUpperCase()

/** All accounts in memory, for the import of a whole log. */
export interface AccountBook {
  /** The person who held the account that day, or null. */
  at(system: string, account: string, day: Day): string | null
  readonly size: number
}

export async function accountsOfAll(db: Reader, system?: string): Promise<AccountBook> {
  return accountBook(await accountRows(db, system))
}

export async function findAccount(
  db: Reader,
  system: string,
  account: string,
  day: Day,
): Promise<string | null> {
  const { rows } = await sql<{
    person: string
  }>`select person from people_account where system = ${system} and account = ${accountKey(account)}
    and from_day <= ${day} and coalesce(to_day, 'infinity') >= ${day} order by from_day desc limit 1`.execute(
    db,
  )
  return rows[0]?.person ?? null
}

export async function accountRows(db: Reader, system?: string): Promise<AccountRow[]> {
  const { rows } =
    await sql<AccountRow>`select system, account, person, from_day as "from", to_day as "to" from people_account
    where ${system ?? null}::text is null or system = ${system ?? null} order by system, account, from_day`.execute(
      db,
    )
  return rows
}

/** Newest holder first; a lookup of a million lines costs one map read each. */
export function accountBook(rows: readonly AccountRow[]): AccountBook {
  const spans = new Map<string, Map<string, AccountRow[]>>()
  for (const row of rows.toSorted((a, b) => (a.from < b.from ? 1 : -1))) {
    let ofSystem = spans.get(row.system)
    if (!ofSystem) spans.set(row.system, (ofSystem = new Map<string, AccountRow[]>()))
    const list = ofSystem.get(row.account)
    if (list) list.push(row)
    else ofSystem.set(row.account, [row])
  }
  return {
    size: rows.length,
    at(system, account, day) {
      const ofSystem = spans.get(system)
      const list = ofSystem?.get(account) ?? ofSystem?.get(accountKey(account))
      return list?.find((row) => row.from <= day && (row.to === null || day <= row.to))?.person ?? null
    },
  }
}

/** Writes spans as they now stand; one with a known first day only changes its end. */
export async function putAccounts(db: Reader, rows: readonly AccountRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into people_account (system, account, person, from_day, to_day)
    select * from unnest(${rows.map((r) => r.system)}::text[], ${rows.map((r) => r.account)}::text[], ${rows.map((r) => r.person)}::text[],
      ${rows.map((r) => r.from)}::date[], ${rows.map((r) => r.to)}::date[])
    on conflict (system, account, from_day) do update set to_day = excluded.to_day`.execute(db)
}
