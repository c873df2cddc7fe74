import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/ground'
import type { Actor, ActivePost, Role } from '#kernel/policy'
import type { Item, ItemState, StampCommand } from '../words.ts'
import { decideStamp, dwell, type StampFacts } from './stamp.ts'

const at = (ms: number): Instant => new Date(Date.UTC(2026, 10, 23) + ms).toISOString() as Instant
const due = at(9e8)
const post = (role: Role, unit: string, onBehalfOf: string | null = null): ActivePost => ({
  post: `${role}@${unit}`,
  title: role,
  role,
  unit,
  unitsAbove: [],
  unitsBelow: unit === 'hq' ? ['north', 'south'] : [],
  onBehalfOf,
  until: null,
})
const actor = (person: string, ...posts: ActivePost[]): Actor => ({
  person,
  name: person,
  posts,
  current: posts[0] ?? null,
  session: null,
})
const head = actor('h', post('head', 'north'))
const item: Item = {
  id: 'i',
  sheet: 's',
  unit: 'north',
  day: '2026-11-20' as Item['day'],
  owner: 'o',
  orderedBy: null,
  route: 'head',
  desk: 'north',
  order: '1',
  weight: 0,
  needsReason: false,
  needsExplanation: false,
  state: 'open',
  decision: null,
  stamp: null,
}
const facts = (of: Partial<Item> = {}, more: Partial<StampFacts> = {}): StampFacts => ({
  item: { ...item, ...of },
  sheet: { state: 'open', escalated: 0 },
  latest: null,
  shownAt: at(0),
  stampedAt: null,
  task: null,
  explained: false,
  ...more,
})
const codeOf = (f: StampFacts, command: StampCommand, who = head): string => {
  const decided = decideStamp(f, command, { now: at(5000), actor: who })
  return decided.ok ? 'OK' : decided.error.code
}
const approve: StampCommand = { item: 'i', decision: 'approve' }
const refer: StampCommand = { item: 'i', decision: 'refer', reason: '疑' }
const ask: StampCommand = { item: 'i', decision: 'ask', question: '為何？', due }

describe('who', () => {
  it.each<[string, Partial<Item>, Actor, string]>([
    ['the head of the unit', {}, head, 'OK'],
    ['the head, in whose stead', {}, actor('d', post('head', 'north', 'h')), 'OK'],
    ['his own line', { owner: 'h', route: 'above', desk: 'hq' }, head, 'REVIEW_OWN_LINE'],
    ['his own line, promoted since', { owner: 'h' }, head, 'REVIEW_OWN_LINE'],
    [
      'the line of him he stands in for',
      { owner: 'x' },
      actor('d', post('head', 'north', 'x')),
      'REVIEW_OWN_LINE',
    ],
    ['a line he ordered', { orderedBy: 'h' }, head, 'REVIEW_OWN_LINE'],
    [
      'a line ordered by him he stands in for',
      { orderedBy: 'x' },
      actor('d', post('head', 'north', 'x')),
      'REVIEW_OWN_LINE',
    ],
    ['his own line, without any post', { owner: 'p' }, actor('p'), 'REVIEW_OWN_LINE'],
    ['the head of another unit', {}, actor('s', post('head', 'south')), 'REVIEW_NOT_YOURS'],
    ['the head above, in time', {}, actor('a', post('head', 'hq')), 'REVIEW_NOT_YOURS'],
    [
      'the head above, for a head’s line',
      { owner: 'h', route: 'above', desk: 'hq' },
      actor('a', post('head', 'hq')),
      'OK',
    ],
    [
      'the ethics office, for a head’s line',
      { route: 'above', desk: 'hq' },
      actor('e', post('ethics', 'ethics')),
      'REVIEW_NOT_YOURS',
    ],
    [
      'the ethics office, for its own',
      { owner: null, route: 'ethics', desk: 'ethics' },
      actor('e', post('ethics', 'ethics')),
      'OK',
    ],
    ['an administrator', {}, actor('m', post('admin', 'north')), 'REVIEW_NOT_YOURS'],
  ])('%s', (_, of, who, code) => expect(codeOf(facts(of), approve, who)).toBe(code))

  it('names every ground that is missing', () => {
    const decided = decideStamp(facts(), approve, { now: at(1), actor: actor('m', post('officer', 'south')) })
    expect(decided.ok ? [] : decided.error.reasons.map((reason) => [reason.rule, reason.law])).toEqual([
      ['review.line.stamp/missing/role:head|chief', 'pdpa-rules.12'],
      ['review.line.stamp/missing/at-desk', 'pdpa-rules.12'],
    ])
  })

  it.each<[0 | 1 | 2, string, string]>([
    [0, 'REVIEW_NOT_YOURS', 'REVIEW_NOT_YOURS'],
    [1, 'OK', 'REVIEW_NOT_YOURS'],
    [2, 'OK', 'OK'],
  ])('lateness %i: head above %s, ethics office %s', (escalated, above, ethics) => {
    const late = (of: Partial<Item> = {}) => facts(of, { sheet: { state: 'open', escalated } })
    expect(codeOf(late(), approve, actor('a', post('head', 'hq')))).toBe(above)
    expect(codeOf(late(), approve, actor('e', post('ethics', 'ethics')))).toBe(ethics)
    expect(codeOf(late({ route: 'ethics', desk: 'ethics' }), approve, actor('a', post('head', 'hq')))).toBe(
      'REVIEW_NOT_YOURS',
    )
  })
})

