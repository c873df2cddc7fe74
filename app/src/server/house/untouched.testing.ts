import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { sql } from 'kysely'
import type { WholeHouse } from './open-test-house.testing.ts'

/** Tables that a refused attempt may add to: its trace in the ledger, the import that was refused with its faults, one's session. */
const TRACES = /^(ledger_|queries_(import|fault)$|people_session$)/

/** Everything that a refused attempt must leave as it was: each table by digest, and the files that hold or will hold data. */
export async function stateOf({
  house: { store },
  wired: { paths },
}: WholeHouse): Promise<Readonly<Record<string, string>>> {
  const names = (await tableNames(store)).filter((name) => !TRACES.test(name))
  const one = (name: string) =>
    sql`select ${name}::text as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as state from ${sql.table(name)} t`
  const { rows } = await sql<{
    name: string
    state: string
  }>`${sql.join(names.map(one), sql` union all `)}`.execute(store.read)
  const files = [paths.logs, paths.files, paths.temporary]
    .flatMap((directory) => filesIn(directory))
    .toSorted()
  return { ...Object.fromEntries(rows.map(({ name, state }) => [name, state])), files: files.join('\n') }
}

/** Where a value stands in clear (any width, any case): rows of any table, rows of any Parquet file, bytes of any file, the log. */
export async function placesOf(
  whole: WholeHouse,
  value: string,
  replies: readonly string[],
): Promise<string[]> {
  const { store } = whole.house
  const found: string[] = []
  const look = (place: string, text: string): void =>
    void (text.normalize('NFKC').toUpperCase().includes(value.toUpperCase()) && found.push(place))
  for (const name of await tableNames(store)) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      store.read,
    )
    for (const { row } of rows) look(`table ${name}: ${row}`, row)
  }
  for (const path of filesIn(whole.directory))
    look(`file ${path}`, path.endsWith('.parquet') ? await rowsOf(path) : readFileSync(path, 'utf8'))
  look('log', whole.log())
  for (const [i, reply] of replies.entries()) look(`reply ${i}: ${reply.slice(0, 500)}`, reply)
  return found
}

async function tableNames(store: WholeHouse['house']['store']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(store.read)
  return rows.map((row) => row.name)
}
const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )

async function rowsOf(parquet: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll('select * from read_parquet($path)', { path: parquet })
  const text = JSON.stringify(reader.getRowObjectsJson())
  connection.closeSync()
  instance.closeSync()
  return text
}
