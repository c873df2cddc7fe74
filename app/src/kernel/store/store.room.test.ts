import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '#testing'
import { deliverOne, enqueue, openEmbedded, runOneJob, type Store } from './index.ts'

eachDatabase('store', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
    await store.script('create table t (id bigint primary key, at timestamptz, d date, b bytea, j jsonb)')
  })
  afterAll(() => store.close())

  it('gives every type the same meaning', async () => {
    await sql`insert into t values (1, '2026-11-21T06:05:00Z', '2026-11-21', ${new Uint8Array([0, 255])}, ${JSON.stringify({ a: '中' })}::jsonb)`.execute(
      store.read,
    )
    const { rows } = await sql`select * from t where id = 1`.execute(store.read)
    expect(rows[0]).toEqual({
      id: 1,
      at: '2026-11-21T06:05:00.000Z',
      d: '2026-11-21',
      b: expect.any(Uint8Array),
      j: { a: '中' },
    })
    expect([...(rows[0] as { b: Uint8Array }).b]).toEqual([0, 255])
  })

  it('keeps rows, jobs and notices together or not at all', async () => {
    const fail = store.unit(async (unit) => {
      await sql`insert into t (id) values (2)`.execute(unit.sql)
      await unit.notify({ topic: 'x', about: {} })
      await enqueue(unit, { kind: 'k', payload: {} })
      throw new Error('stop')
    })
    await expect(fail).rejects.toThrow('stop')
    const { rows } = await sql<{
      n: number
    }>`select (select count(*) from t where id = 2) + (select count(*) from store_outbox) + (select count(*) from store_job) as n`.execute(
      store.read,
    )
    expect(rows[0]?.n).toBe(0)
  })

  it('refuses a unit within a unit', async () => {
    await expect(store.unit(() => store.unit(async () => 1))).rejects.toThrow('inside another')
  })

  it('does not lose an update when two units decide on the same row', async () => {
    await sql`insert into t (id, j) values (10, '0')`.execute(store.read)
    await Promise.all(
      Array.from({ length: 6 }, () =>
        store.unit(async (unit) => {
          const { rows } = await sql<{ j: number }>`select j from t where id = 10`.execute(unit.sql)
          await sql`update t set j = ${JSON.stringify((rows[0]?.j ?? 0) + 1)}::jsonb where id = 10`.execute(
            unit.sql,
          )
        }),
      ),
    )
    const { rows } = await sql<{ j: number }>`select j from t where id = 10`.execute(store.read)
    expect(rows[0]?.j).toBe(6)
  })

  it('runs a job once, keeps a failing one and tries it later', async () => {
    const seen: unknown[] = []
    await store.unit((unit) => enqueue(unit, { kind: 'good', payload: { n: 1 }, key: 'one' }))
    await store.unit((unit) => enqueue(unit, { kind: 'good', payload: { n: 2 }, key: 'one' }))
    const handlers = new Map([['good', async (_: unknown, payload: unknown) => void seen.push(payload)]])
    expect(await runOneJob(store, handlers)).toBe(true)
    expect(await runOneJob(store, handlers)).toBe(false)
    expect(seen).toEqual([{ n: 1 }])
    await store.unit((unit) => enqueue(unit, { kind: 'nobody', payload: {} }))
    expect(await runOneJob(store, handlers)).toBe(true)
    const { rows } = await sql`select tries, fault from store_job`.execute(store.read)
    expect(rows).toEqual([{ tries: 1, fault: 'Error: no handler for job nobody' }])
  })

  it('delivers a notice to every handler, and again if one fails', async () => {
    await store.unit((unit) => unit.notify({ topic: 'day.closed', about: { day: '2026-11-20' } }))
    let calls = 0
    const handlers = new Map([
      [
        'day.closed',
        [
          async () => {
            calls += 1
            if (calls === 1) throw new Error('later')
          },
        ],
      ],
    ])
    await deliverOne(store, handlers)
    expect(calls).toBe(1)
    await sql`update store_outbox set due = now() - interval '1 year'`.execute(store.read)
    await deliverOne(store, handlers)
    expect(calls).toBe(2)
    const { rows } = await sql`select 1 from store_outbox`.execute(store.read)
    expect(rows).toHaveLength(0)
  })
})

it('syncs the disk once for each commit, and takes the directory for itself', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'subrosa-'))
  const store = await openEmbedded({ directory })
  try {
    await expect(openEmbedded({ directory })).rejects.toThrow('is used by process')
    await store.script('create table t (n integer)')
    const before = await store.syncs()
    for (let n = 0; n < 50; n++) await sql`insert into t values (${n})`.execute(store.read)
    expect((await store.syncs()) - before).toBeGreaterThanOrEqual(50)
  } finally {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  }
})

it('refuses to read outside the unit while inside it', async () => {
  const store = await openEmbedded({ directory: null })
  await expect(store.unit(() => sql`select 1`.execute(store.read))).rejects.toThrow('use unit.sql')
  await store.close()
})
