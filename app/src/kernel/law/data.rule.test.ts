import { addDays, parseDay, type Day } from '#kernel/ground'
import { describe, expect, it } from 'vitest'
import { calendar, corrections, laws, measures, parameters, statutes } from './data/index.ts'
import { EVER, type Parameter, type Statute } from './words.ts'

const allStatutes: readonly (readonly [string, Statute])[] = Object.entries(statutes)
const allParameters: readonly (readonly [string, Parameter])[] = Object.entries(parameters)

describe('statutes', () => {
  it.each(allStatutes)('%s: id, law, texts and source are there', (id, statute) => {
    expect(statute.id).toBe(id)
    for (const edition of statute.editions) {
      expect(Object.keys(laws)).toContain(edition.law)
      expect(id.startsWith(`${edition.law}.`)).toBe(true)
      expect(edition.zh).toMatch(/[。]$/)
      expect(edition.en).toMatch(/\.$/)
      expect(edition.source).not.toBe('')
    }
  })

  it.each(allStatutes)('%s: spans are ordered and do not overlap', (_id, { editions }) => {
    let free: Day | null = EVER
    for (const { edition, effectiveFrom, effectiveTo } of editions) {
      if (effectiveFrom === null) continue
      expect(free).not.toBeNull()
      expect(effectiveFrom >= (free ?? EVER)).toBe(true)
      expect(edition <= effectiveFrom).toBe(true)
      if (effectiveTo !== null) expect(effectiveTo > effectiveFrom).toBe(true)
      free = effectiveTo
    }
  })

  it('what is recollection says so in its source', () => {
    const recalled = allStatutes.flatMap(([, { editions }]) =>
      editions.filter(({ status }) => status === 'recollection'),
    )
    expect(recalled.length).toBeGreaterThan(0)
    expect(recalled.filter(({ source }) => !source.includes('recollection'))).toEqual([])
  })
})

describe('parameters', () => {
  it.each(allParameters)(
    '%s: held without gap since EVER, inside its bounds, in both languages',
    (_id, parameter) => {
      let from: Day | null = EVER
      for (const row of parameter.editions) {
        expect(row.effectiveFrom).toBe(from)
        from = row.effectiveTo
        if (parameter.bounds !== null) {
          expect(row.value).toBeGreaterThanOrEqual(parameter.bounds.min)
          expect(row.value).toBeLessThanOrEqual(parameter.bounds.max)
        }
      }
      expect(from).toBeNull()
      expect(parameter.zh).toMatch(/[一-鿿]/)
      expect(parameter.en).toMatch(/^[A-Z]/)
    },
  )

  it.each(allParameters)('%s rests only on known statutes, measures and indicators', (_id, { basis }) => {
    expect(basis.length).toBeGreaterThan(0)
    const known = new Set([...Object.keys(statutes), ...measures.map(({ id }) => id)])
    for (const id of basis) expect(/^Q\d\d$/.test(id) || known.has(id), id).toBe(true)
  })
})

describe('calendar and corrections', () => {
  it('every row is a real day of its year, named, and differs from Monday-to-Friday', () => {
    for (const { year, rows } of calendar) {
      for (const { day, zh, working } of rows) {
        const parsed = parseDay(day)
        expect(parsed.ok, day).toBe(true)
        expect(day.startsWith(String(year + 1911))).toBe(true)
        expect(zh).not.toBe('')
        const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
        expect(working, day).toBe(weekend)
      }
      expect(new Set(rows.map(({ day }) => day)).size).toBe(rows.length)
    }
  })

  it('115: 120 days off in all, as the Executive Yuan announced', () => {
    const year = calendar.find((entry) => entry.year === 115)
    let weekends = 0
    for (let day = '2026-01-01' as Day; day <= '2026-12-31'; day = addDays(day, 1)) {
      if ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) weekends++
    }
    expect(weekends + (year?.rows.length ?? 0)).toBe(120)
  })

  it('corrections point to statutes of the book', () => {
    for (const { statute } of corrections)
      if (statute !== null) expect(Object.keys(statutes)).toContain(statute)
    expect(new Set(corrections.map(({ cited }) => cited)).size).toBe(corrections.length)
  })
})
