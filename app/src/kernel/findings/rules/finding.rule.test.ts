import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '#kernel/ground'
import type { ActivePost, Actor, Role } from '#kernel/policy'
import { findingDeeds } from '../deeds.ts'
import { disclosures, outcomes, type Action, type Closing, type Finding } from '../words.ts'
import {
  decideAction,
  decideClose,
  decideFinish,
  decideRecheck,
  decideTake,
  decideVerify,
  followUps,
  mayHandle,
} from './finding.ts'

const now = '2026-11-23T01:00:00.000Z' as Instant
const post = (role: Role, unit: string, onBehalfOf: string | null = null): ActivePost => ({
  post: `${role}@${unit}`,
  title: role,
  role,
  unit,
  unitsAbove: [],
  unitsBelow: [],
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
const ethics = post('ethics', 'ethics')
const head = post('head', 'north')
const finding: Finding = {
  id: 'f',
  key: 'k',
  rule: 'queries.Q01',
  edition: '1',
  severity: 2,
  unit: 'north',
  subject: 'o',
  desk: 'unit',
  day: '2026-11-20' as Day,
  raisedAt: now,
  recurrence: 0,
  state: 'open',
  owner: null,
  outcome: null,
  disclosure: null,
  recheckDue: null,
  things: [],
  reasons: [],
  rows: [],
  takenAt: null,
  conclusion: null,
  closedBy: null,
  closedAt: null,
  recheckedBy: null,
  recheckedAt: null,
}
const inHand: Finding = { ...finding, state: 'in_hand', owner: 'e' }
const closed: Finding = { ...inHand, state: 'closed', outcome: 'improper', disclosure: 'no', closedBy: 'c' }
const action: Action = {
  id: 'a',
  finding: 'f',
  text: 't',
  owner: 'w',
  due: '2026-12-01' as Day,
  setBy: 'e',
  doneAt: null,
  doneNote: null,
  verifiedBy: null,
  verifiedAt: null,
}
const code = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? 'OK' : result.error.code
const as = (person: string) => ({ now, actor: actor(person, ethics) })

describe('who', () => {
  it.each<[string, Partial<Finding>, Actor, string]>([
    ['the ethics office', {}, actor('e', ethics), 'OK'],
    ['the head of the unit', {}, actor('h', head), 'OK'],
    ['the head of another unit', {}, actor('s', post('head', 'south')), 'FINDING_NOT_YOURS'],
    ['the head, on what is the ethics office’s', { desk: 'ethics' }, actor('h', head), 'FINDING_NOT_YOURS'],
    ['the head, about himself', { subject: 'h' }, actor('h', head), 'FINDING_ABOUT_YOU'],
    [
      'who stands in for the head it is about',
      { subject: 'h' },
      actor('d', post('head', 'north', 'h')),
      'FINDING_ABOUT_YOU',
    ],
    ['an ethics officer, about himself', { subject: 'e' }, actor('e', ethics), 'FINDING_ABOUT_YOU'],
    ['the officer', {}, actor('o', post('officer', 'north')), 'FINDING_ABOUT_YOU'],
    ['another officer', {}, actor('p', post('officer', 'north')), 'FINDING_NOT_YOURS'],
    ['an administrator', {}, actor('m', post('admin', 'north')), 'FINDING_NOT_YOURS'],
    ['about himself, without any post', { subject: 'p' }, actor('p'), 'FINDING_ABOUT_YOU'],
  ])('%s', (_, of, who, expected) =>
    expect(code(mayHandle(who, findingDeeds.read, { ...finding, ...of }))).toBe(expected),
  )
})

describe('taking and closing', () => {
  it.each<[string, Finding, ActivePost, string, string]>([
    ['open', finding, head, 'h', 'OK'],
    ['in hand with another, by a head', inHand, head, 'h', 'FINDING_TAKEN'],
    ['in hand with another, by the ethics office', inHand, ethics, 'x', 'OK'],
    ['in hand with himself', inHand, ethics, 'e', 'FINDING_TAKEN'],
    ['closed', closed, ethics, 'x', 'FINDING_SETTLED'],
  ])('take: %s', (_, of, by, person, expected) => expect(code(decideTake(of, by, as(person)))).toBe(expected))

  const closing: Closing = { outcome: 'no_fault', disclosure: 'no', conclusion: '查無不當' }
  const later = '2026-12-31' as Day
  it.each<[string, Finding, Partial<Closing>, ActivePost, string]>([
    ['by its owner', inHand, {}, ethics, 'OK'],
    ['not in hand', finding, {}, ethics, 'FINDING_NOT_OWNER'],
    ['in another’s hand', { ...inHand, owner: 'x' }, {}, ethics, 'FINDING_NOT_OWNER'],
    ['twice', closed, {}, ethics, 'FINDING_SETTLED'],
    ['without a word', inHand, { conclusion: ' ' }, ethics, 'FINDING_NEEDS_CONCLUSION'],
    ['improper, without a re-check', inHand, { outcome: 'improper' }, ethics, 'FINDING_NEEDS_RECHECK'],
    [
      'improper, re-check today',
      inHand,
      { outcome: 'improper', recheckDue: '2026-11-23' as Day },
      ethics,
      'FINDING_NEEDS_RECHECK',
    ],
    ['improper, re-check later', inHand, { outcome: 'improper', recheckDue: later }, ethics, 'OK'],
    ['no fault, by a head', inHand, {}, head, 'FINDING_NEEDS_RECHECK'],
    ['no fault, by a head, with a re-check', inHand, { recheckDue: later }, head, 'OK'],
  ])('close: %s', (_, of, more, by, expected) =>
    expect(code(decideClose(of, { ...closing, ...more }, by, as('e')))).toBe(expected),
  )
})

describe('four eyes', () => {
  const done = { ...action, doneAt: now, verifiedBy: 'v', verifiedAt: now }
  it.each<[string, Finding, readonly Action[], string, boolean, string]>([
    ['another person', closed, [done], 'r', true, 'OK'],
    ['the owner', closed, [], 'e', true, 'FINDING_SAME_PERSON'],
    ['who closed it', closed, [], 'c', true, 'FINDING_SAME_PERSON'],
    ['who carried out an action', closed, [done], 'w', true, 'FINDING_SAME_PERSON'],
    ['with an action open', closed, [done, action], 'r', true, 'FINDING_ACTIONS_OPEN'],
    ['failing, with an action open', closed, [action], 'r', false, 'OK'],
    ['not closed', inHand, [], 'r', true, 'FINDING_NOT_CLOSED'],
    ['rechecked already', { ...closed, state: 'rechecked' }, [], 'r', true, 'FINDING_SETTLED'],
  ])('re-check: %s', (_, of, actions, person, held, expected) => {
    expect(code(decideRecheck({ finding: of, actions }, { held, text: '複查' }, as(person)))).toBe(expected)
  })

  it('actions are set for others than the subject, done by their owner and verified by somebody else', () => {
    const set = { text: '改善', owner: 'w', due: '2026-11-23' as Day }
    expect(code(decideAction(finding, set, as('e')))).toBe('OK')
    expect(code(decideAction(finding, { ...set, owner: 'o' }, as('e')))).toBe('ACTION_OF_SUBJECT')
    expect(code(decideAction(finding, { ...set, due: '2026-11-22' as Day }, as('e')))).toBe('ACTION_DUE_PAST')
    expect(code(decideFinish(action, '完成', as('e')))).toBe('ACTION_NOT_OWNER')
    expect(code(decideFinish(action, ' ', as('w')))).toBe('FINDING_NEEDS_TEXT')
    expect(code(decideFinish(done, '完成', as('w')))).toBe('ACTION_DONE')
    expect(code(decideVerify(action, as('e')))).toBe('ACTION_NOT_DONE')
    expect(code(decideVerify({ ...action, doneAt: now }, as('w')))).toBe('ACTION_SAME_PERSON')
    expect(code(decideVerify({ ...action, doneAt: now }, as('e')))).toBe('OK')
    expect(code(decideVerify(done, as('e')))).toBe('ACTION_DONE')
  })
})

it('keeps the two axes apart: misuse is disciplined whatever became known of a leak (M29)', () => {
  fc.assert(
    fc.property(fc.constantFrom(...outcomes), fc.constantFrom(...disclosures), (outcome, disclosure) => {
      const next = followUps(outcome, disclosure)
      expect(next.includes('discipline')).toBe(outcome === 'improper')
      expect(next.includes('incident')).toBe(disclosure === 'yes')
    }),
  )
  expect(followUps('improper', 'no')).toEqual(['discipline'])
  expect(followUps(null, null)).toEqual([])
})
