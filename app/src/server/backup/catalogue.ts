import { sql } from 'kysely'
import type { Reader } from '#kernel/store'

export interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}
export interface Sequence {
  readonly name: string
  readonly value: number
  readonly called: boolean
}

/** The migration record is not data: a restore makes it anew from the migrations themselves. */
export const MIGRATIONS = 'store_migration'

/** Every table of the house with the columns that hold something; computed columns compute themselves again. */
export async function tablesOf(db: Reader): Promise<Table[]> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and c.relname <> ${MIGRATIONS}
    order by c.relname, a.attnum`.execute(db)
  const tables = new Map<string, { name: string; type: string }[]>()
  for (const { table, column, type } of rows)
    tables.set(table, [...(tables.get(table) ?? []), { name: column, type }])
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

export async function sequencesOf(db: Reader): Promise<Sequence[]> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname`.execute(db)
  const found: Sequence[] = []
  for (const { name } of rows) {
    const state = await sql<{
      value: number
      called: boolean
    }>`select last_value as value, is_called as called from ${sql.id(name)}`.execute(db)
    const first = state.rows[0]
    if (first) found.push({ name, ...first })
  }
  return found
}

export interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}
export async function foreignKeysOf(db: Reader): Promise<ForeignKey[]> {
  const { rows } =
    await sql<ForeignKey>`select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace and c.conparentid = 0 order by 1, 2`.execute(
      db,
    )
  return rows
}

export async function migrationsOf(db: Reader): Promise<{ room: string; file: string; sha256: string }[]> {
  const { rows } = await sql<{ room: string; file: string; sha256: string }>`
    select room, file, sha256 from ${sql.id(MIGRATIONS)} order by at, room, file`.execute(db)
  return rows
}

export async function serverVersion(db: Reader): Promise<string> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(db)
  return rows[0]?.version ?? 'unknown'
}
