import { dayOf, type Day, type Instant } from '#kernel/ground'

export interface LateSheet {
  readonly due: Instant
  readonly closed: boolean
  readonly items: number
  readonly escalated: 0 | 1 | 2
  /** The day of the latest notice. */
  readonly noticed: Day | null
}
export interface Lateness {
  readonly escalated: 1 | 2
  readonly level: 'above' | 'ethics'
}

/** Once a day while a sheet with lines is late: first the heads above may stamp too, from the second day the ethics office as well. */
export function lateness(sheet: LateSheet, now: Instant): Lateness | null {
  if (sheet.closed || sheet.items === 0 || now < sheet.due || sheet.noticed === dayOf(now)) return null
  return sheet.escalated === 0 ? { escalated: 1, level: 'above' } : { escalated: 2, level: 'ethics' }
}
