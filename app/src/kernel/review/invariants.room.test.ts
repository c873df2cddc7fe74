import { sql } from 'kysely'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/policy'
import { actor, eachDatabase } from '#testing'
import {
  answer,
  historyOf,
  itemsByIds,
  noticeOverdue,
  reopen,
  sheetById,
  taskOfItem,
  type Sheet,
  type Stamp,
} from './index.ts'
import { above, ethics, head, line, officer, stage, standIn, type Stage } from './stage.testing.ts'
import { desksOfSheet, sumOf } from './store/sheets.ts'

const people: readonly Actor[] = [
  head,
  officer,
  above,
  ethics,
  standIn,
  actor('head@south'),
  actor('ethics2@ethics'),
]
const step = fc.record({
  who: fc.nat(people.length - 1),
  line: fc.nat(5),
  deed: fc.constantFrom(
    'open',
    'open',
    'approve',
    'approve',
    'refer',
    'ask',
    'correct',
    'answer',
    'reopen',
    'late',
  ),
})

eachDatabase('review, whatever is tried', (open) => {
  let on: Stage
  let serial = 0
  beforeAll(async () => {
    on = await stage(open)
  })
  afterAll(() => on.store.close())

  const cast = (): Promise<{ sheet: Sheet; ids: string[] }> => {
    const id = (n: number): string => `inv${serial}-${n}`
    serial += 1
    const lines = [
      line(id(0)),
      line(id(1), { needsReason: true, weight: 1 }),
      line(id(2), { owner: 'officer2@north' }),
      line(id(3), { owner: 'head@north', route: { to: 'above', unit: 'precinct' } }),
      line(id(4), { orderedBy: 'head@north', route: { to: 'above', unit: 'precinct' } }),
      line(id(5), { owner: 'ethics@ethics', route: { to: 'ethics' } }),
    ]
    return on.put(lines).then((sheet) => ({ sheet, ids: lines.map((made) => made.id) }))
  }

  async function tryStep(
    { who, line: at, deed }: { who: number; line: number; deed: string },
    ids: readonly string[],
  ): Promise<void> {
    const person = people[who] ?? head
    const item = ids[at] ?? ''
    on.clock.pass(1000)
    const latest = (await historyOf(on.store.read, item)).at(-1)?.id
    const corrects = deed === 'correct' ? { corrects: latest ?? 'none' } : {}
    if (deed === 'open') await on.show(person, item)
    else if (deed === 'approve' || deed === 'correct')
      await on.say(person, { item, decision: 'approve', reason: '理由', ...corrects })
    else if (deed === 'refer') await on.say(person, { item, decision: 'refer', reason: '理由' })
    else if (deed === 'ask')
      await on.say(person, { item, decision: 'ask', question: '為何？', due: on.due() })
    else if (deed === 'reopen')
      await on.store.unit((unit) => reopen(unit, person, { item, reason: 'x', due: on.due() }))
    else if (deed === 'late') {
      on.clock.pass(86_400_000)
      await on.store.unit((unit) => noticeOverdue(unit))
    } else {
      const task = (await taskOfItem(on.store.read, item))?.id ?? 'none'
      await on.store.unit((unit) => answer(unit, person, { task, text: '說明', attachments: [] }))
    }
  }

  it('no line is decided by whose act it is, a sheet is closed exactly when all is final, and every stamp stays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async (steps) => {
        const { sheet, ids } = await cast()
        const kept = new Map<string, Stamp>()
        for (const tried of steps) await tryStep(tried, ids)
        const items = await itemsByIds(on.store.read, ids)
        const stamps = (await Promise.all(ids.map((id) => historyOf(on.store.read, id)))).flat()
        for (const stamp of stamps) {
          const of = items.find((item) => item.id === stamp.item)
          expect([stamp.by, stamp.onBehalfOf]).not.toContain(of?.owner)
          if (of?.orderedBy) expect([stamp.by, stamp.onBehalfOf]).not.toContain(of.orderedBy)
          kept.set(stamp.id, stamp)
        }
        const after = await sheetById(on.store.read, sheet.id)
        const final = items.filter((item) => item.decision !== null)
        expect(after?.state).toBe(final.length === items.length ? 'closed' : 'open')
        const count = (state: string): number =>
          items.filter((item) => item.state === state || item.decision === state).length
        const truth = {
          items: 6,
          approved: count('approve'),
          referred: count('refer'),
          asked: count('asked'),
          answered: count('answered'),
        }
        expect(after?.progress).toMatchObject(truth)
        expect(sumOf(await desksOfSheet(on.store.read, sheet.id))).toEqual(after?.progress)
        for (const item of items.filter((one) => one.state === 'decided'))
          expect(kept.get(item.stamp ?? '')?.decision).toBe(item.decision)
        const { rows } = await sql<{
          n: number
        }>`select count(*) as n from ledger_act where kind in ('review.line.stamped', 'review.line.corrected')
          and record ->> 'f.sheet' = ${sheet.id}`.execute(on.store.read)
        expect(rows[0]?.n).toBe(stamps.length)
      }),
      { numRuns: 12 },
    )
  })

  it('counts rightly when reviewers stamp the same sheet at the same moment', async () => {
    const lines = Array.from({ length: 24 }, (_, n) => line(`race${serial}-${n}`))
    const sheet = await on.put(lines)
    const reviewers = [head, actor('stand@north'), actor('in@north')].map((who, i) =>
      i === 0 ? who : { ...who, posts: head.posts },
    )
    // Each works through his share as people do, one line after the other; the three at the same time.
    const share = async (who: Actor, n: number): Promise<number> => {
      let done = 0
      for (const made of lines.filter((_, at) => at % reviewers.length === n)) {
        await on.show(who, made.id)
        if ((await on.say(who, { item: made.id, decision: 'approve' })).ok) done += 1
      }
      return done
    }
    expect(await Promise.all(reviewers.map(share))).toEqual([8, 8, 8])
    expect(await sheetById(on.store.read, sheet.id)).toMatchObject({
      state: 'closed',
      progress: { items: 24, approved: 24 },
    })
    const twice = await on.put([line(`twice${serial}`)])
    for (const who of reviewers) await on.show(who, `twice${serial}`)
    const both = await Promise.all(
      reviewers.map((who) => on.say(who, { item: `twice${serial}`, decision: 'approve' })),
    )
    expect(both.filter((made) => made.ok)).toHaveLength(1)
    expect((await sheetById(on.store.read, twice.id))?.progress.approved).toBe(1)
  })
})
