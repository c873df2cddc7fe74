import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from '#kernel/ground'
import { actorOf, type Actor } from '#kernel/people'
import { eachDatabase, handClock, seedAgency, type HandClock } from '#testing'
import { bring, layDay, openQueries, reconcileDay, type QueriesRoom } from './index.ts'
import { addProfile } from './store/profiles.ts'
import { putSystem } from './store/systems.ts'
import {
  bookShape,
  DAY,
  household,
  inPieces,
  logShape,
  nationalId,
  thousandLines,
} from './thousand.testing.ts'
import type { Store } from '#kernel/store'

eachDatabase('a day of 1,000 look-ups', (open) => {
  let store: Store
  let room: QueriesRoom
  let clerk: Actor
  let clock: HandClock
  const directory = mkdtempSync(join(tmpdir(), 'queries-'))
  const world = thousandLines(['N002', 'N003', 'S002', 'S003'])
  const day = DAY as Day
  const send = (fields: Record<string, string>, text: string) =>
    bring(room, clerk, { name: 'x.csv', mediaType: 'text/csv', fields, bytes: inPieces(text) })

  beforeAll(async () => {
    clock = handClock('2026-11-21T01:00:00.000Z')
    store = await open(clock)
    await seedAgency(store)
    room = openQueries({ store, directory, markKey: new Uint8Array(32).fill(5) })
    const { rows } = await sql<{ id: string }>`select id from people_person where person_no = 'A002'`.execute(
      store.read,
    )
    const actor = await actorOf(store.read, rows[0]?.id ?? '', clock())
    if (!actor) throw new Error('no clerk')
    clerk = actor
    await putSystem(store.read, household, clock())
    await addProfile(store.read, 'log', 'household', logShape, clock(), clerk.person)
    await addProfile(store.read, 'book', null, bookShape, clock(), clerk.person)
  })
  afterAll(async () => {
    await room.close()
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it('takes log and book in, once', async () => {
    const log = await send({ kind: 'log', system: 'household', declared: '1000' }, world.log)
    expect(log).toMatchObject({
      ok: true,
      value: {
        known: false,
        import: {
          phase: 'done',
          read: 1000,
          added: 1000,
          overlapping: 0,
          firstSeq: 1,
          lastSeq: 1000,
          days: [DAY],
          checks: [],
        },
      },
    })
    const book = await send({ kind: 'book' }, world.book)
    expect(book).toMatchObject({ ok: true, value: { import: { phase: 'done', added: 996 } } })
    const again = await send({ kind: 'log', system: 'household' }, world.log)
    expect(again).toMatchObject({ ok: true, value: { known: true } })
    const part = world.log.split('\r\n').slice(0, 500).join('\r\n') + '\r\n'
    const overlapping = await send({ kind: 'log', system: 'household' }, part)
    expect(overlapping).toMatchObject({
      ok: true,
      value: { known: false, import: { read: 499, added: 0, overlapping: 499, checks: [] } },
    })
  })

  it('finds exactly the twelve', async () => {
    const done = await reconcileDay(room, day, 'import')
    expect(done.buckets).toEqual({
      lines: 1000,
      matched: 991,
      unregistered: 7,
      mismatch: 2,
      entries: 996,
      entriesMatched: 991,
      phantom: 3,
      entriesMismatch: 2,
    })
    expect(await layDay(room, day, done.run)).toEqual({ lines: 1000, moved: 0 })
    const { rows } = await sql<{
      seq: number
      bucket: string
    }>`select seq, bucket from queries_line where bucket <> 'MATCHED' order by seq`.execute(store.read)
    expect(rows.filter((row) => row.bucket === 'UNREGISTERED').map((row) => row.seq)).toEqual(
      world.unregistered,
    )
    expect(rows.filter((row) => row.bucket === 'MISMATCH').map((row) => row.seq)).toEqual(world.mismatched)
    const { rows: phantoms } = await sql<{ n: number }>`select count(*) as n from queries_phantom`.execute(
      store.read,
    )
    expect(phantoms[0]?.n).toBe(3)
  })

  it('changes nothing when it is done again', async () => {
    const again = await reconcileDay(room, day, 'asked')
    expect(again.buckets.unregistered).toBe(7)
    expect(await layDay(room, day, again.run)).toEqual({ lines: 1000, moved: 0 })
  })

  it('keeps no target in clear, neither in the database nor on the disk', async () => {
    const clear = [nationalId(1), nationalId(999), nationalId(5001)]
    for (const file of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const bytes = readFileSync(join(file.parentPath, file.name))
      for (const target of clear) expect(bytes.includes(target)).toBe(false)
    }
    const { rows } = await sql<{
      name: string
    }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
      store.read,
    )
    for (const { name } of rows) {
      const { rows: found } = await sql<{
        n: number
      }>`select count(*) as n from ${sql.table(name)} t where t::text ~ ${clear.join('|')}`.execute(
        store.read,
      )
      expect([name, found[0]?.n]).toEqual([name, 0])
    }
  })
})
