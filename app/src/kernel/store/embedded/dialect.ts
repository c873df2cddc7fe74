import type { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Host } from './host.ts'

/** Whether the running unit holds the connection: a second request from inside it would wait for itself for ever. */
export interface Held {
  held: boolean
}

/** Kysely over the one connection that the embedded database has: callers queue for it. */
export function embeddedDialect(host: Host, inside: AsyncLocalStorage<Held>): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => new EmbeddedDriver(host, inside),
  }
}

class EmbeddedDriver implements Driver {
  readonly #connection: DatabaseConnection
  readonly #queue: (() => void)[] = []
  readonly #inside: AsyncLocalStorage<Held>
  #busy = false

  constructor(host: Host, inside: AsyncLocalStorage<Held>) {
    this.#inside = inside
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        const answer = await host.call({ op: 'query', sql: query.sql, params: query.parameters })
        return { rows: answer.rows as R[], numAffectedRows: BigInt(answer.affected) }
      },
      async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
        yield* []
        throw new Error('the embedded database does not stream; page by key instead')
      },
    }
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const unit = this.#inside.getStore()
    if (unit?.held) throw new Error('store.read used inside a unit: use unit.sql')
    if (unit) unit.held = true
    if (this.#busy) await new Promise<void>((resolve) => this.#queue.push(resolve))
    this.#busy = true
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    const unit = this.#inside.getStore()
    if (unit) unit.held = false
    const next = this.#queue.shift()
    if (next) next()
    else this.#busy = false
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Not awaited: statements are answered in order, so the first one after it saves a round trip; `begin` itself can't fail.
    void connection.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}
