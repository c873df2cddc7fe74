import { bad, instant, ok, parseDay, startOfDay, type Day, type Instant, type Result } from '#kernel/ground'

/** Why a typed date or time was not understood; the kit has the sentence for each. */
export type DayFault = 'EMPTY' | 'FORM' | 'NO_SUCH_DAY'

/**
 * Reads a day as a clerk types it: `115/11/21`, `1151121`, `115.11.21`, `民國115年11月21日`, full-width digits, or ISO `2026-11-21`.
 * A year below 1000 is 民國. Days that do not exist are refused, never moved.
 */
export function readDay(typed: string): Result<Day, DayFault> {
  const text = typed.normalize('NFKC').replace(/[\s民國中華]/g, '')
  if (text === '') return bad('EMPTY')
  const parts =
    /^(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{2,3}|\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return bad('FORM')
  const typedYear = Number(parts[1])
  const year = typedYear < 1000 ? typedYear + 1911 : typedYear
  const day = parseDay(
    `${String(year).padStart(4, '0')}-${String(parts[2]).padStart(2, '0')}-${String(parts[3]).padStart(2, '0')}`,
  )
  return day.ok ? day : bad('NO_SUCH_DAY')
}

/** Reads a time of day: `14:05`, `1405`, `905`, `14:05:30`. Answers milliseconds since midnight. */
export function readTime(typed: string): Result<number, 'EMPTY' | 'FORM'> {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return bad('EMPTY')
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})(\d{2})?$/.exec(text)
  if (!parts) return bad('FORM')
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return bad('FORM')
  return ok(((hour * 60 + minute) * 60 + second) * 1000)
}

/** A day and a time of day in Taiwan as a moment. */
export const momentOf = (day: Day, msOfDay: number): Instant => instant(Date.parse(startOfDay(day)) + msOfDay)
