import { expect, it } from 'vitest'
import type { Day, Instant } from '#kernel/ground'
import { lateness, type LateSheet } from './overdue.ts'

const due = '2026-11-23T16:00:00.000Z' as Instant // 24:00 of 23 November in Taiwan
const sheet: LateSheet = { due, closed: false, items: 3, escalated: 0, noticed: null }
const at = (text: string): Instant => text as Instant

it.each<[string, Partial<LateSheet>, string, 1 | 2 | null]>([
  ['one millisecond before', {}, '2026-11-23T15:59:59.999Z', null],
  ['at 24:00', {}, '2026-11-23T16:00:00.000Z', 1],
  ['closed', { closed: true }, '2026-11-25T00:00:00.000Z', null],
  ['without lines', { items: 0 }, '2026-11-25T00:00:00.000Z', null],
  ['told today', { noticed: '2026-11-24' as Day, escalated: 1 }, '2026-11-24T15:59:00.000Z', null],
  ['told yesterday', { noticed: '2026-11-24' as Day, escalated: 1 }, '2026-11-24T16:00:00.000Z', 2],
  ['it goes no higher', { noticed: '2026-11-25' as Day, escalated: 2 }, '2026-11-27T00:00:00.000Z', 2],
])('%s', (_, more, now, level) =>
  expect(lateness({ ...sheet, ...more }, at(now))?.escalated ?? null).toBe(level),
)
