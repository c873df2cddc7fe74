import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type Notice } from '#kernel/ground'
import { actor, actsSince, eachDatabase, expectActs, lastAct, notices, postOf } from '#testing'
import {
  countFindings,
  findingsByKey,
  findingsNotices,
  listFindings,
  raise,
  raiseAll,
  readFinding,
} from './index.ts'
import {
  codeOf,
  DAY,
  ethics,
  ethics2,
  found,
  head,
  officer,
  stage,
  system,
  type Stage,
} from './stage.testing.ts'

eachDatabase('findings', (open) => {
  let on: Stage
  beforeAll(async () => {
    on = await stage(open)
  })
  afterAll(() => on.store.close())
  const list = async (who: typeof ethics) =>
    (await listFindings(on.store.read, who, { rule: 'test.Q01' }, { limit: 200 })).rows.map((row) => row.id)

  it('raises a finding once for its key, with one act', async () => {
    const since = await lastAct(on.store)
    const first = await on.act((unit) => raise(unit, system, found('once')))
    expect(await on.act((unit) => raise(unit, system, found('once', { severity: 3 })))).toEqual({
      id: first.id,
      raised: false,
    })
    ;(await expectActs(on.store, since, ['findings.finding.raised'])).andNoOthers()
    const many = Array.from({ length: 1500 }, (_, i) => found(`bulk-${i % 1200}`, { rule: 'test.bulk' }))
    expect(await on.act((unit) => raiseAll(unit, system, many))).toEqual({ raised: 1200, known: 300 })
    expect(await findingsByKey(on.store.read, ['once', 'none'])).toEqual([
      { key: 'once', id: first.id, state: 'open' },
    ])
    expect(
      (await notices(on.store)).filter((n) => n.about['rule'] === 'test.bulk').map((n) => n.about['count']),
    ).toEqual([1000, 200])
    await expect(on.act((unit) => raise(unit, system, found('mute', { reasons: [] })))).rejects.toThrow(
      'without a reason',
    )
  })

  it('shows the ethics office everything, a head his unit, an officer nothing, and nobody what is about himself', async () => {
    const plain = await on.make('see-plain')
    const ofHead = await on.make('see-head', { subject: 'head@north' })
    const sealed = await on.make('see-sealed', { desk: 'ethics', subject: null })
    const south = await on.make('see-south', { unit: 'south', subject: 'officer@south' })
    const ofEthics = await on.make('see-ethics', { unit: 'ethics', subject: 'ethics@ethics', desk: 'ethics' })
    const all = [plain, ofHead, sealed, south, ofEthics]
    const seen = async (who: typeof ethics) => (await list(who)).filter((id) => all.includes(id)).toSorted()
    expect(await seen(ethics)).toEqual([plain, ofHead, sealed, south].toSorted())
    expect(await seen(ethics2)).toEqual(all.toSorted())
    expect(await seen(head)).toEqual([plain])
    expect(await seen(actor('officer2@north', postOf('head', 'north', 'head@north')))).toEqual([plain])
    expect(await seen(officer)).toEqual([])
    const since = await lastAct(on.store)
    const read = async (who: typeof ethics, id: string) =>
      codeOf(await on.act((unit) => readFinding(unit, who, id)))
    expect(await read(head, plain)).toBe('OK')
    expect(await read(head, ofHead)).toBe('FINDING_ABOUT_YOU')
    expect(await read(head, sealed)).toBe('FINDING_NOT_YOURS')
    expect(await read(head, south)).toBe('FINDING_NOT_YOURS')
    expect(await read(officer, plain)).toBe('FINDING_ABOUT_YOU')
    expect(await read(actor('officer2@north'), plain)).toBe('FINDING_NOT_YOURS')
    expect(await read(ethics, ofEthics)).toBe('FINDING_ABOUT_YOU')
    const refused = 'findings.refused'
    ;(
      await expectActs(on.store, since, [
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

  it('pages by key without a gap and counts what it lists', async () => {
    const south = actor('head@south')
    await on.act((unit) =>
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
        on.store.read,
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
    expect(await countFindings(on.store.read, south, on.clock())).toMatchObject({
      bySeverity: { '3': 5 },
      byRule: { 'test.page': 23 },
    })
    expect(await countFindings(on.store.read, officer, on.clock())).toMatchObject({ open: 0, closed: 0 })
  })

  it('answers what the house tells, once for each', async () => {
    const tell = (topic: string, about: Notice['about']) =>
      on.act(async (unit) => findingsNotices.get(topic)?.(unit, { topic, at: on.clock(), about }))
    const since = await lastAct(on.store)
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
    const hasty = { person: 'head@north', day: DAY, stamps: 200, medianDwellMs: 300, unexplained: 3 }
    await tell('review.rubber-stamp', { found: 'hasty', ...hasty })
    await tell('review.rubber-stamp', { found: 'never-asked', ...hasty })
    await tell('review.rubber-stamp', { found: 'never-asked', ...hasty, day: '2026-11-21' })
    await tell('queries.import-missing', { system: 'sys1', day: DAY, unit: 'north' })
    const acts = await actsSince(on.store, since)
    expect(acts.map((a) => [a.kind, a.record['f.rule']])).toEqual(
      [
        'people.two-workplaces',
        'review.overdue',
        'review.explanation-overdue',
        'review.hasty',
        'review.never-asked',
        'queries.import-missing',
      ].map((rule) => ['findings.finding.raised', rule]),
    )
    expect((await listFindings(on.store.read, head, { rule: 'review.overdue' }, { limit: 9 })).rows).toEqual(
      [],
    )
    expect(
      (await listFindings(on.store.read, head, { rule: 'queries.import-missing' }, { limit: 9 })).rows,
    ).toHaveLength(1)
    await expect(tell('review.overdue', {})).rejects.toThrow('lacks its ids')
  })
})
