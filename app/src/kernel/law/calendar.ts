import { addDays, type Day } from '#kernel/ground'
import { calendar as officeYears } from './data/index.ts'
import type { Status } from './words.ts'

/** A day the agency closes or works beyond the office calendar: typhoon days, local holidays. */
export interface CalendarChange {
  readonly day: Day
  readonly working: boolean
  readonly zh: string
}

export interface OfficeDay {
  readonly day: Day
  readonly working: boolean
  /** Name of the holiday or change; empty on an ordinary day. */
  readonly zh: string
  /** `recollection` where no calendar of that year is loaded and only weekends are known. */
  readonly status: Status
  readonly source: string
}

export interface OfficeCalendar {
  dayOf(day: Day): OfficeDay
  isWorkingDay(day: Day): boolean
  /** The first working day after the given one. */
  nextWorkingDay(day: Day): Day
  /** The n-th working day after the given one, n ≥ 0; n = 0 gives the day itself. */
  addWorkingDays(day: Day, n: number): Day
}

const rows = new Map(
  officeYears.flatMap(({ status, source, rows: days }) =>
    days.map((row) => [row.day, { ...row, status, source }] as const),
  ),
)
const years = new Map(officeYears.map((year) => [year.year + 1911, year]))

/** Sunday 0 … Saturday 6, by Sakamoto's congruence: no clock and no time zone in a rule. */
function weekday(day: Day): number {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][m - 1] ?? 0
  const year = m < 3 ? y - 1 : y
  return (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + shift + d) % 7
}

/** The government office calendar, with the agency's own changes on top. */
export function officeCalendar(changes: readonly CalendarChange[] = []): OfficeCalendar {
  const own = new Map(changes.map((change) => [change.day, change]))
  const calendar: OfficeCalendar = {
    dayOf(day) {
      const changed = own.get(day)
      if (changed !== undefined) return { ...changed, status: 'verified', source: 'agency' }
      const row = rows.get(day)
      if (row !== undefined)
        return { day, working: row.working, zh: row.zh, status: row.status, source: row.source }
      const year = years.get(Number(day.slice(0, 4)))
      const working = weekday(day) % 6 !== 0
      return {
        day,
        working,
        zh: '',
        status: year?.status ?? 'recollection',
        source: year?.source ?? 'weekends only',
      }
    },
    isWorkingDay: (day) => calendar.dayOf(day).working,
    nextWorkingDay(day) {
      let next = addDays(day, 1)
      // A year without any working day cannot exist in real data; the bound keeps hostile changes from hanging a rule.
      for (let i = 0; i < 366 && !calendar.isWorkingDay(next); i++) next = addDays(next, 1)
      return next
    },
    addWorkingDays(day, n) {
      let at = day
      for (let i = 0; i < n; i++) at = calendar.nextWorkingDay(at)
      return at
    },
  }
  return calendar
}
