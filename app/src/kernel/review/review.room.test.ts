import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { later, type Day, type Instant, type Refusal, type Result } from '#kernel/ground'
import type { Store } from '#kernel/store'
import { actor, actsSince, eachDatabase, handClock, lastAct, notices, postOf } from '#testing'
import {
  addItems,
  answer,
  askExplanation,
  historyOf,
  itemsByIds,
  noticeLateExplanations,
  noticeOverdue,
  openItem,
  openSheet,
  progressOf,
  queueOf,
  reopen,
  sheetById,
  sheetsOf,
  stamp,
  taskOfItem,
  tasksOf,
  type NewItem,
  type Sheet,
  type StampCommand,
} from './index.ts'
import { insertAttachment } from './store/attachments.ts'

const system = { kind: 'system', job: 'test' } as const
const head = actor('head@north')
const officer = actor('officer@north')
const above = actor('head@precinct')
const ethics = actor('ethics@ethics')
const standIn = actor('officer2@north', postOf('head', 'north', 'head@north'))
const DAY = '2026-11-20' as Day

const line = (id: string, more: Partial<NewItem> = {}): NewItem => ({
  id,
  owner: 'officer@north',
  route: { to: 'head' },
  order: id,
  weight: 0,
  needsReason: false,
  needsExplanation: false,
  ...more,
})
const actKinds = async (store: Store, since: number) => (await actsSince(store, since)).map((act) => act.kind)
const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'OK' : result.error.code)

