import { addDays, dayOf, type Day, type Instant } from '#kernel/ground'
import { agencyLaw } from '#kernel/people'
import type { Reader } from '#kernel/store'
import { receivedBetween } from '../../store/calendar.ts'
import { systemsOf } from '../../store/systems.ts'
import { dueOf, LOOK_BACK_DAYS } from '../watch.ts'

/** One system's log of one day: in, still to come, overdue, or not awaited. `due` is null where it is not awaited. */
export interface CalendarDay {
  readonly day: Day
  readonly system: { readonly id: string; readonly zh: string; readonly en: string }
  readonly state: 'received' | 'due' | 'missing' | 'not-due'
  readonly due: Instant | null
  readonly lines: number
  readonly imports: string[]
}

/** System by system, day by day; never a day that has not begun (M03). */
export async function importCalendar(
  db: Reader,
  span: { readonly from: Day; readonly to: Day },
  now: Instant,
): Promise<CalendarDay[]> {
  const today = dayOf(now)
  const hour = (await agencyLaw(db)).at(today).value('query.import.dueHour')
  const received = new Map(
    (await receivedBetween(db, span.from, span.to)).map((row) => [`${row.system} ${row.day}`, row]),
  )
  const rows: CalendarDay[] = []
  for (const system of await systemsOf(db)) {
    for (let day = span.from; day <= span.to && day <= today; day = addDays(day, 1)) {
      const got = received.get(`${system.id} ${day}`)
      const expected = system.daily && !system.retired && day >= dayOf(system.created)
      const due = expected ? dueOf(system, day, hour) : null
      const late = due !== null && now >= due
      const state = got ? 'received' : due === null ? 'not-due' : late ? 'missing' : 'due'
      rows.push({
        day,
        system: { id: system.id, zh: system.zh, en: system.en },
        state,
        due,
        lines: got?.lines ?? 0,
        imports: [...(got?.imports ?? [])],
      })
    }
  }
  return rows
}

/** A day some of whose logs have not come; `due` is when the first of them is awaited. */
export interface DayToBring {
  readonly day: Day
  readonly due: Instant
  readonly systems: number
}

/** What the records clerk has still to bring, oldest day first. */
export async function daysToBring(db: Reader, now: Instant): Promise<DayToBring[]> {
  const today = dayOf(now)
  const days = new Map<Day, DayToBring>()
  for (const { day, state, due } of await importCalendar(
    db,
    { from: addDays(today, -LOOK_BACK_DAYS), to: today },
    now,
  )) {
    if (due === null || state === 'received') continue
    const known = days.get(day)
    days.set(day, {
      day,
      due: known && known.due < due ? known.due : due,
      systems: (known?.systems ?? 0) + 1,
    })
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
