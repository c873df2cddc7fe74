import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type Day } from '#kernel/ground'
import { laidOver, type Span } from './account-spans.ts'
import { loops } from './unit-loop.ts'

const first = '2026-01-01' as Day
const spans = fc
  .array(
    fc.record({
      person: fc.constantFrom('a', 'b', 'c'),
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 30 })),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    [...new Map(list.map((row) => [row.from, row])).values()].map(({ person, from, length }): Span => ({
      person,
      from: addDays(first, from),
      to: length === null ? null : addDays(first, from + length),
    })),
  )

it('gives an account to one person a day at most', () => {
  fc.assert(
    fc.property(spans, spans, (known, file) => {
      const clean = laidOver([], known)
      if (clean.clashing.length > 0) return
      const result = laidOver(clean.spans, file)
      if (result.clashing.length > 0) return
      for (let n = 0; n < 120; n++) {
        const day = addDays(first, n)
        expect(
          result.spans.filter((row) => row.from <= day && (row.to === null || day <= row.to)).length,
        ).toBeLessThanOrEqual(1)
      }
    }),
  )
})

it('changes nothing when the same file comes again', () => {
  fc.assert(
    fc.property(spans, (file) => {
      const once = laidOver([], file)
      if (once.clashing.length > 0) return
      expect(laidOver(once.spans, file).spans).toEqual(once.spans)
    }),
  )
})

it('refuses to take an account out of another’s hands in mid-time', () => {
  const row = (person: string, from: string, to: string | null): Span => ({
    person,
    from: from as Day,
    to: to as Day | null,
  })
  expect(laidOver([row('a', '2026-01-01', null)], [row('b', '2026-03-01', null)]).spans).toEqual([
    row('a', '2026-01-01', '2026-02-28'),
    row('b', '2026-03-01', null),
  ])
  expect(
    laidOver([row('b', '2026-03-01', null)], [row('a', '2026-01-01', '2026-06-30')]).clashing,
  ).toHaveLength(1)
  expect(laidOver([row('a', '2026-01-01', null)], [row('b', '2026-01-01', null)]).clashing).toHaveLength(1)
})

it('finds the units that stand under themselves', () => {
  expect(
    loops(
      new Map([
        ['a', null],
        ['b', 'a'],
        ['c', 'd'],
        ['d', 'c'],
        ['e', 'd'],
        ['f', 'f'],
      ]),
    ),
  ).toEqual(new Set(['c', 'd', 'f']))
})
