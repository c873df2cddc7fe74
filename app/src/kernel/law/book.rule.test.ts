import type { Day } from '#kernel/ground'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lawBook,
  officeCalendar,
  parameters,
  statusMark,
  statutes,
  type AgencyValue,
  type ParameterId,
} from './index.ts'
import { bookData, changedEditions, toReview, type BookData } from './to-review.ts'

const day = (text: string): Day => text as Day
const today = day('2026-11-21')
const book = lawBook()

describe('citations', () => {
  it('cites the edition of the day, under the number it had then', () => {
    expect(book.cite('service.5', day('2019-03-01'))).toMatchObject({
      citeZh: '公務員服務法第4條',
      status: 'second-hand',
    })
    expect(book.cite('service.5', today)).toMatchObject({
      citeZh: '公務員服務法第5條',
      citeEn: 'Civil Servant Service Act, art. 5',
      status: 'verified',
    })
    expect(book.cite('manual.69', day('2022-01-01'))?.citeZh).toBe('文書處理手冊第76點')
    expect(book.cite('manual.69', today)?.citeEn).toBe('Document Handling Manual, point 69')
  })

  it('changes on the day of force, not before', () => {
    expect(book.cite('criminal.132.2', day('2019-12-26'))?.zh).toContain('銀元')
    expect(book.cite('criminal.132.2', day('2019-12-27'))?.zh).toContain('九千元')
  })

  it('names paragraphs, items, several points and unnumbered rules', () => {
    expect(book.cite('criminal.132.1', today)?.citeZh).toBe('刑法第132條第1項')
    expect(book.cite('merit.12', today)?.citeZh).toBe('公務人員考績法第12條第3項第2款')
    expect(book.cite('police.audit', today)?.citeZh).toBe('警察機關資訊安全實施規定第8、14、25點')
    expect(book.cite('taipei-seal.audit', today)?.citeZh).toBe('臺北市印鑑資料查詢規定')
    expect(book.cite('dscs.1-1-6', today)?.citeZh).toBe('資通系統防護基準 1-1-6')
  })

  it('gives null before the first edition, and never an edition without a known day of force', () => {
    expect(book.cite('pdpa.16', day('1999-01-01'))).toBeNull()
    expect(book.cite('pdpa.18', today)?.zh).not.toContain('保護長')
    expect(statutes['pdpa.18'].editions.some(({ effectiveFrom }) => effectiveFrom === null)).toBe(true)
  })

  it('paragraph I of article 132 carries no fine', () => {
    expect(book.cite('criminal.132.1', today)?.zh).not.toMatch(/罰金|拘役/)
  })

  it('recollection is shown as being checked', () => {
    const cited = book.cite('pdpa.16', today)
    expect(cited && statusMark(cited)).toEqual({ zh: '核對中', en: 'Being checked', checking: true })
    expect(statusMark(book.parameter('query.match.windowMinutes', today)).zh).toBe('本系統預設')
    expect(statusMark(book.parameter('rights.unusedMonths', today)).checking).toBe(false)
  })
})

describe('parameters', () => {
  it('carry the defaults of the reconciliation', () => {
    const law = book.at(today)
    expect(law.value('query.match.windowMinutes')).toBe(30)
    expect([law.value('query.match.coverSystems'), law.value('query.match.coverMinutes')]).toEqual([3, 15])
    expect([law.value('query.case.closedGraceDays'), law.value('query.case.openedAfterHours')]).toEqual([
      90, 24,
    ])
    expect(law.parameter('query.audit.samplePercent')).toMatchObject({
      value: 1,
      origin: 'practice',
      status: 'verified',
      setBy: 'book',
    })
  })

  it('an agency value holds in its span only, with its decision', () => {
    const own: AgencyValue = {
      parameter: 'query.match.windowMinutes',
      value: 20,
      effectiveFrom: day('2026-10-01'),
      effectiveTo: day('2026-11-01'),
      decision: '政風字第1150001號',
    }
    const tuned = lawBook([own])
    expect(tuned.parameter('query.match.windowMinutes', day('2026-10-31'))).toMatchObject({
      value: 20,
      setBy: 'agency',
      decision: own.decision,
    })
    expect(tuned.parameter('query.match.windowMinutes', day('2026-11-01'))).toMatchObject({
      value: 30,
      setBy: 'book',
      decision: null,
    })
    expect(tuned.at(today).value('query.match.coverSystems')).toBe(3)
  })

  it('the idle limit can be lowered but never raised above fifteen minutes', () => {
    expect(book.tune('session.idleMinutes', 10)).toEqual({
      ok: true,
      value: { parameter: 'session.idleMinutes', value: 10 },
    })
    expect(book.tune('session.idleMinutes', 16)).toMatchObject({
      ok: false,
      error: { code: 'OUT_OF_BOUNDS' },
    })
    expect(book.tune('session.idleMinutes', 0)).toMatchObject({ ok: false, error: { code: 'OUT_OF_BOUNDS' } })
  })

  it.each([
    ['toString', 5, 'UNKNOWN_PARAMETER'],
    ['nothing', 5, 'UNKNOWN_PARAMETER'],
    ['session.idleMinutes', 2.5, 'NOT_WHOLE'],
    ['session.idleMinutes', Number.NaN, 'NOT_WHOLE'],
  ])('refuses %s = %s with %s', (id, value, code) => {
    expect(book.tune(id, value)).toMatchObject({ ok: false, error: { code } })
  })

  it('property: no agency row, however stale or hostile, lifts a bound', () => {
    const ids = Object.keys(parameters) as ParameterId[]
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.double({ noNaN: true }), (id, value) => {
        const ruling = lawBook([
          { parameter: id, value, effectiveFrom: day('2020-01-01'), effectiveTo: null, decision: 'x' },
        ]).parameter(id, today)
        const { bounds } = ruling
        expect(bounds === null || (ruling.value >= bounds.min && ruling.value <= bounds.max)).toBe(true)
      }),
    )
  })
})

