import { instant, systemClock, type Clock, type Instant } from '#kernel/ground'

/**
 * A clock that can live through a past week in seconds: for the demo's loading and the replay of cases. Left alone it is the wall clock.
 * It never stands later than the wall clock and never goes back while it is held, so that the ledger's moments stay in order.
 */
export interface MovableClock extends Clock {
  /** Stands at this moment until told otherwise. */
  hold(moment: Instant): void
  /** Lets seconds go by, as between two stamps. */
  pass(seconds: number): void
  /** Runs with the wall clock again. */
  release(): void
}

export function movableClock(wall: Clock = systemClock): MovableClock {
  let held: Instant | null = null
  const hold = (moment: Instant): void => {
    const now = wall()
    const wanted = moment < now ? moment : now
    held = held !== null && wanted < held ? held : wanted
  }
  return Object.assign((): Instant => held ?? wall(), {
    hold,
    pass: (seconds: number) => hold(instant(Date.parse(held ?? wall()) + seconds * 1000)),
    release: () => void (held = null),
  })
}

export const isMovable = (clock: Clock): clock is MovableClock => 'hold' in clock && 'release' in clock
