import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byNearness, byRequester, settle, type Look, type MatchNumbers, type Noted } from './index.ts'

const numbers: MatchNumbers = { windowMinutes: 30, coverSystems: 3, coverMinutes: 15, targetEdits: 2 }
const minute = 60
const look = (n: number, at: number, more: Partial<Look> = {}): Look => ({
  n,
  at: at * minute,
  person: 'a',
  system: 'hr',
  caseNo: null,
  ...more,
})
const entry = (n: number, at: number, more: Partial<Noted> = {}): Noted => ({
  n,
  at: at * minute,
  person: 'a',
  systems: ['hr'],
  caseNo: null,
  requester: null,
  ...more,
})
const pairsOf = (settled: { pairs: readonly { look: number; entry: number; way: string }[] }): string[] =>
  settled.pairs.map((p) => `${p.look}-${p.entry} ${p.way}`)

describe('settling one person and one target', () => {
  it('pairs within each system and reports both remainders', () => {
    const settled = settle([look(1, 0), look(2, 300)], [entry(7, 10), entry(8, 200)], numbers)
    expect(pairsOf(settled)).toEqual(['1-7 own'])
    expect(settled.looks.map((l) => l.n)).toEqual([2])
    expect(settled.entries.map((e) => e.n)).toEqual([8])
  })

  it('gives an entry that names several systems one look-up in each', () => {
    const settled = settle(
      [look(1, 0), look(2, 1, { system: 'car' })],
      [entry(7, 2, { systems: ['hr', 'car'] })],
      numbers,
    )
    expect(pairsOf(settled)).toEqual(['1-7 own', '2-7 own'])
    expect(settled.entries).toEqual([])
  })

  it('lets an entry cover other systems close to its own look-up, up to the number of the law book', () => {
    const others = ['car', 'photo', 'crime'].map((system, i) => look(i + 2, i + 1, { system }))
    const settled = settle([look(1, 0), ...others], [entry(7, 25)], numbers)
    expect(pairsOf(settled)).toEqual(['1-7 own', '2-7 cover', '3-7 cover'])
    expect(settled.looks.map((l) => l.n)).toEqual([4])
  })

  it('covers nothing later than the minutes of the law book, and no second look-up in one system', () => {
    const settled = settle(
      [
        look(1, 0),
        look(2, 16, { system: 'car' }),
        look(3, 3, { system: 'photo' }),
        look(4, 4, { system: 'photo' }),
      ],
      [entry(7, 0)],
      numbers,
    )
    expect(pairsOf(settled)).toEqual(['1-7 own', '3-7 cover'])
    expect(settled.looks.map((l) => l.n).toSorted((a, b) => a - b)).toEqual([2, 4])
  })

  it('does not let an entry cover anything unless its own system was looked up', () => {
    const settled = settle([look(1, 0, { system: 'car' })], [entry(7, 0)], numbers)
    expect(settled.pairs).toEqual([])
    expect(settled.entries).toHaveLength(1)
  })

  it('notes case numbers that differ, and only where both are given', () => {
    const settled = settle(
      [look(1, 0, { caseNo: 'x' }), look(2, 100, { caseNo: 'x' })],
      [entry(7, 0, { caseNo: 'y' }), entry(8, 100)],
      numbers,
    )
    expect(settled.pairs.map((p) => p.differences)).toEqual([['case'], []])
  })

  it('puts every look-up and every entry in exactly one place', () => {
    const system = fc.constantFrom('hr', 'car', 'photo', 'crime')
    const looks = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), system), { maxLength: 8 })
    const entries = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 90 }), fc.uniqueArray(system, { minLength: 1, maxLength: 3 })),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(looks, entries, (someLooks, someEntries) => {
        const l = someLooks
          .toSorted((a, b) => a[0] - b[0])
          .map(([at, sys], n) => look(n, at, { system: sys }))
        const e = someEntries
          .toSorted((a, b) => a[0] - b[0])
          .map(([at, systems], n) => entry(n, at, { systems }))
        const settled = settle(l, e, numbers)
        const placed = [...settled.pairs.map((p) => p.look), ...settled.looks.map((x) => x.n)]
        expect(placed.toSorted((a, b) => a - b)).toEqual(l.map((x) => x.n))
        const matched = new Set(settled.pairs.map((p) => p.entry))
        expect(new Set([...matched, ...settled.entries.map((x) => x.n)]).size).toBe(e.length)
        expect(settled.entries.some((x) => matched.has(x.n))).toBe(false)
        for (const n of matched) {
          const mine = settled.pairs.filter((p) => p.entry === n)
          const systems = mine.map((p) => l[p.look]?.system)
          expect(new Set(systems).size).toBe(systems.length)
          if (mine.some((p) => p.way === 'cover'))
            expect(systems.length).toBeLessThanOrEqual(numbers.coverSystems)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is left after the exact matching', () => {
  it('finds the entry made for the person whose account was used', () => {
    const rest = { looks: [look(1, 0)], entries: [entry(7, 5, { person: 'clerk', requester: 'a' })] }
    const found = byRequester(rest, numbers, { look: () => 't', entry: () => 't' })
    expect(found.pairs).toEqual([{ look: 1, entry: 7, way: 'requester', edits: 0, differences: ['querier'] }])
    expect([...found.looks, ...found.entries]).toEqual([])
    expect(byRequester(rest, numbers, { look: () => 't', entry: () => 'u' }).pairs).toEqual([])
  })

  it('takes the closest slip of the pen first and each side once', () => {
    const rest = { looks: [look(1, 0), look(2, 1)], entries: [entry(7, 2), entry(8, 3)] }
    const edits: Record<string, number | null> = { '1-7': 2, '1-8': 1, '2-7': 1, '2-8': null }
    const found = byNearness(rest, numbers, (l, e) => edits[`${l}-${e}`] ?? null)
    expect(pairsOf(found).toSorted()).toEqual(['1-8 near', '2-7 near'])
    expect(found.pairs.every((p) => p.differences.includes('target'))).toBe(true)
  })

  it('does not take a slip outside the window, of another person or in another system', () => {
    const looks = [look(1, 0)]
    const strangers = [entry(7, 31), entry(8, 0, { person: 'b' }), entry(9, 0, { systems: ['car'] })]
    expect(byNearness({ looks, entries: strangers }, numbers, () => 1).pairs).toEqual([])
  })
})
