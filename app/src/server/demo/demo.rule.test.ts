import { describe, expect, it } from 'vitest'
import { addDays, instant, type Day, type Instant } from '#kernel/ground'
import { isNobody } from '../simulate/fictitious.ts'
import { plainMatch } from '../simulate/plain-match.testing.ts'
import { demoGuide, demoUnits } from './cast.ts'
import { isMovable, movableClock } from './clock.ts'
import { BUSY_UNIT, demoWeek } from './week.ts'

const TODAY = '2026-11-21' as Day
const week = demoWeek(TODAY)
const lines = week.days.flatMap((day) =>
  [...day.logs.values()].flat().map((line) => ({ ...line, day: day.day })),
)

describe('the demo week', () => {
  it('is the seven days before today, and the same but for the dates', () => {
    expect(week.days.map((day) => day.day)).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => addDays(TODAY, -n)))
    const another = demoWeek('2027-03-03' as Day)
    expect(another.days.map((day) => day.book.map((entry) => entry.target))).toEqual(
      week.days.map((day) => day.book.map((entry) => entry.target)),
    )
    expect(week.persons.length).toBeGreaterThanOrEqual(40)
    expect(lines.length).toBeGreaterThan(600)
    expect(lines.length).toBeLessThan(1200)
  })

  it('leaves the busy station a full sheet for yesterday', () => {
    const yesterday = lines.filter(
      (line) => line.day === addDays(TODAY, -1) && line.account.unit === BUSY_UNIT,
    )
    expect(yesterday.length).toBeGreaterThanOrEqual(40)
    expect(yesterday.length).toBeLessThanOrEqual(60)
  })

  it('tells each case of its collection on its day', () => {
    const told = week.days.flatMap((day) =>
      day.key.lines.flatMap((line) => (line.misuse ? [`${day.day} ${line.misuse} ${line.bucket}`] : [])),
    )
    expect([...new Set(told)].toSorted()).toEqual([
      '2026-11-15 001-1c UNREGISTERED',
      '2026-11-16 001-1b MATCHED',
      '2026-11-18 004#10 MATCHED',
      '2026-11-20 004#09 MATCHED',
      '2026-11-20 004#22 UNREGISTERED',
      '2026-11-20 forgotten UNREGISTERED',
    ])
    expect(week.days.at(-1)?.key.entries.filter((entry) => entry.misuse === '004#22')).toHaveLength(2)
  })

  it('has an answer key that an exact matcher agrees with', () => {
    for (const day of week.days) {
      expect(plainMatch(day).lines).toEqual(
        day.key.lines.map(({ system, seq, bucket }) => `${system} ${seq} ${bucket}`).toSorted(),
      )
    }
  })

  it('is about nobody', () => {
    for (const line of lines)
      expect(line.target.includes('-') ? line.target.slice(4, 5) === '4' : isNobody(line.target)).toBe(true)
  })

  it('gives the tour one person of each role first, and everybody something to try', () => {
    const first = (role: string) => week.persons.find((person) => person.role === role)?.no
    expect(['records', 'officer', 'head', 'ethics', 'it_auditor'].map(first)).toEqual([
      'QX001',
      'QX002',
      'QX003',
      'QX004',
      'QX005',
    ])
    for (const one of demoGuide) {
      const person = week.persons.find((someone) => someone.no === one.personNo)
      expect(person?.name).toBe(one.name)
      expect(demoUnits.find((unit) => unit.code === person?.unit)?.name).toBe(one.unit)
    }
  })
})

describe('a movable clock', () => {
  const wall = (): Instant => instant(Date.parse('2026-11-21T10:00:00Z'))
  it('is the wall clock until it is held, and again when released', () => {
    const time = movableClock(wall)
    expect(time()).toBe(wall())
    time.hold(instant(Date.parse('2026-11-14T00:00:00Z')))
    time.pass(30)
    expect(time()).toBe('2026-11-14T00:00:30.000Z')
    time.release()
    expect(time()).toBe(wall())
    expect(isMovable(time)).toBe(true)
    expect(isMovable(wall)).toBe(false)
  })
  it('never goes back, and never past the wall clock', () => {
    const time = movableClock(wall)
    time.hold(instant(Date.parse('2026-11-20T00:00:00Z')))
    time.hold(instant(Date.parse('2026-11-19T00:00:00Z')))
    expect(time()).toBe('2026-11-20T00:00:00.000Z')
    time.hold(instant(Date.parse('2027-01-01T00:00:00Z')))
    expect(time()).toBe(wall())
  })
})
