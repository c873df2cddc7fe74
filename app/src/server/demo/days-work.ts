import { epochMs, instant, startOfDay, type Day, type Instant } from '#kernel/ground'
import type { House } from '../house/house.ts'
import type { MovableClock } from './clock.ts'

/** A moment of a day in Taiwan. */
export const at = (day: Day, hours: number, minutes = 0): Instant =>
  instant(epochMs(startOfDay(day)) + (hours * 60 + minutes) * 60_000)

/** The standing work of the house, done by hand while its clock is held. */
export interface Standing {
  /** Lets everything happen that waits: notices, jobs, leaves of the ledger. */
  settle(): Promise<void>
  /** Looks for what has become due or overdue at this moment, and settles. */
  watch(): Promise<void>
}

const BY_THE_CLOCK = new Set(['watches', 'housekeeping'])

export function standingOf(house: House): Standing {
  const steady = house.beats.filter((beat) => beat.wakes !== false && !BY_THE_CLOCK.has(beat.name))
  const watches = house.beats.filter((beat) => beat.name === 'watches')
  const settle = async (): Promise<void> => {
    for (let busy = true; busy;) {
      busy = false
      for (const beat of steady) while (await beat.run()) busy = true
    }
  }
  return {
    settle,
    async watch() {
      for (const beat of watches) await beat.run()
      await settle()
    },
  }
}

/** Seconds that a line was looked at: between four and half a minute, the doubtful ones longer. */
export const lookAt = (time: MovableClock, n: number, doubtful: boolean): void =>
  time.pass(doubtful ? 45 + ((n * 37) % 60) : 4 + ((n * 13) % 22))