describe('when and how', () => {
  const asked = {
    item: { ...item, state: 'asked', stamp: 'a1' },
    latest: { id: 'a1', decision: 'ask' },
    task: { id: 't', state: 'open' },
  } as const
  const closed = { sheet: { state: 'closed', escalated: 0 } } as const
  const decided = {
    item: { ...item, state: 'decided', decision: 'approve', stamp: 's1' },
    latest: { id: 's1', decision: 'approve' },
  } as const
  it.each<[string, Partial<StampFacts>, StampCommand, string]>([
    ['never shown', { shownAt: null }, approve, 'REVIEW_NOT_SEEN'],
    ['asked, and no answer yet', asked, approve, 'REVIEW_AWAITS_ANSWER'],
    ['asked again before the answer', asked, ask, 'REVIEW_AWAITS_ANSWER'],
    ['a referral need not wait', asked, refer, 'OK'],
    ['a mistaken question taken back', asked, { ...approve, corrects: 'a1' }, 'OK'],
    ['decided already', decided, approve, 'REVIEW_ALREADY_DECIDED'],
    ['corrected', decided, { ...refer, corrects: 's1' }, 'OK'],
    [
      'corrected on what is no longer the latest',
      decided,
      { ...refer, corrects: 's0' },
      'REVIEW_STAMP_STALE',
    ],
    ['corrected where nothing stands', {}, { ...refer, corrects: 's1' }, 'REVIEW_STAMP_STALE'],
    [
      'corrected on a closed sheet',
      { ...decided, ...closed },
      { ...refer, corrects: 's1' },
      'REVIEW_SHEET_CLOSED',
    ],
    ['decided on a closed sheet', { ...decided, ...closed }, approve, 'REVIEW_SHEET_CLOSED'],
    ['a question without words', {}, { ...ask, question: ' ' }, 'REVIEW_NEEDS_QUESTION'],
    ['a referral without words', {}, { ...refer, reason: ' ' }, 'REVIEW_NEEDS_REFERRAL_REASON'],
    ['nobody to ask', { item: { ...item, owner: null } }, ask, 'REVIEW_NOBODY_TO_ASK'],
    [
      'unexplained without a reason',
      { item: { ...item, needsReason: true, weight: 2 } },
      approve,
      'REVIEW_NEEDS_REASON',
    ],
    [
      'unexplained with a reason',
      { item: { ...item, needsReason: true } },
      { ...approve, reason: '有派案單' },
      'OK',
    ],
    [
      'unregistered without a document',
      { item: { ...item, needsExplanation: true } },
      approve,
      'REVIEW_NEEDS_EXPLANATION',
    ],
    [
      'unregistered with a document',
      { item: { ...item, needsExplanation: true }, explained: true },
      approve,
      'OK',
    ],
  ])('%s', (_, more, command, code) => expect(codeOf(facts({}, more), command)).toBe(code))

  it('withdraws an open question, closes an answered one', () => {
    const task = (state: 'open' | 'answered' | 'closed') => {
      const result = decideStamp(facts({ state: 'answered' }, { task: { id: 't', state } }), approve, {
        now: at(1),
        actor: head,
      })
      return result.ok ? result.value.task : null
    }
    expect([task('open'), task('answered'), task('closed')]).toEqual(['withdraw', 'close', 'leave'])
  })

  it('counts from the showing or the previous stamp, whichever is later, and never below zero', () => {
    expect([
      dwell(at(0), null, at(700)),
      dwell(at(0), at(500), at(700)),
      dwell(at(600), at(500), at(700)),
      dwell(at(900), null, at(700)),
    ]).toEqual([700, 200, 100, 0])
  })
})

const people = ['a', 'b', 'c'] as const
const posts = fc.record({
  role: fc.constantFrom<Role>('head', 'chief', 'ethics', 'officer', 'it_auditor', 'admin'),
  unit: fc.constantFrom('north', 'hq', 'ethics'),
  onBehalfOf: fc.constantFrom<string | null>(null, ...people),
})
const anybody = fc
  .record({ person: fc.constantFrom(...people), posts: fc.array(posts, { maxLength: 3 }) })
  .map(({ person, posts: held }) => actor(person, ...held.map((p) => post(p.role, p.unit, p.onBehalfOf))))

describe('always', () => {
  it('nobody decides his own line, that of one he stands in for, or one that they ordered', () => {
    fc.assert(
      fc.property(
        anybody,
        fc.constantFrom<string | null>(null, ...people),
        fc.constantFrom<string | null>(null, ...people),
        fc.constantFrom<Item['route']>('head', 'above', 'ethics'),
        fc.constantFrom<ItemState>('open', 'asked', 'answered', 'decided'),
        fc.constantFrom<0 | 1 | 2>(0, 1, 2),
        fc.constantFrom<StampCommand>(approve, refer, ask, { ...approve, corrects: 'x' }),
        (who, owner, orderedBy, route, state, escalated, command) => {
          const f = facts(
            {
              owner,
              orderedBy,
              route,
              desk: route === 'ethics' ? 'ethics' : route === 'above' ? 'hq' : 'north',
              state,
              decision: state === 'decided' ? 'approve' : null,
            },
            {
              sheet: { state: 'open', escalated },
              latest: { id: 'x', decision: 'approve' },
              explained: true,
            },
          )
          const own = new Set([who.person, ...who.posts.map((p) => p.onBehalfOf)])
          const decided = decideStamp(f, command, { now: at(1), actor: who })
          if ((owner !== null && own.has(owner)) || (orderedBy !== null && own.has(orderedBy))) {
            expect(decided.ok ? 'OK' : decided.error.code).toBe('REVIEW_OWN_LINE')
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
