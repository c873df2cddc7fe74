import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { later } from '#kernel/ground'
import { eachDatabase, lastAct, notices } from '#testing'
import {
  answer,
  askExplanation,
  noticeLateExplanations,
  queueOf,
  reweigh,
  taskOfItem,
  tasksOf,
} from './index.ts'
import { actKinds, codeOf, head, line, officer, stage, system, type Stage } from './stage.testing.ts'
import { insertAttachment } from './store/attachments.ts'

eachDatabase('explanations', (open) => {
  let on: Stage
  beforeAll(async () => {
    on = await stage(open)
  })
  afterAll(() => on.store.close())
  beforeEach(() => on.clock.pass(60_000))

  it('demands a reason for an unexplained line, and a document for an unregistered one', async () => {
    const sheet = await on.put([
      line('reasoned', { needsReason: true, weight: 1 }),
      line('unregistered', { needsReason: true, needsExplanation: true, weight: 1 }),
    ])
    expect(codeOf(await on.decide(head, { item: 'reasoned', decision: 'approve', reason: '  ' }))).toBe(
      'REVIEW_NEEDS_REASON',
    )
    expect(
      codeOf(await on.say(head, { item: 'reasoned', decision: 'approve', reason: '勤務中臨時交辦，已核對' })),
    ).toBe('OK')
    const asked = await on.store.unit((unit) =>
      askExplanation(unit, system, {
        item: 'unregistered',
        question: '未登記',
        due: on.due(),
        needsAttachment: true,
      }),
    )
    const task = asked.ok ? asked.value.id : ''
    expect(codeOf(await on.decide(head, { item: 'unregistered', decision: 'approve', reason: 'x' }))).toBe(
      'REVIEW_AWAITS_ANSWER',
    )
    const give = (attachments: string[], who = officer) =>
      on.store.unit((unit) => answer(unit, who, { task, text: '漏登', attachments }))
    expect(codeOf(await give([], head))).toBe('REVIEW_TASK_NOT_YOURS')
    expect(codeOf(await give([]))).toBe('REVIEW_NEEDS_ATTACHMENT')
    expect(codeOf(await give(['elsewhere']))).toBe('REVIEW_ATTACHMENT_FOREIGN')
    const file = await on.store.unit((unit) =>
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
    expect(
      codeOf(await on.say(head, { item: 'unregistered', decision: 'approve', reason: '補附派案單' })),
    ).toBe('REVIEW_NOT_SEEN')
    expect(
      (await queueOf(on.store.read, head, { sheet: sheet.id, state: 'answered' }, { limit: 9 })).rows.map(
        (row) => row.id,
      ),
    ).toEqual(['unregistered'])
    expect(
      codeOf(await on.decide(head, { item: 'unregistered', decision: 'approve', reason: '補附派案單' })),
    ).toBe('OK')
  })

  it('tells of a late explanation once a day', async () => {
    await on.store.script('delete from store_outbox')
    const {
      ids: [id = ''],
    } = await on.fresh(1)
    await on.decide(head, { item: id, decision: 'ask', question: '為何查詢？', due: later(on.clock(), 1000) })
    on.clock.pass(5000)
    const tell = () => on.store.unit((unit) => noticeLateExplanations(unit))
    expect([await tell(), await tell()]).toEqual([1, 0])
    const told = (await notices(on.store)).filter((notice) => notice.topic === 'review.explanation-overdue')
    expect(told).toEqual([
      {
        topic: 'review.explanation-overdue',
        about: expect.objectContaining({ item: id, person: 'officer@north', unit: 'north' }),
      },
    ])
    expect(
      (await tasksOf(on.store.read, 'officer@north', { state: 'open' }, { limit: 50 })).rows.some(
        (task) => task.item === id,
      ),
    ).toBe(true)
  })

  it('withdraws the question that new facts have answered, and has the line looked at again', async () => {
    await on.put([line('moved', { needsReason: true, needsExplanation: true, weight: 1 })])
    await on.store.unit((unit) =>
      askExplanation(unit, system, {
        item: 'moved',
        question: '未登記',
        due: on.due(),
        needsAttachment: true,
      }),
    )
    await on.show(head, 'moved')
    const since = await lastAct(on.store)
    const clean = { weight: 0, needsReason: false, needsExplanation: false }
    await on.store.unit((unit) => reweigh(unit, system, 'moved', clean))
    await on.store.unit((unit) => reweigh(unit, system, 'moved', clean))
    expect(await actKinds(on.store, since)).toEqual(['review.line.reweighed'])
    expect((await taskOfItem(on.store.read, 'moved'))?.state).toBe('withdrawn')
    expect(codeOf(await on.say(head, { item: 'moved', decision: 'approve' }))).toBe('REVIEW_NOT_SEEN')
    expect(codeOf(await on.decide(head, { item: 'moved', decision: 'approve' }))).toBe('OK')
  })
})
