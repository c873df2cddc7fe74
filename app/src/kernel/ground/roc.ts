import { dayOf, type Day, type Instant } from './instant.ts'

/** 民國 year of a Gregorian year; 1912 is year 1. */
export const rocYear = (year: number): number => year - 1911

/** `115/11/21`: the form people read on screens and papers. */
export function rocDay(day: Day): string {
  const [y, m, d] = day.split('-')
  return `${rocYear(Number(y))}/${m}/${d}`
}

/** `115/11/21 14:05` in Taiwan time. */
export function rocTime(at: Instant, seconds = false): string {
  const local = new Date(Date.parse(at) + 8 * 3600 * 1000).toISOString()
  return `${rocDay(dayOf(at))} ${local.slice(11, seconds ? 19 : 16)}`
}

/** `中華民國115年11月21日`: for papers that are signed. */
export function rocLong(day: Day): string {
  const [y, m, d] = day.split('-')
  return `中華民國${rocYear(Number(y))}年${Number(m)}月${Number(d)}日`
}
