import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Day } from '#kernel/ground'
import { eachDatabase, expectActs, lastAct, type TestPerson } from '#testing'
import { deliverOne } from '#kernel/store'
import { queriesNotices, reconcileNext } from './index.ts'
import { must, plainEntry, queriesHouse, type QueriesHouse } from './queries-house.testing.ts'
import { nationalId } from './thousand.testing.ts'

const csv = (...rows: string[]): string => `${rows.join('\r\n')}\r\n`
const HEAD = '序號,查詢時間,使用者代號,端末代號,查詢對象,查詢條件類別,案號'

/** One working day through the contract: from the raw export to stamps, explanations and findings. */
eachDatabase('a working day', (open) => {
  let house: QueriesHouse
  let clerk: TestPerson
  let head: TestPerson
  let officer: TestPerson
  const day = '2026-11-20' as Day
  const settle = async (): Promise<void> => {
    while (await reconcileNext(house.room));
  }
  const sheetOf = async (person: TestPerson): Promise<string> =>
    must(await person.get('/api/review/sheets?kind=queries.day&state=open')).body.rows[0].id

  beforeAll(async () => {
    house = await queriesHouse(open)
    clerk = await house.as('records@hq')
    head = await house.as('head@north')
    officer = await house.as('officer@north')
    const entry = { ...plainEntry }
    const written = must(await officer.post('/api/queries/entries', { ...entry, noCase: 'on_the_spot' })).body
      .entry
    must(
      await officer.post(`/api/queries/entries/${written.id}/correction`, {
        ...entry,
        target: null,
        noCase: 'urgent',
        why: '理由選錯',
      }),
    )
  })
  afterAll(() => house.close())

  it('reconciles what the clerk brings', async () => {
    const log = csv(
      HEAD,
      `1,115/11/20 10:00:00,n002,PC-1,${nationalId(1)},身分證,`,
      `2,115/11/20 11:00:00,n002,PC-1,${nationalId(2)},身分證,`,
      `3,115/11/20 12:00:00,n001,PC-2,${nationalId(3)},身分證,`,
      `4,115/11/20 13:00:00,n003,PC-2,${nationalId(4)},身分證,115-404`,
      `5,115/11/20 13:30:00,ghost,PC-2,${nationalId(4)},身分證,`,
      `6,115/11/20 14:00:00,s002,PC-9,${nationalId(6)},身分證,`,
    )
    const book = csv(
      '登記編號,查詢時間,查詢人,系統,查詢對象,查詢事由,案號',
      `7,115/11/20 12:05:00,N001,戶役政,${nationalId(3)},刑案偵辦,115-404`,
      `8,115/11/20 13:01:00,N003,戶役政,${nationalId(4)},刑案偵辦,115-405`,
      `9,115/11/20 15:00:00,S002,戶役政,${nationalId(9)},刑案偵辦,115-404`,
    )
    const brought = must(
      await clerk.upload('/api/queries/imports', {
        name: 'log.csv',
        content: log,
        fields: { kind: 'log', system: 'household', declared: '7' },
      }),
    ).body.import
    expect(brought.checks.map((check: { zh: string }) => check.zh)).toEqual(['戶役政系統來源筆數7≠收到6'])
    expect(brought.checks[0].parameters.length).toBe(2)
    must(
      await clerk.upload('/api/queries/imports', {
        name: 'book.csv',
        content: book,
        fields: { kind: 'book' },
      }),
    )
    await settle()
    const reply = must(await clerk.get(`/api/queries/days/${day}`)).body
    expect(reply.day).toMatchObject({
      state: 'reconciled',
      buckets: {
        lines: 6,
        matched: 2,
        unregistered: 3,
        mismatch: 1,
        entries: 4,
        entriesMatched: 2,
        phantom: 1,
        entriesMismatch: 1,
      },
    })
  })

  it('gives the head every line of his unit but his own, and lets him stamp one at a time', async () => {
    const sheet = await sheetOf(head)
    const rows = must(await head.get(`/api/queries/sheet?sheet=${sheet}`)).body.rows
    expect(rows.map((row: { seq: number; bucket: string }) => [row.seq, row.bucket])).toEqual([
      [1, 'MATCHED'],
      [4, 'MISMATCH'],
    ])
    expect(rows[1].reasons.map((reason: { rule: string }) => reason.rule)).toEqual(['Q03', 'Q05'])
    expect(rows[1].reasons[0]).toMatchObject({
      zh: '登記之案號與系統紀錄不同',
      parameters: expect.any(Array),
    })
    const [first] = rows
    expect((await head.post(`/api/review/items/${first.id}/stamp`, { decision: 'approve' })).body.code).toBe(
      'REVIEW_NOT_SEEN',
    )
    const opened = must(await head.post(`/api/queries/lines/${first.id}/open`)).body
    expect(opened).toMatchObject({
      entry: { noCase: 'urgent' },
      may: { stamp: true, explain: false },
      import: { file: 'log.csv' },
    })
    must(await head.post(`/api/review/items/${first.id}/stamp`, { decision: 'approve' }))
    const own = must(await head.get(`/api/queries/mine?from=${day}&to=${day}`)).body.rows
    expect(own.map((row: { seq: number }) => row.seq)).toEqual([3])
    const tried = await head.post(`/api/queries/lines/${own[0].id}/open`)
    expect([tried.status, tried.body.code]).toEqual([403, 'REVIEW_OWN_LINE'])
    const above = await house.as('head@precinct')
    const up = must(await above.get(`/api/queries/sheet?sheet=${sheet}`)).body.rows
    expect(up.map((row: { seq: number }) => row.seq)).toContain(3)
  })

  it('turns what the head refers into a finding of the ethics office, with both records', async () => {
    const sheet = await sheetOf(head)
    const row = must(await head.get(`/api/queries/sheet?sheet=${sheet}&flagged=true`)).body.rows[0]
    must(await head.post(`/api/queries/lines/${row.id}/open`))
    must(
      await head.post(`/api/review/items/${row.id}/stamp`, {
        decision: 'refer',
        reason: '案號對不起來，請查明',
      }),
    )
    const handlers = new Map([...queriesNotices].map(([topic, handler]) => [topic, [handler]] as const))
    while (await deliverOne(house.store, handlers));
    const ethics = await house.as('ethics@ethics')
    const found = must(await ethics.get('/api/findings?rule=queries.referred')).body.rows
    expect(found).toMatchObject([
      { severity: 2, desk: 'ethics', headline: { zh: '審核人移請政風單位查明：案號對不起來，請查明' } },
    ])
    expect(must(await head.get('/api/findings?rule=queries.referred')).body.rows).toEqual([])
    const mine = must(await (await house.as('officer2@north')).get(`/api/queries/mine?from=${day}&to=${day}`))
      .body.rows[0]
    expect(mine.review).toMatchObject({ state: 'decided', decision: null })
  })

  it('sees that an entry of the book was changed after it had been brought', async () => {
    const changed = csv(
      '登記編號,查詢時間,查詢人,系統,查詢對象,查詢事由,案號',
      `7,115/11/20 12:05:00,N001,戶役政,${nationalId(33)},刑案偵辦,115-404`,
    )
    const brought = must(
      await clerk.upload('/api/queries/imports', {
        name: 'book2.csv',
        content: changed,
        fields: { kind: 'book' },
      }),
    ).body.import
    expect(brought).toMatchObject({
      added: 0,
      overlapping: 1,
      checks: [{ rule: 'Q35', zh: '查詢紀錄簿有1筆與先前匯入之同序號紀錄內容不同' }],
    })
  })

  it('sends the unknown account to the ethics office', async () => {
    const ethics = await house.as('ethics@ethics')
    const sheets = must(await ethics.get('/api/review/sheets?kind=queries.day')).body.rows
    const seen = []
    for (const sheet of sheets)
      seen.push(...must(await ethics.get(`/api/queries/sheet?sheet=${sheet.id}`)).body.rows)
    const ghost = seen.find((row: { account: string }) => row.account === 'ghost')
    expect(ghost).toMatchObject({ person: null, review: { route: 'ethics' }, reasons: [{ rule: 'Q01' }] })
  })

  it('asks the officer about what is not registered, and weighs a late entry at once', async () => {
    const tasks = must(await officer.get('/api/review/tasks?state=open')).body.rows
    expect(tasks).toHaveLength(1)
    const line = tasks[0].item
    const detail = must(await officer.get(`/api/queries/lines/${line}`)).body
    expect(detail).toMatchObject({ may: { stamp: false, explain: true }, line: { bucket: 'UNREGISTERED' } })
    const entry = {
      ...plainEntry,
      at: '2026-11-20T03:00:00.000Z',
      target: nationalId(2),
      noCase: 'on_the_spot',
      forLine: line,
    }
    house.clock.pass(60_000)
    const since = await lastAct(house.store)
    const late = must(await officer.post('/api/queries/entries', entry)).body
    expect(late.line).toEqual({ id: line, bucket: 'MATCHED' })
    await expectActs(house.store, since, [
      'queries.entry.written',
      'queries.day.reconciled',
      'review.line.reweighed',
      'queries.line.moved',
    ])
    const after = must(await officer.get(`/api/queries/lines/${line}`)).body
    expect(after.line).toMatchObject({
      entry: { late: true },
      review: { needsExplanation: false, state: 'open' },
    })
    expect(after.line.reasons[0]).toMatchObject({ rule: 'Q01', severity: 'notice' })
    expect(must(await officer.get('/api/review/tasks?state=open')).body.rows).toEqual([])
  })

  it('does not let anybody write an entry for a line of others', async () => {
    const other = must(
      await (await house.as('officer2@north')).get(`/api/queries/mine?from=${day}&to=${day}`),
    ).body.rows[0]
    const entry = {
      ...plainEntry,
      at: '2026-11-20T05:00:00.000Z',
      target: nationalId(4),
      noCase: 'urgent',
      forLine: other.id,
    }
    const since = await lastAct(house.store)
    expect((await officer.post('/api/queries/entries', entry)).body.code).toBe('QUERIES_LINE_OF_OTHERS')
    ;(await expectActs(house.store, since, ['queries.read.refused'])).andNoOthers()
  })

  it('refuses to show what belongs to another unit, and records who asked', async () => {
    const foreign = must(
      await (await house.as('officer@south')).get(`/api/queries/mine?from=${day}&to=${day}`),
    ).body.rows[0]
    const since = await lastAct(house.store)
    for (const path of [
      `/api/queries/lines/${foreign.id}`,
      `/api/queries/lines?day=${day}&unit=${house.units.south}`,
      `/api/queries/entries?from=${day}&to=${day}&unit=${house.units.south}`,
    ]) {
      const reply = await head.get(path)
      expect([path, reply.status, reply.body.code]).toEqual([path, 403, 'QUERIES_READ_REFUSED'])
      expect(reply.body.reasons.length).toBeGreaterThan(0)
    }
    ;(
      await expectActs(house.store, since, [
        'queries.read.refused',
        'queries.read.refused',
        'queries.read.refused',
      ])
    ).andNoOthers()
    expect(
      must(await head.get(`/api/queries/lines?day=${day}`)).body.rows.map(
        (row: { unit: { id: string } }) => row.unit.id,
      ),
    ).not.toContain(house.units.south)
  })

  it('traces a subject for the ethics office alone, and records it', async () => {
    const asked = { target: nationalId(4), keyKind: 'national_id', from: day, to: day, why: '民眾檢舉遭查詢' }
    expect((await head.post('/api/queries/subject', asked)).status).toBe(403)
    // The refusal's act is written beside the reply.
    await house.settled()
    const since = await lastAct(house.store)
    const ethics = await house.as('ethics@ethics')
    const traced = must(await ethics.post('/api/queries/subject', asked)).body
    expect(traced.rows.map((row: { account: string; bucket: string }) => [row.account, row.bucket])).toEqual([
      ['ghost', 'UNREGISTERED'],
      ['n003', 'MISMATCH'],
    ])
    expect(traced.entries).toHaveLength(1)
    expect(JSON.stringify(traced)).not.toContain(nationalId(4))
    ;(await expectActs(house.store, since, ['queries.subject.traced'])).andNoOthers()
  })

  it('raises what no stamp explains', async () => {
    const ethics = await house.as('ethics@ethics')
    const rules = must(await ethics.get('/api/findings')).body.rows.map((row: { rule: string }) => row.rule)
    expect(rules).toContain('queries.Q02')
    expect(rules).toContain('queries.Q35')
  })

  it('finds entries by target and shows those without look-up', async () => {
    const found = must(
      await officer.post('/api/queries/entries/search', {
        target: nationalId(1),
        keyKind: 'national_id',
        from: day,
        to: day,
      }),
    ).body.rows
    expect(found.length).toBe(2)
    const phantoms = must(await (await house.as('head@south')).get(`/api/queries/days/${day}/phantoms`)).body
      .rows
    expect(phantoms).toMatchObject([{ no: '9', bucket: 'PHANTOM' }])
    expect(must(await head.get(`/api/queries/days/${day}/phantoms`)).body.rows).toEqual([])
  })
})
