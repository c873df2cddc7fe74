import { dayOf, rocTime, type Instant } from '#kernel/ground'

/** The time of day where the day is plain from what stands around it; otherwise day and time. */
export function ClockTime({ at, day, seconds = false }: { at: string; day?: string; seconds?: boolean }) {
  const whole = rocTime(at as Instant, seconds)
  const near = day === undefined || dayOf(at as Instant) === day
  return (
    <time className="nowrap" dateTime={at} title={whole}>
      {near ? whole.slice(whole.indexOf(' ') + 1) : whole}
    </time>
  )
}

/** Whole minutes from one moment to another; negative when the second came first. */
export const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
