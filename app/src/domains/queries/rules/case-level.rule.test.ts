import { describe, expect, it } from 'vitest'
import { caseLevel, type CaseFacts } from './case-level.ts'

const hour = 3600
const day = 86_400
const at = 1_000 * day
const numbers = { closedGraceDays: 90, openedAfterHours: 24 }
const look = { at, person: 'a', unit: 'north', target: 't' }
const open: CaseFacts = {
  unit: 'north',
  owners: ['a'],
  opened: at - 10 * day,
  closed: null,
  parties: new Set(['t']),
}
const level = (more: Partial<CaseFacts>): number =>
  caseLevel(look, '115-1', { ...open, ...more }, numbers).level

describe('case level', () => {
  it.each([
    [5, open],
    [5, { ...open, owners: ['b'] }],
    [5, { ...open, unit: 'south' }],
    [5, { ...open, closed: at - 90 * day }],
    [5, { ...open, opened: at + 24 * hour }],
    [4, { ...open, parties: new Set(['u']) }],
    [3, { ...open, unit: 'south', owners: ['b'] }],
    [2, { ...open, closed: at - 90 * day - 1 }],
    [2, { ...open, opened: at + 24 * hour + 1 }],
  ])('is %i', (expected, facts) => expect(level(facts)).toBe(expected))

  it('is 0 without a number and 1 with an unknown one', () => {
    expect(caseLevel(look, null, null, numbers).level).toBe(0)
    expect(caseLevel(look, '115-9', null, numbers).level).toBe(1)
  })

  it('tells by how much the case was closed or came late', () => {
    expect(caseLevel(look, 'x', { ...open, closed: at - 180 * day }, numbers).closedDays).toBe(180)
    expect(caseLevel(look, 'x', { ...open, opened: at + 48 * hour }, numbers).openedAfterHours).toBe(48)
  })
})
