import { instant, systemClock, type Clock, type Instant } from '#kernel/ground'

/** The clock of the demo agency: its past week is lived through in seconds, then it runs with the wall clock. */
export interface DemoClock {
  readonly clock: Clock
  /** Stands at this moment until told otherwise; time never goes back, and never past the wall clock. */
  at(moment: Instant): void
  /** Lets seconds go by, as between two stamps. */
  pass(seconds: number): void
  /** Runs with the wall clock from now on. */
  run(): void
}

export function demoClock(wall: Clock = systemClock): DemoClock {
  let held: Instant | null = null
  const hold = (moment: Instant): void => {
    const now = wall()
    const wanted = moment < now ? moment : now
    held = held !== null && wanted < held ? held : wanted
  }
  return {
    clock: () => held ?? wall(),
    at: hold,
    pass: (seconds) => hold(instant(Date.parse(held ?? wall()) + seconds * 1000)),
    run: () => void (held = null),
  }
}
