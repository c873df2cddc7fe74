import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pair } from './pair.ts'

const WINDOW = 30
const minutes = fc
  .array(fc.integer({ min: 0, max: 120 }), { maxLength: 6 })
  .map((list) => list.toSorted((a, b) => a - b))

/** All pairings, tried one by one: [pairs, differences] of the best. */
function best(
  looks: readonly number[],
  entries: readonly number[],
  differs: (l: number, e: number) => number,
): [number, number] {
  const tryFrom = (l: number, used: number): [number, number] => {
    if (l === looks.length) return [0, 0]
    let top = tryFrom(l + 1, used)
    entries.forEach((at, e) => {
      if (used & (1 << e) || Math.abs(at - (looks[l] ?? 0)) > WINDOW) return
      const [pairs, sum] = tryFrom(l + 1, used | (1 << e))
      const mine: [number, number] = [pairs + 1, sum + differs(l, e)]
      if (mine[0] > top[0] || (mine[0] === top[0] && mine[1] < top[1])) top = mine
    })
    return top
  }
  return tryFrom(0, 0)
}

describe('pairing look-ups with entries', () => {
  it('finds as many pairs as any pairing could, with the fewest differences', () => {
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 36, maxLength: 36 }),
        (looks, entries, table) => {
          const differs = (l: number, e: number): number => table[l * 6 + e] ?? 0
          const pairs = pair(looks, entries, WINDOW, differs)
          const made = [...pairs]
            .map((entry, look) => [look, entry] as const)
            .filter(([, entry]) => entry >= 0)
          expect(new Set(made.map(([, entry]) => entry)).size).toBe(made.length)
          for (const [look, entry] of made)
            expect(Math.abs((looks[look] ?? 0) - (entries[entry] ?? 0))).toBeLessThanOrEqual(WINDOW)
          const sum = made.reduce((total, [look, entry]) => total + differs(look, entry), 0)
          expect([made.length, sum]).toEqual(best(looks, entries, differs))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('takes both ends of the window and nothing beyond', () => {
    expect([...pair([0, 100], [30, 131], WINDOW, () => 0)]).toEqual([0, -1])
  })

  it('does not let one entry stand for two look-ups', () => {
    expect([...pair([10, 12], [11], WINDOW, () => 0)]).toEqual([0, -1])
  })

  it('crosses entries written in the wrong order when the case numbers say so', () => {
    const cases = (l: number, e: number): number => (['a', 'b'][l] === ['b', 'a'][e] ? 0 : 1)
    expect([...pair([0, 5], [1, 6], WINDOW, cases)]).toEqual([1, 0])
  })

  it('stays a largest matching where there is too much to weigh', () => {
    const looks = Array.from({ length: 200 }, (_, i) => i)
    const pairs = pair(
      looks,
      looks.map((at) => at + 20),
      WINDOW,
      () => 1,
    )
    expect(pairs.every((entry) => entry >= 0)).toBe(true)
  })
})
