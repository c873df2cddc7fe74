import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe } from 'vitest'
import { instant, type Clock, type Instant } from '#kernel/ground'
import { migrate, openEmbedded, openPostgres, type Store } from '#kernel/store'
import { houseMigrations } from '../server/migrations.ts'

/** A clock that tests move by hand. */
export interface HandClock {
  (): Instant
  set(at: string): void
  pass(ms: number): void
}
export function handClock(start = '2026-11-23T01:00:00.000Z'): HandClock {
  let now = Date.parse(start)
  return Object.assign(() => instant(now), {
    set: (at: string) => void (now = Date.parse(at)),
    pass: (ms: number) => void (now += ms),
  })
}

const cache = join(import.meta.dirname, '../../../node_modules/.cache/subrosa-test')
const version = (): string => {
  const hash = createHash('sha256')
  for (const room of houseMigrations) for (const file of room.files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** A fresh migrated embedded database in memory, from a cached template (a bare one takes four seconds to make). */
export async function embeddedStore(clock: Clock = handClock()): Promise<Store> {
  const template = join(cache, `template-${version()}.tar`)
  if (existsSync(template)) return openEmbedded({ directory: null, load: readFileSync(template), clock })
  const store = await openEmbedded({ directory: null, clock })
  await migrate(store, houseMigrations)
  mkdirSync(cache, { recursive: true })
  const temporary = `${template}.${process.pid}`
  writeFileSync(temporary, (await store.dump()) ?? new Uint8Array())
  renameSync(temporary, template)
  return store
}

let serial = 0
/** A fresh migrated PostgreSQL database on the server that the test run started (`SUBROSA_TEST_PG`). */
export async function postgresStore(server: string, clock: Clock = handClock()): Promise<Store> {
  const template = `subrosa_template_${version()}`
  const name = `subrosa_${process.pid}_${Date.now().toString(36)}_${++serial}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(7203042)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (!rowCount) {
      await admin.query(`create database ${template}`)
      const made = openPostgres(urlOf(server, template))
      await migrate(made, houseMigrations)
      await made.close()
    }
    await admin.query(`create database ${name} template ${template}`)
    await admin.query('select pg_advisory_unlock(7203042)')
  } finally {
    await admin.end()
  }
  return openPostgres(urlOf(server, name), { clock, poolSize: 8 })
}
const urlOf = (server: string, database: string): string =>
  Object.assign(new URL(server), { pathname: `/${database}` }).toString()

/** Runs a suite on the embedded database and, when the run has a server, on PostgreSQL as well. */
export function eachDatabase(name: string, suite: (open: (clock?: Clock) => Promise<Store>) => void): void {
  describe(`${name} (embedded)`, () => suite(embeddedStore))
  const server = process.env['SUBROSA_TEST_PG']
  if (server) describe(`${name} (PostgreSQL)`, () => suite((clock) => postgresStore(server, clock)))
}
