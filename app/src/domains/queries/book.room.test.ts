import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase, expectActs, lastAct, type TestPerson } from '#testing'
import { must, plainEntry, queriesHouse, type QueriesHouse } from './queries-house.testing.ts'
import { nationalId } from './thousand.testing.ts'

const csv = (...rows: string[]): string => `${rows.join('\r\n')}\r\n`
const HEAD = '序號,查詢時間,使用者代號,端末代號,查詢對象,查詢條件類別,案號'

eachDatabase('before anything is imported', (open) => {
  let house: QueriesHouse
  let clerk: TestPerson
  let head: TestPerson
  let officer: TestPerson
  beforeAll(async () => {
    house = await queriesHouse(open)
    clerk = await house.as('records@hq')
    head = await house.as('head@north')
    officer = await house.as('officer@north')
  })
  afterAll(() => house.close())

  it('shows a file before it is imported, with its targets masked', async () => {
    const content = csv(
      HEAD,
      `1,115/11/20 10:00:00,n002,PC-1,${nationalId(1)},身分證,`,
      '2,115/02/30 10:00:00,n002,PC-1,X,身分證,',
    )
    const seen = must(
      await clerk.upload('/api/queries/preview', {
        name: 'x.csv',
        content,
        fields: { kind: 'log', system: 'household' },
      }),
    ).body
    expect(seen).toMatchObject({ encoding: 'utf-8', delimiter: ',', suggested: { missing: [] } })
    expect(seen.rows[0].cells.target).toMatch(/^A1.\*+\d{3}$/)
    expect(seen.faults[0]).toMatchObject({ line: 3, code: 'DATE_NOT_REAL' })
    expect(JSON.stringify(seen)).not.toContain(nationalId(1))
  })

  it('takes entries only with a purpose and a case or a reason', async () => {
    const entry = { ...plainEntry, noCase: null }
    const refused = await officer.post('/api/queries/entries', entry)
    expect([refused.status, refused.body.code]).toEqual([422, 'QUERIES_CASE_OR_REASON'])
    const { purpose: _, ...without } = entry
    expect((await officer.post('/api/queries/entries', without)).status).toBe(400)
    const since = await lastAct(house.store)
    const written = must(await officer.post('/api/queries/entries', { ...entry, noCase: 'on_the_spot' })).body
      .entry
    expect(written).toMatchObject({
      mask: expect.stringMatching(/\*/),
      noCase: 'on_the_spot',
      supersedes: null,
    })
    ;(await expectActs(house.store, since, ['queries.entry.written'])).andNoOthers()
    const corrected = must(
      await officer.post(`/api/queries/entries/${written.id}/correction`, {
        ...entry,
        target: null,
        noCase: 'urgent',
        why: '理由選錯',
      }),
    ).body.entry
    expect(corrected).toMatchObject({ supersedes: written.id, mask: written.mask, noCase: 'urgent' })
    const both = must(await officer.get(`/api/queries/entries/${written.id}`)).body.chain
    expect(
      both.map((one: { id: string; supersededBy: string | null }) => [one.id, one.supersededBy]),
    ).toEqual([
      [written.id, corrected.id],
      [corrected.id, null],
    ])
    expect(
      (
        await officer.post(`/api/queries/entries/${written.id}/correction`, {
          ...entry,
          target: null,
          noCase: 'urgent',
          why: 'x',
        })
      ).body.code,
    ).toBe('QUERIES_ENTRY_SUPERSEDED')
    expect(
      (
        await head.post(`/api/queries/entries/${corrected.id}/correction`, {
          ...entry,
          noCase: 'urgent',
          why: 'x',
        })
      ).body.code,
    ).toBe('QUERIES_READ_REFUSED')
  })
})
