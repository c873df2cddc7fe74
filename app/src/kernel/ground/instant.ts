import type { Brand } from './brand.ts'
import { bad, ok, type Result } from './result.ts'

/** A moment: ISO 8601 in UTC with milliseconds, e.g. `2026-11-21T06:05:00.000Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>
/** A civil day in Taiwan, `YYYY-MM-DD`. */
export type Day = Brand<string, 'Day'>
/** Gives the moment; the only source of time a command may use. Tests hand in a fixed one. */
export type Clock = () => Instant

const TAIPEI_MS = 8 * 3600 * 1000

export const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant
export const epochMs = (at: Instant): number => Date.parse(at)
export const epochSeconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)
export const later = (at: Instant, ms: number): Instant => instant(Date.parse(at) + ms)
export const systemClock: Clock = () => instant(Date.now())

/** Reads an ISO moment with an offset; a text without offset is refused, because its meaning would depend on the machine. */
export function parseInstant(text: string): Result<Instant, 'NOT_AN_INSTANT'> {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return bad('NOT_AN_INSTANT')
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? bad('NOT_AN_INSTANT') : ok(instant(ms))
}

/** The civil day in Taiwan (fixed +08:00, no summer time since 1979) on which the moment falls. */
export const dayOf = (at: Instant): Day =>
  new Date(Date.parse(at) + TAIPEI_MS).toISOString().slice(0, 10) as Day
/** 00:00 in Taiwan of the day. */
export const startOfDay = (day: Day): Instant => instant(Date.parse(`${day}T00:00:00Z`) - TAIPEI_MS)
/** The day n days later (or earlier, negative). */
export const addDays = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10) as Day

/** Reads `YYYY-MM-DD`; a day that does not exist (2026-02-30) is refused. */
export function parseDay(text: string): Result<Day, 'NOT_A_DAY'> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return bad('NOT_A_DAY')
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return bad('NOT_A_DAY')
  return ok(text as Day)
}
