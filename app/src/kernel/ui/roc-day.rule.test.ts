import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, parseDay, rocDay, type Day } from '#kernel/ground'
import { momentOf, readDay, readTime } from './roc-day.ts'

const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

describe('a day as a clerk types it', () => {
  test.each([
    '115/11/21',
    '1151121',
    '115.11.21',
    '115-11-21',
    '民國115年11月21日',
    '１１５／１１／２１',
    '2026-11-21',
    '20261121',
    ' 115/11/21 ',
  ])('%s is 2026-11-21', (typed) => expect(readDay(typed)).toEqual({ ok: true, value: '2026-11-21' }))
  test.each([
    ['', 'EMPTY'],
    ['115/2/30', 'NO_SUCH_DAY'],
    ['113/02/30', 'NO_SUCH_DAY'],
    ['115/13/01', 'NO_SUCH_DAY'],
    ['11/21', 'FORM'],
    ['yesterday', 'FORM'],
    ['115/11/21 14:05', 'FORM'],
  ])('%s is refused as %s', (typed, fault) => expect(readDay(typed)).toEqual({ ok: false, error: fault }))

  test('what the console shows can be typed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const shown = addDays(day('1980-01-01'), n)
        expect(readDay(rocDay(shown))).toEqual({ ok: true, value: shown })
      }),
    )
  })
})

describe('a time of day', () => {
  test.each([
    ['14:05', 50_700_000],
    ['1405', 50_700_000],
    ['905', 32_700_000],
    ['14:05:30', 50_730_000],
  ])('%s', (typed, ms) => expect(readTime(typed)).toEqual({ ok: true, value: ms }))
  test.each(['24:00', '12:60', 'noon', '1'])('%s is refused', (typed) =>
    expect(readTime(typed).ok).toBe(false),
  )
  test('is Taiwan time', () =>
    expect(momentOf(day('2026-11-21'), 50_700_000)).toBe('2026-11-21T06:05:00.000Z'))
})
