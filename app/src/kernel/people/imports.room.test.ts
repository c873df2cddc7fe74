import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day, Instant } from '#kernel/ground'
import { eachDatabase, expectActs, lastAct, seeder, testHouse, type TestHouse } from '#testing'
import {
  accountsOfAll,
  findAccount,
  importAccounts,
  importRoster,
  importUnits,
  type RosterImport,
} from './index.ts'

const day = (text: string): Day => text as Day

eachDatabase('imports of people', (open) => {
  let house: TestHouse
  beforeAll(async () => void (house = await testHouse(open)))
  afterAll(() => house.close())

  it('imports the same file again without a change or an act of change', async () => {
    const rows = [
      {
        line: 2,
        code: 'north',
        name: '北門派出所',
        nameEn: 'North Gate station',
        parentCode: 'precinct',
        opened: day('2026-01-02'),
        closed: null,
      },
    ]
    const since = await lastAct(house.store)
    const report = await house.store.unit((unit) => importUnits(unit, seeder, rows))
    expect(report).toEqual({ ok: true, value: { added: 0, changed: 0, unchanged: 1 } })
    ;(await expectActs(house.store, since, ['people.rows.imported'])).andNoOthers()
  })

  it('imports nothing of a file with faults, and names them all', async () => {
    const row = { nameEn: null, opened: day('2026-01-02'), closed: null }
    const since = await lastAct(house.store)
    const refused = await house.store.unit((unit) =>
      importUnits(unit, seeder, [
        { line: 2, code: 'x', name: '甲', parentCode: 'y', ...row },
        { line: 3, code: 'y', name: '乙', parentCode: 'x', ...row },
        { line: 4, code: 'z', name: '', parentCode: 'nowhere', ...row },
        { line: 5, code: 'z', name: '丙', parentCode: null, ...row, closed: day('2025-01-01') },
      ]),
    )
    expect(
      refused.ok ? null : refused.error.faults.map(({ line, column, code }) => `${line} ${column} ${code}`),
    ).toEqual([
      '2 parentCode LOOP',
      '3 parentCode LOOP',
      '4 name MISSING',
      '4 parentCode UNKNOWN_UNIT',
      '5 code DOUBLE',
      '5 closed REVERSED',
    ])
    expect(await lastAct(house.store)).toBe(since)
    const { rows } = await sql`select 1 from people_unit`.execute(house.store.read)
    expect(rows).toHaveLength(6)
  })

  it('puts a known unit under one that the same file opens', async () => {
    const row = { nameEn: null, opened: day('2026-01-02'), closed: null }
    const report = await house.store.unit((unit) =>
      importUnits(unit, seeder, [{ line: 2, code: 'lone', name: '資訊組', parentCode: null, ...row }]),
    )
    expect(report.ok).toBe(true)
    const moved = await house.store.unit((unit) =>
      importUnits(unit, seeder, [
        { line: 2, code: 'above', name: '新設分局', parentCode: null, ...row },
        { line: 3, code: 'lone', name: '資訊組', parentCode: 'above', ...row },
      ]),
    )
    expect(moved).toEqual({ ok: true, value: { added: 1, changed: 1, unchanged: 0 } })
  })

  it('finds accounts by day, whoever holds them then', async () => {
    const rows = [
      { line: 2, system: 'vehicle', account: 'v-0７', personNo: 'N002', from: day('2026-01-02'), to: null },
      { line: 3, system: 'vehicle', account: 'V-07', personNo: 'N003', from: day('2026-06-01'), to: null },
    ]
    for (const expected of [
      { added: 2, changed: 0, unchanged: 0 },
      { added: 0, changed: 0, unchanged: 2 },
    ]) {
      expect(await house.store.unit((unit) => importAccounts(unit, seeder, rows))).toEqual({
        ok: true,
        value: expected,
      })
    }
    const book = await accountsOfAll(house.store.read)
    for (const [on, person] of [
      ['2026-01-01', null],
      ['2026-05-31', house.people['officer@north']],
      ['2026-06-01', house.people['officer2@north']],
    ] as const) {
      expect(book.at('vehicle', 'v-07', day(on))).toBe(person)
      expect(await findAccount(house.store.read, 'vehicle', 'ｖ-07', day(on))).toBe(person)
    }
  })

  it('takes a long roster in bounded time', async () => {
    const rows: RosterImport[] = Array.from({ length: 20_000 }, (_, i) => {
      const starts = new Date(
        Date.UTC(2020, 0, 1) + Math.floor(i / 4) * 3_600_000 * 8,
      ).toISOString() as Instant
      const ends = new Date(Date.parse(starts) + 3_600_000 * 8).toISOString() as Instant
      return {
        line: i + 2,
        personNo: (['N002', 'N003', 'S002', 'S003'] as const)[i % 4] ?? 'N002',
        starts,
        ends,
        duty: '巡邏',
        place: 'outdoor',
        terminal: null,
      }
    })
    const begun = performance.now()
    expect(await house.store.unit((unit) => importRoster(unit, seeder, rows))).toMatchObject({
      ok: true,
      value: { added: 20_000 },
    })
    expect(await house.store.unit((unit) => importRoster(unit, seeder, rows))).toMatchObject({
      ok: true,
      value: { unchanged: 20_000 },
    })
    expect(performance.now() - begun).toBeLessThan(15_000)
  })

  it('previews a file exactly and leaves no trace of it', async () => {
    const admin = await house.as('admin@it')
    const since = await lastAct(house.store)
    const file = {
      name: '人員.csv',
      content: '\ufeff員工編號,姓名,到職日\r\nN010,新進員,115/11/23\r\nN002,林守望,115/01/02\r\n',
    }
    expect((await admin.upload('/api/people-import/persons?preview=true', file)).body).toEqual({
      added: 1,
      changed: 0,
      unchanged: 1,
      preview: true,
    })
    expect(await lastAct(house.store)).toBe(since)
    expect((await admin.upload('/api/people-import/persons', file)).body).toEqual({
      added: 1,
      changed: 0,
      unchanged: 1,
      preview: false,
    })
    ;(await expectActs(house.store, since, ['people.person.added', 'people.rows.imported'])).andNoOthers()
    expect((await admin.upload('/api/people-import/roster', file)).body).toMatchObject({
      code: 'TABLE_FAULTY',
      params: { columns: '起、迄、勤務、內外勤' },
    })
    expect((await (await house.as('records@hq')).upload('/api/people-import/persons', file)).body.code).toBe(
      'NOT_ALLOWED',
    )
  })
})
