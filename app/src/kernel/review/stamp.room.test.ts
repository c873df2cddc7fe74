import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { actor, eachDatabase, lastAct } from '#testing'
import { historyOf, progressOf, queueOf, reopen, sheetById } from './index.ts'
import {
  above,
  actKinds,
  codeOf,
  ethics,
  head,
  line,
  officer,
  stage,
  standIn,
  type Stage,
} from './stage.testing.ts'

eachDatabase('stamps', (open) => {
  let on: Stage
  beforeAll(async () => {
    on = await stage(open)
  })
  afterAll(() => on.store.close())
  beforeEach(() => on.clock.pass(60_000))

  it('records one stamp for one line, with the time it was looked at', async () => {
    const {
      sheet,
      ids: [id = ''],
    } = await on.fresh(2)
    await on.show(head, id)
    on.clock.pass(4200)
    const since = await lastAct(on.store)
    const made = await on.say(head, { item: id, decision: 'approve' })
    expect(made).toMatchObject({
      ok: true,
      value: { decision: 'approve', by: 'head@north', title: 'head', dwellMs: 4200, act: since + 1 },
    })
    expect(await actKinds(on.store, since)).toEqual(['review.line.stamped'])
    expect(await progressOf(on.store.read, sheet.id, ['north'])).toMatchObject({
      items: 2,
      decided: 1,
      approved: 1,
      open: 1,
    })
  })

  it('counts no second twice when a day is opened first and stamped in a burst', async () => {
    const { ids: names } = await on.fresh(3)
    for (const id of names) await on.show(head, id)
    on.clock.pass(60_000)
    const dwell: number[] = []
    for (const item of names) {
      const made = await on.say(head, { item, decision: 'approve' })
      if (made.ok) dwell.push(made.value.dwellMs)
      on.clock.pass(100)
    }
    expect(dwell).toEqual([60_000, 100, 100])
  })

  it('refuses a decision on a line that was never opened, and records the attempt', async () => {
    const {
      ids: [id = ''],
    } = await on.fresh(1)
    const since = await lastAct(on.store)
    expect(codeOf(await on.say(head, { item: id, decision: 'approve' }))).toBe('REVIEW_NOT_SEEN')
    expect(await actKinds(on.store, since)).toEqual(['review.refused'])
  })

  it('never lets a person, his stand-in or who ordered it judge the line, and records each attempt', async () => {
    const sheet = await on.put([
      line('own-head', { owner: 'head@north', route: { to: 'above', unit: 'precinct' } }),
      line('own-stand-in', { owner: 'officer2@north' }),
      line('ordered', { owner: 'officer@north', orderedBy: 'head@north' }),
      line('plain'),
    ])
    const since = await lastAct(on.store)
    for (const [who, item] of [
      [head, 'own-head'],
      [standIn, 'own-head'],
      [standIn, 'own-stand-in'],
      [head, 'ordered'],
      [standIn, 'ordered'],
    ] as const) {
      expect(codeOf(await on.show(who, item))).toBe('REVIEW_OWN_LINE')
      expect(codeOf(await on.say(who, { item, decision: 'approve' }))).toBe('REVIEW_OWN_LINE')
    }
    expect(codeOf(await on.say(officer, { item: 'plain', decision: 'approve' }))).toBe('REVIEW_OWN_LINE')
    expect(codeOf(await on.say(actor('head@south'), { item: 'plain', decision: 'approve' }))).toBe(
      'REVIEW_NOT_YOURS',
    )
    expect(new Set(await actKinds(on.store, since))).toEqual(new Set(['review.refused']))
    expect(await lastAct(on.store)).toBe(since + 12)
    const queue = async (who: typeof head) =>
      (await queueOf(on.store.read, who, { sheet: sheet.id }, { limit: 50 })).rows.map((row) => row.id)
    expect(await queue(head)).toEqual(['own-stand-in', 'plain'])
    expect(await queue(standIn)).toEqual(['plain'])
    expect(await queue(above)).toEqual(['own-head'])
    expect(await queue(officer)).toEqual([])
    expect(codeOf(await on.decide(above, { item: 'own-head', decision: 'approve' }))).toBe('OK')
  })

  it('keeps the earlier stamp when it is corrected, and counts the line once', async () => {
    const {
      sheet,
      ids: [id = ''],
    } = await on.fresh(2)
    const first = await on.decide(head, { item: id, decision: 'approve' })
    const corrects = first.ok ? first.value.id : ''
    expect(codeOf(await on.say(head, { item: id, decision: 'approve' }))).toBe('REVIEW_ALREADY_DECIDED')
    const since = await lastAct(on.store)
    expect(
      codeOf(await on.decide(head, { item: id, corrects, decision: 'refer', reason: '細看後仍有疑義' })),
    ).toBe('OK')
    expect(await actKinds(on.store, since)).toEqual(['review.line.corrected'])
    const history = await historyOf(on.store.read, id)
    expect(history.map((s) => [s.decision, s.corrects, s.correctedBy])).toEqual([
      ['approve', null, history[1]?.id],
      ['refer', corrects, null],
    ])
    expect(await progressOf(on.store.read, sheet.id)).toMatchObject({
      approved: 0,
      referred: 1,
      decided: 1,
      open: 1,
    })
    expect(codeOf(await on.decide(head, { item: id, corrects, decision: 'approve' }))).toBe(
      'REVIEW_STAMP_STALE',
    )
    await expect(
      on.store.script(`update review_stamp set decision = 'approve' where id = '${history[1]?.id}'`),
    ).rejects.toThrow('never edited')
  })

  it('corrects nothing on a closed sheet until the ethics office reopens the line', async () => {
    const {
      sheet,
      ids: [id = ''],
    } = await on.fresh(1)
    const first = await on.decide(head, { item: id, decision: 'approve' })
    const corrects = first.ok ? first.value.id : ''
    expect(codeOf(await on.decide(head, { item: id, corrects, decision: 'refer', reason: 'x' }))).toBe(
      'REVIEW_SHEET_CLOSED',
    )
    expect(
      codeOf(await on.store.unit((unit) => reopen(unit, head, { item: id, reason: 'x', due: on.due() }))),
    ).toBe('REVIEW_NOT_YOURS')
    const since = await lastAct(on.store)
    expect(
      codeOf(
        await on.store.unit((unit) => reopen(unit, ethics, { item: id, reason: '另有檢舉', due: on.due() })),
      ),
    ).toBe('OK')
    expect(await actKinds(on.store, since)).toEqual(['review.line.reopened'])
    expect(await sheetById(on.store.read, sheet.id)).toMatchObject({
      state: 'open',
      progress: { open: 1, approved: 0 },
    })
    expect(codeOf(await on.decide(head, { item: id, decision: 'refer', reason: '重審' }))).toBe('OK')
    expect((await historyOf(on.store.read, id)).map((s) => s.decision)).toEqual(['approve', 'refer'])
    expect((await sheetById(on.store.read, sheet.id))?.state).toBe('closed')
  })
})