describe('a change of edition (M214)', () => {
  const rules = [
    { id: 'Q30', basis: ['rights.unusedMonths'] },
    { id: 'Q01', basis: ['query.match.windowMinutes', 'pdpa.16'] },
    { id: 'NO_PURPOSE', basis: ['pdpa.16'] },
  ]

  it('marks dependent parameters, and rules directly and through parameters', () => {
    expect(toReview(['customs.rights'], rules)).toEqual([
      { id: 'rights.unusedMonths', kind: 'parameter', because: ['customs.rights'] },
      { id: 'rights.reviewMonths', kind: 'parameter', because: ['customs.rights'] },
      { id: 'Q30', kind: 'rule', because: ['rights.unusedMonths'] },
    ])
    expect(toReview(['pdpa.16'], rules).map(({ id }) => id)).toEqual(['Q01', 'NO_PURPOSE'])
    expect(toReview(['manual.69'], rules)).toEqual([])
  })

  it('finds what changed between two states of the book', () => {
    const pdpa16 = statutes['pdpa.16']
    const { 'criminal.132.3': _gone, ...others } = bookData.statutes
    const after: BookData = {
      ...bookData,
      statutes: {
        ...others,
        'pdpa.16': {
          ...pdpa16,
          editions: pdpa16.editions.map((row) => ({ ...row, status: 'verified' as const })),
        },
      },
    }
    expect(changedEditions(bookData, after)).toEqual(['criminal.132.3', 'pdpa.16'])
    expect(changedEditions(bookData, bookData)).toEqual([])
  })
})

describe('office calendar', () => {
  const office = officeCalendar()

  it.each([
    ['2026-11-20', '2026-11-23'], // a weekend
    ['2026-02-13', '2026-02-23'], // Lunar New Year 115
    ['2026-09-24', '2026-09-29'], // mid-autumn and teachers' day
    ['2025-02-07', '2025-02-08'], // a worked Saturday
    ['2026-12-31', '2027-01-04'],
  ])('after %s the next working day is %s', (from, to) => {
    expect(office.nextWorkingDay(day(from))).toBe(to)
  })

  it('counts working days and tells where its knowledge ends', () => {
    expect(office.addWorkingDays(day('2026-11-19'), 3)).toBe('2026-11-24')
    expect(office.addWorkingDays(today, 0)).toBe(today)
    expect(office.dayOf(day('2026-02-17'))).toMatchObject({ working: false, zh: '春節', status: 'verified' })
    expect(office.dayOf(day('2030-01-01'))).toMatchObject({ working: true, status: 'recollection' })
  })

  it("the agency's own changes come first", () => {
    const typhoon = officeCalendar([{ day: day('2026-11-23'), working: false, zh: '停止上班（颱風）' }])
    expect(typhoon.nextWorkingDay(day('2026-11-20'))).toBe('2026-11-24')
    const closed = officeCalendar(
      Array.from({ length: 500 }, (_, i) => ({
        day: day(new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)),
        working: false,
        zh: 'x',
      })),
    )
    expect(closed.nextWorkingDay(day('2026-01-01')) > '2026-12-31').toBe(true)
  })
})
