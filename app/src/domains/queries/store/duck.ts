import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api'
import { clean } from './line-files.ts'

export interface DuckOptions {
  readonly memoryMb?: number
  readonly threads?: number
}

/** A text within a statement of DuckDB. For paths and codes of our own making; what people type goes in as a parameter. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
export const listOf = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`

/**
 * DuckDB in memory, reading and writing Parquet under one directory and nothing else: no network, no extension, no other path,
 * and no statement can change that any more.
 */
export class Duck {
  readonly #directory: string
  readonly #options: DuckOptions
  #opened: Promise<DuckDBInstance> | null = null
  #works = 0

  /** @param directory an existing directory; DuckDB itself is started by its first work */
  constructor(directory: string, options: DuckOptions = {}) {
    this.#directory = directory
    this.#options = options
  }

  /** Work on a connection of its own; its temporary tables go with it. */
  async with<T>(work: (session: DuckSession) => Promise<T>, schema = 'main'): Promise<T> {
    this.#opened ??= open(this.#directory, this.#options)
    const connection = await (await this.#opened).connect()
    try {
      return await work(new DuckSession(connection, schema))
    } finally {
      connection.closeSync()
    }
  }

  /**
   * Work on two connections that see the same tables, for statements that need not wait for each other: DuckDB works at one table
   * of a day with one thread. The tables go with the work.
   */
  async pair<T>(work: (sessions: Sessions) => Promise<T>): Promise<T> {
    const schema = `work_${++this.#works}`
    return this.with(
      (session) =>
        this.with(async (beside) => {
          await session.run(`create schema ${schema}`)
          try {
            await session.run(`use ${schema}`)
            await beside.run(`use ${schema}`)
            return await work([session, beside])
          } finally {
            await session.run(`use memory.main`)
            await session.run(`drop schema ${schema} cascade`)
          }
        }, schema),
      schema,
    )
  }

  async close(): Promise<void> {
    ;(await this.#opened)?.closeSync()
  }
}

export type Sessions = readonly [session: DuckSession, beside: DuckSession]

/** Waits for both, also where one fails: no statement may go on while its tables are taken away. */
export async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second])
  if (a.status === 'rejected') throw a.reason
  if (b.status === 'rejected') throw b.reason
  return [a.value, b.value]
}

async function open(directory: string, options: DuckOptions): Promise<DuckDBInstance> {
  const spill = join(directory, 'tmp', 'spill')
  mkdirSync(spill, { recursive: true, mode: 0o700 })
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? 2),
    memory_limit: `${options.memoryMb ?? 1024}MB`,
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
  })
  const connection = await instance.connect()
  await connection.run(`set allowed_directories = [${quoted(`${directory}/`)}]`)
  await connection.run('set enable_external_access = false')
  await connection.run('set lock_configuration = true')
  connection.closeSync()
  return instance
}

export type Column = Int32Array | readonly (string | null)[]

/** DuckDB takes no more rows at once. */
const CHUNK = 2048
function fill(chunk: DuckDBDataChunk, index: number, list: Column, from: number): void {
  const until = from + chunk.rowCount
  if (list instanceof Int32Array) {
    const vector = chunk.getColumnVector(index)
    intsOf(vector, chunk.rowCount).set(list.subarray(from, until))
    return vector.flush()
  }
  const texts = list.slice(from, until).map((text) => (text === null || text === '' ? null : clean(text)))
  chunk.setColumnValues(index, texts)
}

export type DuckRow = Readonly<Record<string, string | number | boolean | null>>

export class DuckSession {
  readonly #connection: DuckDBConnection
  readonly #schema: string
  constructor(connection: DuckDBConnection, schema: string) {
    this.#connection = connection
    this.#schema = schema
  }

  async run(sql: string, values?: Record<string, DuckDBValue>): Promise<void> {
    await this.#connection.run(sql, values)
  }

  /**
   * Makes a table of columns of ours, all of one length, without a file between. Texts are as an import leaves them: without control
   * characters, and null where nothing is said.
   */
  async append(table: string, columns: Readonly<Record<string, Column>>): Promise<void> {
    const [names, lists] = [Object.keys(columns), Object.values(columns)]
    const types = lists.map((list) => (list instanceof Int32Array ? INTEGER : VARCHAR))
    await this.run(
      `create table ${table} (${names.map((name, i) => `"${name}" ${types[i] === INTEGER ? 'INTEGER' : 'VARCHAR'}`).join(', ')})`,
    )
    const appender = await this.#connection.createAppender(table, this.#schema)
    const rows = lists[0]?.length ?? 0
    for (let from = 0; from < rows; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(types, Math.min(CHUNK, rows - from))
      lists.forEach((list, i) => fill(chunk, i, list, from))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }

  /** Rows as plain objects; 64-bit integers become numbers, so a statement must not select any beyond 2^53. */
  async rows<T extends DuckRow>(sql: string, values?: Record<string, DuckDBValue>): Promise<T[]> {
    const reader = await this.#connection.runAndReadAll(sql, values)
    return reader.getRowObjectsJS().map((row) => plain(row) as T)
  }

  /**
   * Streams integer columns, chunk by chunk, without an object for each row. Every selected column must be a 32-bit INTEGER
   * and never null.
   */
  async eachInts(sql: string, take: (columns: readonly Int32Array[], rows: number) => void): Promise<void> {
    const result = await this.#connection.stream(sql)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      const columns: Int32Array[] = []
      for (let i = 0; i < chunk.columnCount; i++) {
        const vector: unknown = chunk.getColumnVector(i)
        columns.push(intsOf(vector, chunk.rowCount))
      }
      take(columns, chunk.rowCount)
    }
  }

  /** Whole integer columns by name, in the order in which the statement selects them; under the same rule as `eachInts`. */
  async ints<N extends string>(names: readonly N[], sql: string): Promise<Readonly<Record<N, Int32Array>>> {
    const parts: Int32Array[][] = names.map(() => [])
    await this.eachInts(sql, (columns, rows) => {
      // The library may use its memory again for the next chunk.
      columns.forEach((column, i) => parts[i]?.push(column.slice(0, rows)))
    })
    return Object.fromEntries(names.map((name, i) => [name, joined(parts[i] ?? [])])) as Record<N, Int32Array>
  }

  /** Streams rows of any kind in chunks; for what is shown or copied on, not for millions. */
  async *chunks<T extends DuckRow>(sql: string): AsyncGenerator<T[]> {
    const result = await this.#connection.stream(sql)
    const names = result.columnNames()
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      const rows = chunk.getRows()
      yield rows.map((row) => plain(Object.fromEntries(names.map((name, i) => [name, row[i]]))) as T)
    }
  }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The typed array under an INTEGER column; the library has it, and reading it cell by cell costs twenty times as much. */
function intsOf(vector: unknown, rows: number): Int32Array {
  const items: unknown = (vector as { items?: unknown }).items
  if (!(items instanceof Int32Array) || items.length < rows) throw new Error('an INTEGER column was expected')
  return items
}

function plain(row: Readonly<Record<string, unknown>>): DuckRow {
  const made: Record<string, string | number | boolean | null> = {}
  for (const [name, value] of Object.entries(row)) {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      typeof value === 'number'
    )
      made[name] = value
    else if (typeof value === 'bigint') made[name] = Number(value)
    else throw new Error(`column ${name} has a type that is not read`)
  }
  return made
}

/** Parquet files as a table; what their paths say (`day=…`) is not taken for a column. */
export const parquet = (...paths: readonly string[]): string =>
  `read_parquet(${listOf(paths)}, hive_partitioning = false)`
