import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, dayOf, type Day, type Notice, type Refusal, type Result } from '#kernel/ground'
import type { Store } from '#kernel/store'
import { actor, actsSince, eachDatabase, expectActs, handClock, lastAct, notices, postOf } from '#testing'
import {
  addAction,
  close,
  countFindings,
  findingsByKey,
  findingsNotices,
  finishAction,
  listFindings,
  note,
  raise,
  raiseAll,
  readFinding,
  recheck,
  take,
  verifyAction,
  type FindingFilter,
  type NewFinding,
} from './index.ts'

const system = { kind: 'system', job: 'test' } as const
const ethics = actor('ethics@ethics')
const ethics2 = actor('ethics2@ethics')
const head = actor('head@north')
const officer = actor('officer@north')
const DAY = '2026-11-20' as Day

const found = (key: string, more: Partial<NewFinding> = {}): NewFinding => ({
  key,
  rule: 'test.Q01',
  edition: '1',
  severity: 2,
  unit: 'north',
  subject: 'officer@north',
  day: DAY,
  things: [{ kind: 'line', id: 'l1' }],
  reasons: [{ rule: 'Q01', zh: '未登記', en: 'Not registered' }],
  rows: [{ line: 'l1', target: 'A1******89' }],
  ...more,
})
const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'OK' : result.error.code)

