import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'

export interface PasskeyRow {
  /** Credential id in base64url. */
  readonly id: string
  readonly person: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly created: Instant
  readonly lastUsed: Instant | null
}
const columns = sql.raw(
  'id, person, public_key as "publicKey", counter, transports, name, created, last_used as "lastUsed"',
)

export async function passkeysOf(db: Reader, person: string): Promise<PasskeyRow[]> {
  const { rows } =
    await sql<PasskeyRow>`select ${columns} from people_passkey where person = ${person} order by created, id`.execute(
      db,
    )
  return rows
}

export async function passkeyById(db: Reader, id: string): Promise<PasskeyRow | null> {
  const { rows } = await sql<PasskeyRow>`select ${columns} from people_passkey where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** @returns false when the key is registered already, for whomever */
export async function insertPasskey(db: Reader, row: Omit<PasskeyRow, 'lastUsed'>): Promise<boolean> {
  const { rows } =
    await sql`insert into people_passkey (id, person, public_key, counter, transports, name, created)
    values (${row.id}, ${row.person}, ${row.publicKey}, ${row.counter}, ${JSON.stringify(row.transports)}::jsonb, ${row.name}, ${row.created})
    on conflict (id) do nothing returning id`.execute(db)
  return rows.length === 1
}

export async function usePasskey(db: Reader, id: string, counter: number, at: Instant): Promise<void> {
  await sql`update people_passkey set counter = ${counter}, last_used = ${at} where id = ${id}`.execute(db)
}

export async function dropPasskey(db: Reader, person: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`delete from people_passkey where person = ${person} and id = ${id} returning id`.execute(db)
  return rows.length === 1
}

export async function dropPasskeys(db: Reader, person: string): Promise<void> {
  await sql`delete from people_passkey where person = ${person}`.execute(db)
}
