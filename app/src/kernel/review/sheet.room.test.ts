import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { later, type Day, type Instant } from '#kernel/ground'
import { eachDatabase, lastAct, notices } from '#testing'
import {
  addItems,
  auditReviewers,
  reviewerFigures,
  answer,
  itemsByIds,
  noticeOverdue,
  openSheet,
  queueOf,
  sheetById,
  sheetsOf,
  taskOfItem,
} from './index.ts'
import {
  above,
  actKinds,
  codeOf,
  DAY,
  ethics,
  head,
  line,
  officer,
  stage,
  system,
  type Stage,
} from './stage.testing.ts'

const DAWN = '2026-11-01T00:00:00.000Z' as Instant

eachDatabase('sheets', (open) => {
  let on: Stage
  beforeAll(async () => {
    on = await stage(open)
  })
  afterAll(() => on.store.close())
  beforeEach(() => on.clock.pass(60_000))

  it('opens a sheet once and takes the same lines once', async () => {
    const since = await lastAct(on.store)
    const [first, again] = await on.store.unit(async (unit) => {
      const wanted = { kind: 'once.day', unit: 'north', day: DAY, due: on.due() }
      return [
        await openSheet(unit, system, wanted),
        await openSheet(unit, system, { ...wanted, due: later(wanted.due, 1) }),
      ]
    })
    expect(again).toEqual(first)
    const put = () =>
      on.store.unit((unit) =>
        addItems(unit, system, first.id, [line('once-a'), line('once-b', { needsReason: true, weight: 2 })]),
      )
    expect(await put()).toEqual({ added: 2, known: 0 })
    expect(await put()).toEqual({ added: 0, known: 2 })
    expect((await sheetById(on.store.read, first.id))?.progress).toMatchObject({
      items: 2,
      decided: 0,
      open: 2,
      unexplained: 1,
    })
    expect(await actKinds(on.store, since)).toEqual(['review.sheet.opened', 'review.sheet.filled'])
  })

  it('closes the sheet with the last final decision, and not before', async () => {
    const {
      sheet,
      ids: [a = '', b = ''],
    } = await on.fresh(2)
    await on.decide(head, { item: a, decision: 'approve' })
    await on.decide(head, { item: b, decision: 'ask', question: '請說明查詢原因', due: on.due() })
    expect((await sheetById(on.store.read, sheet.id))?.state).toBe('open')
    const task = await taskOfItem(on.store.read, b)
    await on.store.unit((unit) =>
      answer(unit, officer, { task: task?.id ?? '', text: '已附派案單', attachments: [] }),
    )
    await on.show(head, b)
    const since = await lastAct(on.store)
    await on.say(head, { item: b, decision: 'refer', reason: '與案件無關' })
    expect(await actKinds(on.store, since)).toEqual(['review.line.stamped', 'review.sheet.closed'])
    expect(await sheetById(on.store.read, sheet.id)).toMatchObject({
      state: 'closed',
      progress: { items: 2, approved: 1, referred: 1, open: 0 },
    })
    const topics = (await notices(on.store))
      .filter((notice) => notice.about['sheet'] === sheet.id)
      .map((notice) => notice.topic)
    expect(topics.toSorted()).toEqual(['review.answered', 'review.asked', 'review.closed', 'review.referred'])
    expect((await taskOfItem(on.store.read, b))?.state).toBe('closed')
  })

  it('opens a closed sheet again when late lines arrive', async () => {
    const {
      sheet,
      ids: [id = ''],
    } = await on.fresh(1)
    await on.decide(head, { item: id, decision: 'approve' })
    await on.store.unit((unit) =>
      addItems(unit, system, sheet.id, [line(`${id}-late`)], later(on.clock(), 7_200_000)),
    )
    expect(await sheetById(on.store.read, sheet.id)).toMatchObject({
      state: 'open',
      due: later(on.clock(), 7_200_000),
      progress: { items: 2, open: 1 },
    })
  })

  it('tells of a late sheet once a day, opening it to the next level each time', async () => {
    await on.store.script(
      "delete from store_outbox; update review_sheet set due = now() + interval '50 years'",
    )
    const {
      sheet,
      ids: [id = ''],
    } = await on.fresh(2)
    on.clock.pass(7_200_000)
    const tell = () => on.store.unit((unit) => noticeOverdue(unit))
    expect(codeOf(await on.show(above, id))).toBe('REVIEW_NOT_YOURS')
    expect([await tell(), await tell()]).toEqual([1, 0])
    expect(codeOf(await on.show(above, id))).toBe('OK')
    expect(codeOf(await on.show(ethics, id))).toBe('REVIEW_NOT_YOURS')
    expect((await queueOf(on.store.read, above, { sheet: sheet.id }, { limit: 9 })).rows).toHaveLength(2)
    on.clock.pass(86_400_000)
    expect(await tell()).toBe(1)
    expect(codeOf(await on.show(ethics, id))).toBe('OK')
    const told = (await notices(on.store)).filter((notice) => notice.topic === 'review.overdue')
    expect(
      told.map((notice) => [notice.about['sheet'], notice.about['open'], notice.about['level']]),
    ).toEqual([
      [sheet.id, 2, 'above'],
      [sheet.id, 2, 'ethics'],
    ])
    const views = await sheetsOf(on.store.read, ethics, { overdue: true }, { limit: 9 }, on.clock())
    expect(views.rows.map((row) => [row.id, row.overdue, row.mine.items])).toEqual([[sheet.id, true, 2]])
  })

  it('audits the reviewer: 200 lines in a minute are told of, and a period without a question', async () => {
    await on.store.script('delete from store_outbox')
    const reviewer = { ...head, person: 'hasty@north' }
    const { ids } = await on.fresh(200, { needsReason: true, weight: 1 })
    for (const id of ids) await on.show(reviewer, id)
    for (const item of ids) {
      on.clock.pass(300)
      await on.say(reviewer, { item, decision: 'approve', reason: '同前' })
    }
    const [figures] = await reviewerFigures(on.store.read, {
      from: DAWN,
      to: later(on.clock(), 1),
      person: 'hasty@north',
    })
    expect(figures).toMatchObject({
      stamps: 200,
      approved: 200,
      unexplainedApproved: 200,
      medianDwellMs: 300,
    })
    on.clock.pass(86_400_000)
    await on.store.unit((unit) => auditReviewers(unit))
    const told = (await notices(on.store)).filter((notice) => notice.topic === 'review.rubber-stamp')
    const found = told
      .filter((notice) => notice.about['person'] === 'hasty@north')
      .map((notice) => notice.about['found'])
    expect(new Set(found)).toEqual(new Set(['hasty', 'never-asked']))
  })

  it('pages every queue by key, in order and without a gap', async () => {
    await on.store.script(
      "update review_item set state = 'decided', decision = 'approve' where state <> 'decided'",
    )
    const names = Array.from({ length: 25 }, (_, i) => `page-${String(i).padStart(2, '0')}`)
    await on.put(
      names.slice(0, 12).map((id) => line(id)),
      'north',
      '2026-11-18' as Day,
    )
    await on.put(
      names.slice(12).map((id) => line(id)),
      'north',
      '2026-11-19' as Day,
    )
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof queueOf>> = await queueOf(
        on.store.read,
        head,
        {},
        { after, limit: 7 },
      )
      seen.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(names)
    expect((await itemsByIds(on.store.read, names)).length).toBe(25)
  })
})