eachDatabase('findings', (open) => {
  const clock = handClock()
  let store: Store
  beforeAll(async () => {
    store = await open(clock)
  })
  afterAll(() => store.close())
  const make = async (key: string, more: Partial<NewFinding> = {}) =>
    (await store.unit((unit) => raise(unit, system, found(key, more)))).id
  const act = <T>(deed: (unit: Parameters<Parameters<Store['unit']>[0]>[0]) => Promise<T>) => store.unit(deed)
  const list = async (who: typeof ethics, filter: FindingFilter = {}) =>
    (await listFindings(store.read, who, { rule: 'test.Q01', ...filter }, { limit: 200 })).rows.map(
      (row) => row.id,
    )
  const later = () => addDays(dayOf(clock()), 30)

  it('raises a finding once for its key, with one act', async () => {
    const since = await lastAct(store)
    const first = await act((unit) => raise(unit, system, found('once')))
    expect(await act((unit) => raise(unit, system, found('once', { severity: 3 })))).toEqual({
      id: first.id,
      raised: false,
    })
    ;(await expectActs(store, since, ['findings.finding.raised'])).andNoOthers()
    const many = Array.from({ length: 1500 }, (_, i) => found(`bulk-${i % 1200}`, { rule: 'test.bulk' }))
    expect(await act((unit) => raiseAll(unit, system, many))).toEqual({ raised: 1200, known: 300 })
    expect(await findingsByKey(store.read, ['once', 'none'])).toEqual([
      { key: 'once', id: first.id, state: 'open' },
    ])
    expect(
      (await notices(store)).filter((n) => n.about['rule'] === 'test.bulk').map((n) => n.about['count']),
    ).toEqual([1000, 200])
    await expect(act((unit) => raise(unit, system, found('mute', { reasons: [] })))).rejects.toThrow(
      'without a reason',
    )
  })

  it('shows the ethics office everything, a head his unit, an officer nothing, and nobody what is about himself', async () => {
    const plain = await make('see-plain')
    const ofHead = await make('see-head', { subject: 'head@north' })
    const sealed = await make('see-sealed', { desk: 'ethics', subject: null })
    const south = await make('see-south', { unit: 'south', subject: 'officer@south' })
    const ofEthics = await make('see-ethics', { unit: 'ethics', subject: 'ethics@ethics', desk: 'ethics' })
    const all = [plain, ofHead, sealed, south, ofEthics]
    const seen = async (who: typeof ethics) => (await list(who)).filter((id) => all.includes(id)).toSorted()
    expect(await seen(ethics)).toEqual([plain, ofHead, sealed, south].toSorted())
    expect(await seen(ethics2)).toEqual(all.toSorted())
    expect(await seen(head)).toEqual([plain])
    expect(await seen(actor('officer2@north', postOf('head', 'north', 'head@north')))).toEqual([plain])
    expect(await seen(officer)).toEqual([])
    const since = await lastAct(store)
    const read = async (who: typeof ethics, id: string) =>
      codeOf(await act((unit) => readFinding(unit, who, id)))
    expect(await read(head, plain)).toBe('OK')
    expect(await read(head, ofHead)).toBe('FINDING_ABOUT_YOU')
    expect(await read(head, sealed)).toBe('FINDING_NOT_YOURS')
    expect(await read(head, south)).toBe('FINDING_NOT_YOURS')
    expect(await read(officer, plain)).toBe('FINDING_ABOUT_YOU')
    expect(await read(actor('officer2@north'), plain)).toBe('FINDING_NOT_YOURS')
    expect(await read(ethics, ofEthics)).toBe('FINDING_ABOUT_YOU')
    const refused = 'findings.refused'
    ;(
      await expectActs(store, since, [
        'findings.finding.read',
        refused,
        refused,
        refused,
        refused,
        refused,
        refused,
      ])
    ).andNoOthers()
  })

  it('goes from open to rechecked by four eyes, each step an act', async () => {
    const id = await make('walk')
    const since = await lastAct(store)
    const closing = {
      finding: id,
      outcome: 'improper',
      disclosure: 'no',
      conclusion: '無公務需要',
      recheckDue: later(),
    } as const
    expect(codeOf(await act((unit) => close(unit, ethics, closing)))).toBe('FINDING_NOT_OWNER')
    expect(codeOf(await act((unit) => take(unit, head, id)))).toBe('OK')
    expect(codeOf(await act((unit) => take(unit, head, id)))).toBe('FINDING_TAKEN')
    expect(codeOf(await act((unit) => take(unit, ethics, id)))).toBe('OK')
    const set = await act((unit) =>
      addAction(unit, ethics, { finding: id, text: '調整權限', owner: 'it_auditor@it', due: later() }),
    )
    const action = set.ok ? set.value.id : ''
    expect(
      codeOf(
        await act((unit) =>
          addAction(unit, ethics, { finding: id, text: 'x', owner: 'officer@north', due: later() }),
        ),
      ),
    ).toBe('ACTION_OF_SUBJECT')
    expect(codeOf(await act((unit) => close(unit, ethics, { ...closing, recheckDue: undefined })))).toBe(
      'FINDING_NEEDS_RECHECK',
    )
    const closed = await act((unit) => close(unit, ethics, closing))
    expect(closed).toMatchObject({
      ok: true,
      value: { state: 'closed', outcome: 'improper', disclosure: 'no', followUps: ['discipline'] },
    })
    const check = (who: typeof ethics, held: boolean) =>
      act((unit) => recheck(unit, who, { finding: id, held, text: '抽查三個月' }))
    expect(codeOf(await check(ethics, true))).toBe('FINDING_SAME_PERSON')
    expect(codeOf(await check(ethics2, true))).toBe('FINDING_ACTIONS_OPEN')
    const finish = (who: typeof ethics) => act((unit) => finishAction(unit, who, { action, text: '已調整' }))
    const verify = (who: typeof ethics) => act((unit) => verifyAction(unit, who, { action }))
    expect(codeOf(await verify(ethics2))).toBe('ACTION_NOT_DONE')
    expect(codeOf(await finish(ethics2))).toBe('ACTION_NOT_OWNER')
    expect(codeOf(await finish(actor('it_auditor@it')))).toBe('OK')
    expect(codeOf(await verify(actor('it_auditor@it')))).toBe('FINDING_NOT_YOURS')
    expect(codeOf(await verify(ethics2))).toBe('OK')
    expect(await check(ethics2, true)).toMatchObject({
      ok: true,
      value: { state: 'rechecked', recheckedBy: 'ethics2@ethics' },
    })
    const f = 'findings.'
    ;(
      await expectActs(store, since, [
        `${f}finding.taken`,
        `${f}finding.taken`,
        `${f}action.set`,
        `${f}finding.closed`,
        `${f}refused`,
        `${f}refused`,
        `${f}action.finished`,
        `${f}refused`,
        `${f}action.verified`,
        `${f}finding.rechecked`,
      ])
    ).andNoOthers()
  })

  it('puts a finding in hand again when the re-check fails, and counts the recurrence of confirmed ones', async () => {
    const subject = 'officer2@north'
    const id = await make('again-1', { subject, rule: 'test.again' })
    await act((unit) => take(unit, ethics, id))
    const closing = {
      finding: id,
      outcome: 'improper',
      disclosure: 'unknown',
      conclusion: '確有不當',
      recheckDue: later(),
    } as const
    expect(await act((unit) => close(unit, ethics, closing))).toMatchObject({
      value: { followUps: ['discipline', 'ask-disclosure'] },
    })
    expect(
      await act((unit) => recheck(unit, ethics2, { finding: id, held: false, text: '再犯' })),
    ).toMatchObject({
      value: { state: 'in_hand', outcome: null, owner: 'ethics@ethics', notes: [{ text: '再犯' }] },
    })
    expect(codeOf(await act((unit) => close(unit, ethics, closing)))).toBe('OK')
    clock.pass(1000)
    const next = await make('again-2', { subject, rule: 'test.again' })
    const rows = await listFindings(store.read, ethics, { rule: 'test.again' }, { limit: 9 })
    expect(rows.rows.map((row) => [row.id, row.recurrence])).toEqual([
      [next, 1],
      [id, 0],
    ])
  })

  it('has what a head closed about his own unit looked at again', async () => {
    const id = await make('head-closes')
    await act((unit) => take(unit, head, id))
    const closing = { finding: id, outcome: 'no_fault', disclosure: 'no', conclusion: '查無不當' } as const
    expect(codeOf(await act((unit) => close(unit, head, closing)))).toBe('FINDING_NEEDS_RECHECK')
    expect(codeOf(await act((unit) => close(unit, head, { ...closing, recheckDue: later() })))).toBe('OK')
    expect(
      codeOf(await act((unit) => recheck(unit, ethics, { finding: id, held: true, text: '同意' }))),
    ).toBe('OK')
    expect(codeOf(await act((unit) => note(unit, ethics, { finding: id, text: ' ' })))).toBe(
      'FINDING_NEEDS_TEXT',
    )
  })

  it('pages by key without a gap and counts what it lists', async () => {
    const south = actor('head@south')
    await act((unit) =>
      raiseAll(
        unit,
        system,
        Array.from({ length: 23 }, (_, i) =>
          found(`page-${i}`, {
            unit: 'south',
            subject: 'officer@south',
            rule: 'test.page',
            day: addDays(DAY, i % 3),
            severity: i < 5 ? 3 : 1,
          }),
        ),
      ),
    )
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listFindings>> = await listFindings(
        store.read,
        south,
        { rule: 'test.page' },
        { after, limit: 5 },
      )
      expect(page.rows.every((row) => row.headline.zh === '未登記')).toBe(true)
      seen.push(...page.rows.map((row) => `${row.day} ${row.id}`))
      after = page.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(23)
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect(await countFindings(store.read, south, clock())).toMatchObject({
      bySeverity: { '3': 5 },
      byRule: { 'test.page': 23 },
    })
    expect(await countFindings(store.read, officer, clock())).toMatchObject({ open: 0, closed: 0 })
  })

  it('answers what the house tells, once for each', async () => {
    const tell = (topic: string, about: Notice['about']) =>
      act(async (unit) => findingsNotices.get(topic)?.(unit, { topic, at: clock(), about }))
    const since = await lastAct(store)
    await tell('people.two-workplaces', {
      person: 'p1',
      session: 's1',
      workplace: 'm1',
      other: 'm2',
      how: 'cookie',
    })
    await tell('people.two-workplaces', {
      person: 'p1',
      session: 's2',
      workplace: 'm2',
      other: 'm1',
      how: 'takeover',
    })
    await tell('review.overdue', {
      sheet: 'sh1',
      kind: 'k',
      unit: 'north',
      day: DAY,
      open: 4,
      level: 'above',
    })
    await tell('review.overdue', {
      sheet: 'sh1',
      kind: 'k',
      unit: 'north',
      day: DAY,
      open: 4,
      level: 'ethics',
    })
    await tell('review.explanation-overdue', {
      task: 't1',
      item: 'l1',
      sheet: 'sh1',
      unit: 'north',
      day: DAY,
      person: 'officer@north',
    })
    await tell('queries.import-missing', { system: 'sys1', day: DAY, unit: 'north' })
    const acts = await actsSince(store, since)
    expect(acts.map((a) => [a.kind, a.record['f.rule']])).toEqual(
      ['people.two-workplaces', 'review.overdue', 'review.explanation-overdue', 'queries.import-missing'].map(
        (rule) => ['findings.finding.raised', rule],
      ),
    )
    expect((await listFindings(store.read, head, { rule: 'review.overdue' }, { limit: 9 })).rows).toEqual([])
    expect(
      (await listFindings(store.read, head, { rule: 'queries.import-missing' }, { limit: 9 })).rows,
    ).toHaveLength(1)
    await expect(tell('review.overdue', {})).rejects.toThrow('lacks its ids')
  })
})
