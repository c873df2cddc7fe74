import { sql } from 'kysely'
import type { Store, Unit } from '#kernel/store'
import { OpsFault } from '../ops-fault.ts'
import { foreignKeysOf, tablesOf, type Table } from './catalogue.ts'
import type { Manifest } from './manifest.ts'

const LINES_AT_ONCE = 500

/** Several statements in the running transaction; the embedded database has one connection, so a script is in it anyway. */
export const scriptIn = async (store: Store, unit: Unit, text: string): Promise<void> =>
  store.kind === 'embedded' ? store.script(text) : void (await sql.raw(text).execute(unit.sql))

/**
 * Fills the freshly migrated tables. References and the house's own triggers rest meanwhile: rows come in any order, and
 * what a trigger once did is in the rows already. Putting the references back checks every one of them.
 */
export async function loadTables(
  store: Store,
  unit: Unit,
  manifest: Manifest,
  lines: AsyncIterable<{ table: string; lines: readonly string[] }>,
): Promise<void> {
  const present = new Map((await tablesOf(unit.sql)).map((table) => [table.name, table]))
  for (const { name, columns } of manifest.tables) {
    const own = present.get(name)
    if (
      !own ||
      !columns.every((column) =>
        own.columns.some(({ name: n, type }) => n === column.name && type === column.type),
      )
    )
      throw new OpsFault('BACKUP_TOO_NEW', { what: name })
  }
  const references = await foreignKeysOf(unit.sql)
  const names = [...present.keys()]
  await scriptIn(
    store,
    unit,
    [
      ...names.map((name) => `alter table ${quoted(name)} disable trigger user`),
      ...references.map(({ table, name }) => `alter table ${table} drop constraint ${quoted(name)}`),
      `truncate ${names.map(quoted).join(', ')}`,
    ].join(';'),
  )
  const tables = new Map(manifest.tables.map((table) => [table.name, table]))
  const counted = new Map<string, number>()
  for await (const { table, lines: batch } of lines) {
    const target = tables.get(table)
    if (!target) throw new OpsFault('BACKUP_BROKEN', { part: table })
    for (let i = 0; i < batch.length; i += LINES_AT_ONCE)
      await insert(unit, target, batch.slice(i, i + LINES_AT_ONCE))
    counted.set(table, (counted.get(table) ?? 0) + batch.length)
  }
  const short = manifest.tables.find(({ name, rows }) => (counted.get(name) ?? 0) !== rows)
  if (short) throw new OpsFault('BACKUP_BROKEN', { part: short.name })
  for (const { name, value, called } of manifest.sequences)
    await sql`select setval(${quoted(name)}::regclass, ${value}::bigint, ${called})`.execute(unit.sql)
  await scriptIn(
    store,
    unit,
    [
      ...names.map((name) => `alter table ${quoted(name)} enable trigger user`),
      ...references.map(
        ({ table, name, definition }) => `alter table ${table} add constraint ${quoted(name)} ${definition}`,
      ),
    ].join(';'),
  )
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function insert(unit: Unit, table: Table, lines: readonly string[]): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.id(name)))
  const values = sql.join(table.columns.map(({ type }, i) => sql`(r ->> ${sql.lit(i)})::${sql.raw(type)}`))
  await sql`insert into ${sql.id(table.name)} (${columns}) overriding system value
    select ${values} from json_array_elements(${`[${lines.join(',')}]`}::json) as r`.execute(unit.sql)
}
