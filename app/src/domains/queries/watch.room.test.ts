import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instant, type Day } from '#kernel/ground'
import { findingsNotices } from '#kernel/findings'
import { deliverOne } from '#kernel/store'
import { eachDatabase, expectActs, lastAct, type TestPerson } from '#testing'
import { bring, daysToBring, queriesWatches, reconcileNext } from './index.ts'
import { tidyQueries } from './commands/watch.ts'
import { must, queriesHouse, type QueriesHouse } from './queries-house.testing.ts'
import { nationalId } from './thousand.testing.ts'

const HEAD = '序號,查詢時間,使用者代號,端末代號,查詢對象,查詢條件類別,案號'
const log = (...rows: string[]): string => `${[HEAD, ...rows].join('\r\n')}\r\n`

/** What the room does by itself: missing logs, held days, cancelled and broken imports. */
eachDatabase('standing work of queries', (open) => {
  let house: QueriesHouse
  let clerk: TestPerson
  beforeAll(async () => {
    house = await queriesHouse(open)
    clerk = await house.as('records@hq')
  })
  afterAll(() => house.close())

  const watch = async (): Promise<void> => {
    for (const look of queriesWatches) await house.store.unit((unit) => look(unit, {}))
    const handlers = new Map([...findingsNotices].map(([topic, handler]) => [topic, [handler]] as const))
    while (await deliverOne(house.store, handlers));
  }
  const send = (content: string, more: Record<string, string> = {}) =>
    clerk.upload('/api/queries/imports', {
      name: 'x.csv',
      content,
      fields: { kind: 'log', system: 'household', ...more },
    })

  it('has a task for whoever it concerns when a daily log has not come by eight', async () => {
    // The system exists since Saturday the 21st; its first day is due on Sunday at 08:00.
    house.clock.set('2026-11-21T23:59:00.000Z')
    const since = await lastAct(house.store)
    await watch()
    ;(await expectActs(house.store, since, [])).andNoOthers()
    house.clock.set('2026-11-22T00:00:00.000Z')
    await watch()
    await watch()
    const { acts } = await expectActs(house.store, since, ['queries.import.missing'])
    expect(
      acts
        .filter((act) => act.kind === 'queries.import.missing')
        .map((act) => [act.record['f.system'], act.record['f.day']]),
    ).toEqual([['household', '2026-11-21']])
    const ethics = await house.as('ethics@ethics')
    expect(
      must(await ethics.get('/api/findings')).body.rows.map((row: { rule: string }) => row.rule),
    ).toContain('queries.import-missing')
    clerk = await house.as('records@hq')
  })

  it('takes an empty log of a day for received', async () => {
    must(await send(log(), { day: '2026-11-21' }))
    const calendar = must(await clerk.get('/api/queries/calendar?from=2026-11-21&to=2026-11-21')).body.rows
    expect(calendar.find((row: { system: { id: string } }) => row.system.id === 'household')).toMatchObject({
      state: 'received',
      lines: 0,
    })
  })

  it('tells which logs came, which are due and which are not expected', async () => {
    const rows = must(await clerk.get('/api/queries/calendar?from=2026-11-20&to=2026-11-22')).body.rows
    const of = (system: string, day: string): string =>
      rows.find((row: { system: { id: string }; day: string }) => row.system.id === system && row.day === day)
        ?.state
    expect([
      of('household', '2026-11-20'),
      of('household', '2026-11-21'),
      of('household', '2026-11-22'),
      of('vehicles', '2026-11-21'),
    ]).toEqual(['not-due', 'received', 'due', 'not-due'])
  })

  it('tells the clerk which days are still to bring, overdue ones with their hour', async () => {
    const now = house.store.clock()
    expect(await daysToBring(house.store.read, now)).toEqual([
      { day: '2026-11-22', due: '2026-11-23T00:00:00.000Z', systems: 1 },
    ])
    // Two days on, nobody having brought anything: three days, the first two of them late.
    const later = instant(Date.parse('2026-11-24T03:00:00.000Z'))
    expect((await daysToBring(house.store.read, later)).map(({ day, due }) => [day, due < later])).toEqual([
      ['2026-11-22', true],
      ['2026-11-23', true],
      ['2026-11-24', false],
    ])
  })

  it('holds a day until its book has come, and no longer than until noon or two hours', async () => {
    must(await send(log(`1,115/11/22 07:00:00,n002,PC-1,${nationalId(1)},身分證,`)))
    while (await reconcileNext(house.room));
    const state = async (day: string): Promise<string> =>
      must(await clerk.get(`/api/queries/days?from=${day}&to=${day}`)).body.rows[0].state
    expect(await state('2026-11-22')).toBe('waiting')
    house.clock.set('2026-11-23T03:59:00.000Z')
    while (await reconcileNext(house.room));
    clerk = await house.as('records@hq')
    expect(await state('2026-11-22')).toBe('waiting')
    house.clock.set('2026-11-23T04:01:00.000Z')
    expect(await reconcileNext(house.room)).toBe(true)
    expect(await state('2026-11-22')).toBe('reconciled')
  })

  it('reconciles at once when somebody asks', async () => {
    must(await send(log(`2,115/11/23 07:00:00,n002,PC-1,${nationalId(2)},身分證,`)))
    while (await reconcileNext(house.room));
    must(await clerk.post('/api/queries/days/2026-11-23/reconciliation'))
    expect(await reconcileNext(house.room)).toBe(true)
    expect((await clerk.post('/api/queries/days/2026-01-01/reconciliation')).body.code).toBe(
      'QUERIES_NO_SUCH_DAY',
    )
  })

  it('stops an import that somebody cancels', async () => {
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEAD}\r\n`)
      for (let n = 10; n < 10_000; n++) {
        yield Buffer.from(`${n},115/11/20 10:00:00,n002,PC-1,${nationalId(n)},身分證,\r\n`)
        if (n === 20) {
          const running = must(await clerk.get('/api/queries/imports?phase=reading')).body.rows
          must(await clerk.post(`/api/queries/imports/${running[0].id}/cancel`))
        }
        if (n > 20) await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    const done = await bring(house.room, clerk.actor, {
      name: 'slow.csv',
      mediaType: 'text/csv',
      fields: { kind: 'log', system: 'household' },
      bytes: slow(),
    })
    expect(done).toMatchObject({ ok: false, error: { code: 'QUERIES_IMPORT_CANCELLED' } })
    const [row] = must(await clerk.get('/api/queries/imports?limit=1')).body.rows
    expect(row).toMatchObject({ phase: 'cancelled', added: 0 })
    expect((await clerk.post(`/api/queries/imports/${row.id}/cancel`)).body.code).toBe('QUERIES_IMPORT_OVER')
  })

  it('ends imports whose process died, and sweeps files that do not count', async () => {
    const { rows } = await sql<{
      id: string
    }>`insert into queries_import (id, kind, file, phase, started, touched, by)
      values ('dead', 'log', 'dead.csv', 'reading', ${house.clock()}, ${house.clock()}, 'x') returning id`.execute(
      house.store.read,
    )
    expect(rows).toHaveLength(1)
    const stray = join(house.directory, 'lines', 'stray.parquet')
    writeFileSync(stray, 'half a file')
    utimesSync(stray, 1, 1)
    const files = (): string[] =>
      readdirSync(house.directory, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => file.name)
    const before = files()
    house.clock.pass(31 * 60_000)
    await tidyQueries(house.room)
    expect(files()).toEqual(before.filter((name) => name !== 'stray.parquet'))
    clerk = await house.as('records@hq')
    expect(must(await clerk.get('/api/queries/imports/dead')).body.import).toMatchObject({
      phase: 'cancelled',
    })
  })

  it('forgets the neighbourhoods of an import when its days are over', async () => {
    const near = (): number => readdirSync(join(house.directory, 'near')).length
    expect(near()).toBeGreaterThan(0)
    house.clock.set('2027-02-01T01:00:00.000Z')
    for (const name of readdirSync(join(house.directory, 'near')))
      utimesSync(join(house.directory, 'near', name), 1, 1)
    await tidyQueries(house.room)
    expect(near()).toBe(0)
  })

  it('takes a day up again where a process left it', async () => {
    const day = '2026-11-23' as Day
    while (await reconcileNext(house.room));
    await sql`update queries_day set state = 'running', claimed = ${house.clock()} where day = ${day}`.execute(
      house.store.read,
    )
    expect(await reconcileNext(house.room)).toBe(false)
    house.clock.pass(16 * 60_000)
    expect(await reconcileNext(house.room)).toBe(true)
    const { rows } = await sql<{ state: string }>`select state from queries_day where day = ${day}`.execute(
      house.store.read,
    )
    expect(rows[0]?.state).toBe('reconciled')
  })
})