eachDatabase('review', (open) => {
  const clock = handClock('2026-11-23T01:00:00.000Z')
  let store: Store
  let sheet: Sheet
  let unitNo = 0
  beforeAll(async () => {
    store = await open(clock)
  })
  afterAll(() => store.close())

  const due = (): Instant => later(clock(), 3_600_000)
  const put = async (items: readonly NewItem[], unit = 'north', day = DAY): Promise<Sheet> =>
    store.unit(async (u) => {
      const made = await openSheet(u, system, { kind: `test.day${++unitNo}`, unit, day, due: due() })
      await addItems(u, system, made.id, items)
      return made
    })
  const show = (who: typeof head, item: string) => store.unit((unit) => openItem(unit, who, item))
  const say = (who: typeof head, command: StampCommand) => store.unit((unit) => stamp(unit, who, command))
  const decide = async (who: typeof head, command: StampCommand) => {
    await show(who, command.item)
    clock.pass(3000)
    return say(who, command)
  }
  const ids = (n: number) => Array.from({ length: n }, (_, i) => `l${unitNo}-${i}`)
  const fresh = async (n: number, more: Partial<NewItem> = {}): Promise<string[]> => {
    const names = ids(n).map((id) => `${id}x`)
    sheet = await put(names.map((id) => line(id, more)))
    return names
  }
  beforeEach(() => clock.pass(60_000))

  it('opens a sheet once and takes the same lines once', async () => {
    const since = await lastAct(store)
    const [first, again] = await store.unit(async (unit) => {
      const wanted = { kind: 'once.day', unit: 'north', day: DAY, due: due() }
      return [
        await openSheet(unit, system, wanted),
        await openSheet(unit, system, { ...wanted, due: later(wanted.due, 1) }),
      ]
    })
    expect(again).toEqual(first)
    const put = () =>
      store.unit((unit) =>
        addItems(unit, system, first.id, [line('once-a'), line('once-b', { needsReason: true, weight: 2 })]),
      )
    expect(await put()).toEqual({ added: 2, known: 0 })
    expect(await put()).toEqual({ added: 0, known: 2 })
    expect((await sheetById(store.read, first.id))?.progress).toMatchObject({
      items: 2,
      decided: 0,
      open: 2,
      unexplained: 1,
    })
    expect(await actKinds(store, since)).toEqual(['review.sheet.opened', 'review.sheet.filled'])
  })

  it('records one stamp for one line, with the time it was looked at', async () => {
    const [id = ''] = await fresh(2)
    await show(head, id)
    clock.pass(4200)
    const since = await lastAct(store)
    const made = await say(head, { item: id, decision: 'approve' })
    expect(made).toMatchObject({
      ok: true,
      value: { decision: 'approve', by: 'head@north', title: 'head', dwellMs: 4200, act: since + 1 },
    })
    expect(await actKinds(store, since)).toEqual(['review.line.stamped'])
    expect(await progressOf(store.read, sheet.id, ['north'])).toMatchObject({
      items: 2,
      decided: 1,
      approved: 1,
      open: 1,
    })
  })

  it('counts no second twice when a day is opened first and stamped in a burst', async () => {
    const names = await fresh(3)
    for (const id of names) await show(head, id)
    clock.pass(60_000)
    const dwell: number[] = []
    for (const item of names) {
      const made = await say(head, { item, decision: 'approve' })
      if (made.ok) dwell.push(made.value.dwellMs)
      clock.pass(100)
    }
    expect(dwell).toEqual([60_000, 100, 100])
  })

  it('refuses a decision on a line that was never opened, and records the attempt', async () => {
    const [id = ''] = await fresh(1)
    const since = await lastAct(store)
    expect(codeOf(await say(head, { item: id, decision: 'approve' }))).toBe('REVIEW_NOT_SEEN')
    expect(await actKinds(store, since)).toEqual(['review.refused'])
  })

  it('closes the sheet with the last final decision, and not before', async () => {
    const [a = '', b = ''] = await fresh(2)
    await decide(head, { item: a, decision: 'approve' })
    await decide(head, { item: b, decision: 'ask', question: '請說明查詢原因', due: due() })
    expect((await sheetById(store.read, sheet.id))?.state).toBe('open')
    const task = await taskOfItem(store.read, b)
    await store.unit((unit) =>
      answer(unit, officer, { task: task?.id ?? '', text: '已附派案單', attachments: [] }),
    )
    await show(head, b)
    const since = await lastAct(store)
    await say(head, { item: b, decision: 'refer', reason: '與案件無關' })
    expect(await actKinds(store, since)).toEqual(['review.line.stamped', 'review.sheet.closed'])
    expect(await sheetById(store.read, sheet.id)).toMatchObject({
      state: 'closed',
      progress: { items: 2, approved: 1, referred: 1, open: 0 },
    })
    const topics = (await notices(store))
      .filter((notice) => notice.about['sheet'] === sheet.id)
      .map((notice) => notice.topic)
    expect(topics.toSorted()).toEqual(['review.answered', 'review.asked', 'review.closed', 'review.referred'])
    expect((await taskOfItem(store.read, b))?.state).toBe('closed')
  })

  it('never lets a person, his stand-in or who ordered it judge the line, and records each attempt', async () => {
    sheet = await put([
      line('own-head', { owner: 'head@north', route: { to: 'above', unit: 'precinct' } }),
      line('own-stand-in', { owner: 'officer2@north' }),
      line('ordered', { owner: 'officer@north', orderedBy: 'head@north' }),
      line('plain'),
    ])
    const since = await lastAct(store)
    for (const [who, item] of [
      [head, 'own-head'],
      [standIn, 'own-head'],
      [standIn, 'own-stand-in'],
      [head, 'ordered'],
      [standIn, 'ordered'],
    ] as const) {
      expect(codeOf(await show(who, item))).toBe('REVIEW_OWN_LINE')
      expect(codeOf(await say(who, { item, decision: 'approve' }))).toBe('REVIEW_OWN_LINE')
    }
    expect(codeOf(await say(officer, { item: 'plain', decision: 'approve' }))).toBe('REVIEW_OWN_LINE')
    expect(codeOf(await say(actor('head@south'), { item: 'plain', decision: 'approve' }))).toBe(
      'REVIEW_NOT_YOURS',
    )
    expect(new Set(await actKinds(store, since))).toEqual(new Set(['review.refused']))
    expect(await lastAct(store)).toBe(since + 12)
    const queue = async (who: typeof head) =>
      (await queueOf(store.read, who, { sheet: sheet.id }, { limit: 50 })).rows.map((row) => row.id)
    expect(await queue(head)).toEqual(['own-stand-in', 'plain'])
    expect(await queue(standIn)).toEqual(['plain'])
    expect(await queue(above)).toEqual(['own-head'])
    expect(await queue(officer)).toEqual([])
    expect(codeOf(await decide(above, { item: 'own-head', decision: 'approve' }))).toBe('OK')
  })

  it('keeps the earlier stamp when it is corrected, and counts the line once', async () => {
    const [id = ''] = await fresh(2)
    const first = await decide(head, { item: id, decision: 'approve' })
    const corrects = first.ok ? first.value.id : ''
    expect(codeOf(await say(head, { item: id, decision: 'approve' }))).toBe('REVIEW_ALREADY_DECIDED')
    const since = await lastAct(store)
    expect(
      codeOf(await decide(head, { item: id, corrects, decision: 'refer', reason: '細看後仍有疑義' })),
    ).toBe('OK')
    expect(await actKinds(store, since)).toEqual(['review.line.corrected'])
    const history = await historyOf(store.read, id)
    expect(history.map((s) => [s.decision, s.corrects, s.correctedBy])).toEqual([
      ['approve', null, history[1]?.id],
      ['refer', corrects, null],
    ])
    expect(await progressOf(store.read, sheet.id)).toMatchObject({
      approved: 0,
      referred: 1,
      decided: 1,
      open: 1,
    })
    expect(codeOf(await decide(head, { item: id, corrects, decision: 'approve' }))).toBe('REVIEW_STAMP_STALE')
    await expect(
      store.script(`update review_stamp set decision = 'approve' where id = '${history[1]?.id}'`),
    ).rejects.toThrow('never edited')
  })

  it('corrects nothing on a closed sheet until the ethics office reopens the line', async () => {
    const [id = ''] = await fresh(1)
    const first = await decide(head, { item: id, decision: 'approve' })
    const corrects = first.ok ? first.value.id : ''
    expect(codeOf(await decide(head, { item: id, corrects, decision: 'refer', reason: 'x' }))).toBe(
      'REVIEW_SHEET_CLOSED',
    )
    expect(
      codeOf(await store.unit((unit) => reopen(unit, head, { item: id, reason: 'x', due: due() }))),
    ).toBe('REVIEW_NOT_YOURS')
    const since = await lastAct(store)
    expect(
      codeOf(await store.unit((unit) => reopen(unit, ethics, { item: id, reason: '另有檢舉', due: due() }))),
    ).toBe('OK')
    expect(await actKinds(store, since)).toEqual(['review.line.reopened'])
    expect(await sheetById(store.read, sheet.id)).toMatchObject({
      state: 'open',
      progress: { open: 1, approved: 0 },
    })
    expect(codeOf(await decide(head, { item: id, decision: 'refer', reason: '重審' }))).toBe('OK')
    expect((await historyOf(store.read, id)).map((s) => s.decision)).toEqual(['approve', 'refer'])
    expect((await sheetById(store.read, sheet.id))?.state).toBe('closed')
  })

  it('demands a reason for an unexplained line, and a document for an unregistered one', async () => {
    sheet = await put([
      line('reasoned', { needsReason: true, weight: 1 }),
      line('unregistered', { needsReason: true, needsExplanation: true, weight: 1 }),
    ])
    expect(codeOf(await decide(head, { item: 'reasoned', decision: 'approve', reason: '  ' }))).toBe(
      'REVIEW_NEEDS_REASON',
    )
    expect(
      codeOf(await say(head, { item: 'reasoned', decision: 'approve', reason: '勤務中臨時交辦，已核對' })),
    ).toBe('OK')
    const asked = await store.unit((unit) =>
      askExplanation(unit, system, {
        item: 'unregistered',
        question: '未登記',
        due: due(),
        needsAttachment: true,
      }),
    )
    const task = asked.ok ? asked.value.id : ''
    expect(codeOf(await decide(head, { item: 'unregistered', decision: 'approve', reason: 'x' }))).toBe(
      'REVIEW_AWAITS_ANSWER',
    )
    const give = (attachments: string[], who = officer) =>
      store.unit((unit) => answer(unit, who, { task, text: '漏登', attachments }))
    expect(codeOf(await give([], head))).toBe('REVIEW_TASK_NOT_YOURS')
    expect(codeOf(await give([]))).toBe('REVIEW_NEEDS_ATTACHMENT')
    expect(codeOf(await give(['elsewhere']))).toBe('REVIEW_ATTACHMENT_FOREIGN')
    const file = await store.unit((unit) =>
      insertAttachment(unit, {
        task,
        item: 'unregistered',
        name: 'a.pdf',
        mediaType: 'application/pdf',
        size: 1,
        digest: 'd',
        by: 'officer@north',
      }),
    )
    expect(codeOf(await give([file.id]))).toBe('OK')
    expect(codeOf(await give([file.id]))).toBe('REVIEW_TASK_DONE')
    // What was seen before the answer no longer counts.
    expect(codeOf(await say(head, { item: 'unregistered', decision: 'approve', reason: '補附派案單' }))).toBe(
      'REVIEW_NOT_SEEN',
    )
    expect(
      (await queueOf(store.read, head, { sheet: sheet.id, state: 'answered' }, { limit: 9 })).rows.map(
        (row) => row.id,
      ),
    ).toEqual(['unregistered'])
    expect(
      codeOf(await decide(head, { item: 'unregistered', decision: 'approve', reason: '補附派案單' })),
    ).toBe('OK')
  })

  it('opens a closed sheet again when late lines arrive', async () => {
    const [id = ''] = await fresh(1)
    await decide(head, { item: id, decision: 'approve' })
    await store.unit((unit) =>
      addItems(unit, system, sheet.id, [line(`${id}-late`)], later(clock(), 7_200_000)),
    )
    expect(await sheetById(store.read, sheet.id)).toMatchObject({
      state: 'open',
      due: later(clock(), 7_200_000),
      progress: { items: 2, open: 1 },
    })
  })

  it('tells of a late sheet once a day, opening it to the next level each time', async () => {
    await store.script("delete from store_outbox; update review_sheet set due = now() + interval '50 years'")
    const [id = ''] = await fresh(2)
    clock.pass(7_200_000)
    const tell = () => store.unit((unit) => noticeOverdue(unit))
    expect(codeOf(await show(above, id))).toBe('REVIEW_NOT_YOURS')
    expect([await tell(), await tell()]).toEqual([1, 0])
    expect(codeOf(await show(above, id))).toBe('OK')
    expect(codeOf(await show(ethics, id))).toBe('REVIEW_NOT_YOURS')
    expect((await queueOf(store.read, above, { sheet: sheet.id }, { limit: 9 })).rows).toHaveLength(2)
    clock.pass(86_400_000)
    expect(await tell()).toBe(1)
    expect(codeOf(await show(ethics, id))).toBe('OK')
    const told = (await notices(store)).filter((notice) => notice.topic === 'review.overdue')
    expect(
      told.map((notice) => [notice.about['sheet'], notice.about['open'], notice.about['level']]),
    ).toEqual([
      [sheet.id, 2, 'above'],
      [sheet.id, 2, 'ethics'],
    ])
    const views = await sheetsOf(store.read, ethics, { overdue: true }, { limit: 9 }, clock())
    expect(views.rows.map((row) => [row.id, row.overdue, row.mine.items])).toEqual([[sheet.id, true, 2]])
  })

  it('tells of a late explanation once a day', async () => {
    await store.script('delete from store_outbox')
    const [id = ''] = await fresh(1)
    await decide(head, { item: id, decision: 'ask', question: '為何查詢？', due: later(clock(), 1000) })
    clock.pass(5000)
    const tell = () => store.unit((unit) => noticeLateExplanations(unit))
    expect([await tell(), await tell()]).toEqual([1, 0])
    const told = (await notices(store)).filter((notice) => notice.topic === 'review.explanation-overdue')
    expect(told).toEqual([
      {
        topic: 'review.explanation-overdue',
        about: expect.objectContaining({ item: id, person: 'officer@north', unit: 'north' }),
      },
    ])
    expect(
      (await tasksOf(store.read, 'officer@north', { state: 'open' }, { limit: 50 })).rows.some(
        (task) => task.item === id,
      ),
    ).toBe(true)
  })

  it('pages every queue by key, in order and without a gap', async () => {
    await store.script(
      "update review_item set state = 'decided', decision = 'approve' where state <> 'decided'",
    )
    const names = Array.from({ length: 25 }, (_, i) => `page-${String(i).padStart(2, '0')}`)
    await put(
      names.slice(0, 12).map((id) => line(id)),
      'north',
      '2026-11-18' as Day,
    )
    await put(
      names.slice(12).map((id) => line(id)),
      'north',
      '2026-11-19' as Day,
    )
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof queueOf>> = await queueOf(
        store.read,
        head,
        {},
        { after, limit: 7 },
      )
      seen.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(names)
    expect((await itemsByIds(store.read, names)).length).toBe(25)
  })
})
