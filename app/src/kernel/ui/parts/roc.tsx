import { rocDay, rocTime, type Day, type Instant } from '#kernel/ground'

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
