import { addDays, type Day } from '#kernel/ground'
import type { CalendarRow } from '../api.ts'

export interface SystemDays {
  readonly system: CalendarRow['system']
  /** Day → its cell; a day the server says nothing about is absent. */
  readonly days: ReadonlyMap<string, CalendarRow>
}

/** One line for each system, in the order in which the server names them. */
export function bySystem(rows: readonly CalendarRow[]): readonly SystemDays[] {
  const lines = new Map<string, { system: CalendarRow['system']; days: Map<string, CalendarRow> }>()
  for (const row of rows) {
    const line = lines.get(row.system.id) ?? { system: row.system, days: new Map<string, CalendarRow>() }
    line.days.set(row.day, row)
    lines.set(row.system.id, line)
  }
  return [...lines.values()]
}

/** Every day from first to last, both inclusive. */
export function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
