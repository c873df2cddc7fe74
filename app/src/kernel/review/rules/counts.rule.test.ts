import fc from 'fast-check'
import { expect, it } from 'vitest'
import { change, isClosed, noLines, progress, type Counters, type Counts, type Standing } from './counts.ts'

const standing = fc.constantFrom<Standing>(
  { state: 'open', decision: null },
  { state: 'asked', decision: null },
  { state: 'answered', decision: null },
  { state: 'decided', decision: 'approve' },
  { state: 'decided', decision: 'refer' },
)
const add = (counters: Counters, by: Counts): Counters => ({
  ...counters,
  approved: counters.approved + by.approved,
  referred: counters.referred + by.referred,
  asked: counters.asked + by.asked,
  answered: counters.answered + by.answered,
})

it('a sheet is closed if and only if every line carries a final decision, whatever the order of the changes', () => {
  const moves = fc.array(fc.tuple(fc.nat(4), standing), { maxLength: 60 })
  fc.assert(
    fc.property(moves, (steps) => {
      const lines: Standing[] = Array.from({ length: 5 }, () => ({ state: 'open', decision: null }))
      let counters: Counters = { ...noLines, items: lines.length }
      for (const [at, to] of steps) {
        counters = add(counters, change(lines[at] ?? to, to))
        lines[at] = to
        expect(isClosed(counters)).toBe(lines.every((line) => line.decision !== null))
        expect(progress(counters).open).toBe(lines.filter((line) => line.decision === null).length)
      }
    }),
  )
})

it('has nothing to close without lines', () => expect(isClosed(noLines)).toBe(false))
