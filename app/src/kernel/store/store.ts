import { AsyncLocalStorage } from 'node:async_hooks'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { newId, systemClock, type Clock, type Instant, type Notice } from '#kernel/ground'
import { openConnection } from './embedded/connection.ts'
import { embeddedDialect, type Held } from './embedded/dialect.ts'
import type { Host } from './embedded/host.ts'
import { lockDirectory, type DirectoryLock } from './embedded/lock.ts'
import { openPool } from './postgres/pool.ts'

/** No tables of its own: a room says `unit.sql.withTables<ItsTables>()` and so sees only its own. */
export type NoTables = Record<never, never>
export type Reader = Kysely<NoTables>

/**
 * A keyed mark over what this installation writes. Its key lies outside the database: who writes rows behind the server's back
 * can't make it.
 */
export type Vouch = (text: string, bytes: Uint8Array) => Uint8Array

/** One transaction: rows, acts and notices together, or none of them. */
export interface Unit {
  readonly sql: Transaction<NoTables>
  readonly now: Instant
  readonly vouch: Vouch
  /** Says that standing work (sequencing, notices, jobs) has something to do once this is committed. */
  stir(): void
  /** Queues a notice for the other rooms; it is delivered after the commit, at least once. */
  notify(notice: Omit<Notice, 'at'>): Promise<void>
}

export interface Store {
  readonly kind: 'embedded' | 'postgres'
  /** For reading outside a unit. Inside one, only `unit.sql` may be used: the embedded database has one connection. */
  readonly read: Reader
  readonly clock: Clock
  readonly vouch: Vouch
  /** Runs the work in one serialisable transaction; repeats it when PostgreSQL reports a conflict. The work must be repeatable. */
  unit<T>(work: (unit: Unit) => Promise<T>): Promise<T>
  /** One transaction without conflict checks, for appends that decide nothing. */
  append<T>(work: (unit: Unit) => Promise<T>): Promise<T>
  /** One statement that is its own transaction: one round trip instead of three. */
  statement<T>(run: (db: Reader, now: Instant) => Promise<T>): Promise<T>
  /** Called after each commit that stirred: wakes the standing work of this process. */
  onCommit(wake: () => void): void
  /** Data directory dump (embedded only): the backup reads it. */
  dump(): Promise<Uint8Array | null>
  /** Disk syncs so far (embedded only). */
  syncs(): Promise<number>
  /** Runs a script of several statements (migrations). */
  script(text: string): Promise<void>
  close(): Promise<void>
}

export interface EmbeddedOptions {
  readonly directory: string | null
  readonly load?: Uint8Array | undefined
  readonly clock?: Clock | undefined
  /** Key of `vouch`; without it, one that ends with the process (tests). */
  readonly vouchKey?: Uint8Array | undefined
}
export class DirectoryInUse extends Error {
  readonly holder: number
  constructor(directory: string, holder: number) {
    super(`the data directory ${directory} is used by process ${holder}`)
    this.name = 'DirectoryInUse'
    this.holder = holder
  }
}

export async function openEmbedded(options: EmbeddedOptions): Promise<Store> {
  let lock: DirectoryLock | null = null
  if (options.directory !== null) {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 })
    const got = lockDirectory(options.directory)
    if (!got.ok) throw new DirectoryInUse(options.directory, got.error.holder)
    lock = got.value
  }
  const host = await openConnection({
    directory: options.directory === null ? null : join(options.directory, 'pglite'),
    load: options.load,
  })
  const inside = new AsyncLocalStorage<Held>()
  const db = new Kysely<NoTables>({ dialect: embeddedDialect(host, inside) })
  const close = async (): Promise<void> => {
    await host.call({ op: 'exec', sql: 'checkpoint' }).catch(() => undefined)
    await host.call({ op: 'close' })
    lock?.release()
  }
  return build({
    kind: 'embedded',
    db,
    host,
    inside,
    clock: options.clock ?? systemClock,
    vouch: voucher(options.vouchKey),
    close,
  })
}

export interface PostgresOptions {
  readonly clock?: Clock | undefined
  readonly poolSize?: number | undefined
  readonly vouchKey?: Uint8Array | undefined
}
export function openPostgres(url: string, options: PostgresOptions = {}): Store {
  const pool = openPool(url, options.poolSize ?? 16)
  const db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
  const inside = new AsyncLocalStorage<Held>()
  const vouch = voucher(options.vouchKey)
  return build({
    kind: 'postgres',
    db,
    host: null,
    inside,
    clock: options.clock ?? systemClock,
    vouch,
    close: () => db.destroy(),
  })
}

const voucher =
  (key: Uint8Array = randomBytes(32)): Vouch =>
  (text, bytes) =>
    createHmac('sha256', key).update(text).update(bytes).digest()

const CONFLICT = new Set(['40001', '40P01'])
/** Many people stamping on one sheet at the same instant conflict on its counters; each must get through. */
const MAX_REPEATS = 24

interface Base {
  readonly kind: Store['kind']
  readonly db: Kysely<NoTables>
  readonly host: Host | null
  readonly inside: AsyncLocalStorage<Held>
  readonly clock: Clock
  readonly vouch: Vouch
  close(): Promise<void>
}

function build({ kind, db, host, inside, clock, vouch, close }: Base): Store {
  const wakers: (() => void)[] = []

  const once = async <T>(
    isolation: 'serializable' | 'read committed',
    work: (unit: Unit) => Promise<T>,
  ): Promise<T> => {
    if (inside.getStore())
      throw new Error('a unit of work was opened inside another: pass the unit on instead')
    const transaction = db.transaction()
    const leveled = kind === 'embedded' ? transaction : transaction.setIsolationLevel(isolation)
    let stirred = false
    const stir = (): void => void (stirred = true)
    const value = await inside.run({ held: false }, () =>
      leveled.execute((tx) => work(unitOf(tx, clock(), vouch, stir))),
    )
    if (stirred) for (const wake of wakers) wake()
    return value
  }

  return {
    kind,
    clock,
    vouch,
    read: db,
    async unit(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once('serializable', work)
        } catch (error) {
          const code = (error as { code?: unknown }).code
          if (typeof code !== 'string' || !CONFLICT.has(code) || attempt >= MAX_REPEATS) throw error
          await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(250, 5 * 2 ** attempt)))
        }
      }
    },
    append: (work) => once('read committed', work),
    async statement(run) {
      const value = await run(db, clock())
      for (const wake of wakers) wake()
      return value
    },
    onCommit: (wake) => void wakers.push(wake),
    async dump() {
      if (!host) return null
      const answer = await host.call({ op: 'dump' })
      return answer.rows[0]?.['dump'] as Uint8Array
    },
    async syncs() {
      const answer = await host?.call({ op: 'syncs' })
      return Number(answer?.rows[0]?.['count'] ?? 0)
    },
    async script(text) {
      if (host) await host.call({ op: 'exec', sql: text })
      else await sql.raw(text).execute(db)
    },
    close,
  }
}

function unitOf(tx: Transaction<NoTables>, now: Instant, vouch: Vouch, stir: () => void): Unit {
  return {
    sql: tx,
    now,
    vouch,
    stir,
    async notify(notice) {
      stir()
      await sql`insert into store_outbox (id, topic, at, about, due)
        values (${newId()}, ${notice.topic}, ${now}, ${JSON.stringify(notice.about)}::jsonb, ${now})`.execute(
        tx,
      )
    },
  }
}
