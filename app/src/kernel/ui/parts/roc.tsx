import { addDays, dayOf, rocDay, rocTime, type Day, type Instant } from '#kernel/ground'

/** `115/11/21` */
export const RocDate = ({ day }: { day: Day | string }) => (
  <time className="nowrap" dateTime={day}>
    {rocDay(day as Day)}
  </time>
)
/** `115/11/21 14:05` in Taiwan time. */
export const RocTime = ({ at, seconds = false }: { at: Instant | string; seconds?: boolean }) => (
  <time className="nowrap" dateTime={at}>
    {rocTime(at as Instant, seconds)}
  </time>
)
/** A time limit. Midnight is written as offices write it: 24:00 of the day before, not 00:00 of a day on which nobody works. */
export function RocDue({ at }: { at: Instant | string }) {
  const words = rocTime(at as Instant)
  return (
    <time className="nowrap" dateTime={at}>
      {words.endsWith(' 00:00') ? `${rocDay(addDays(dayOf(at as Instant), -1))} 24:00` : words}
    </time>
  )
}
