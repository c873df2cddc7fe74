import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, type TestPerson } from '#testing'
import { reconcileNext } from './index.ts'
import { must, queriesHouse, type QueriesHouse } from './queries-house.testing.ts'
import { nationalId } from './thousand.testing.ts'

const csv = (...rows: string[]): string => `${rows.join('\r\n')}\r\n`
const LOG = '序號,查詢時間,使用者代號,端末代號,查詢對象,查詢條件類別,案號'
const BOOK = '登記編號,查詢時間,查詢人,系統,查詢對象,查詢事由,案號'

/** Night duty: a look-up before midnight is written down after it, or the other way round. */
eachDatabase('around midnight', (open) => {
  let house: QueriesHouse
  let clerk: TestPerson
  beforeAll(async () => {
    house = await queriesHouse(open)
    house.clock.set('2026-11-22T06:00:00.000Z')
    clerk = await house.as('records@hq')
  })
  afterAll(() => house.close())

  const log = (day: string, ...rows: string[]) =>
    clerk.upload('/api/queries/imports', {
      name: `${day}.csv`,
      content: csv(LOG, ...rows),
      fields: { kind: 'log', system: 'household', day },
    })
  const book = (...rows: string[]) =>
    clerk.upload('/api/queries/imports', {
      name: 'book.csv',
      content: csv(BOOK, ...rows),
      fields: { kind: 'book' },
    })
  const settle = async (): Promise<void> => {
    for (let runs = 0; await reconcileNext(house.room); runs++) expect(runs).toBeLessThan(20)
  }
  const buckets = async (day: string) => must(await clerk.get(`/api/queries/days/${day}`)).body.day.buckets
  const q02 = async (): Promise<number> =>
    (
      await sql<{ n: number }>`select count(*) as n from findings_finding where rule = 'queries.Q02'`.execute(
        house.store.read,
      )
    ).rows[0]?.n ?? 0

  it('borrows an entry from the following day, and the following day does not count it again', async () => {
    must(
      await book(
        `1,115/11/20 23:50:00,N002,戶役政,${nationalId(8)},刑案偵辦,115-1`,
        `2,115/11/21 00:10:00,N002,戶役政,${nationalId(1)},刑案偵辦,115-1`,
        `3,115/11/21 00:20:00,N002,戶役政,${nationalId(2)},刑案偵辦,115-1`,
      ),
    )
    must(await log('2026-11-20', `1,115/11/20 23:55:00,n002,PC-1,${nationalId(1)},身分證,`))
    await settle()
    expect(await buckets('2026-11-20')).toMatchObject({
      lines: 1,
      matched: 1,
      entries: 2,
      entriesMatched: 1,
      phantom: 1,
    })
    expect(await q02()).toBe(0)
  })

  it('finds the look-up after midnight of an entry before it, and takes back that it had none', async () => {
    must(
      await log(
        '2026-11-21',
        `2,115/11/21 00:05:00,n002,PC-1,${nationalId(8)},身分證,`,
        `3,115/11/21 00:25:00,n002,PC-1,${nationalId(2)},身分證,`,
      ),
    )
    await settle()
    expect(await buckets('2026-11-21')).toMatchObject({
      lines: 2,
      matched: 2,
      entries: 2,
      entriesMatched: 2,
      phantom: 0,
    })
    expect(await buckets('2026-11-20')).toMatchObject({
      lines: 1,
      matched: 1,
      entries: 1,
      entriesMatched: 1,
      phantom: 0,
    })
    expect(await q02()).toBe(0)
  })

  it('weighs the day before again when its missing entry is written late', async () => {
    must(await log('2026-11-20', `4,115/11/20 23:58:00,n003,PC-1,${nationalId(5)},身分證,`))
    await settle()
    expect(await buckets('2026-11-20')).toMatchObject({ lines: 2, unregistered: 1 })
    must(await book(`9,115/11/21 00:04:00,N003,戶役政,${nationalId(5)},刑案偵辦,115-1`))
    await settle()
    expect(await buckets('2026-11-20')).toMatchObject({ lines: 2, matched: 2, unregistered: 0, entries: 2 })
    expect(await buckets('2026-11-21')).toMatchObject({ entries: 2, phantom: 0 })
  })

  it('raises an entry before midnight that stays without a look-up', async () => {
    must(await book(`11,115/11/20 23:45:00,N003,戶役政,${nationalId(77)},刑案偵辦,115-1`))
    await settle()
    expect(await buckets('2026-11-20')).toMatchObject({ phantom: 1 })
    expect(await q02()).toBe(1)
  })
})
