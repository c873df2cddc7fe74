import { addDays, type Day } from '#kernel/ground'
import type { Difficulty, Scenario } from './words.ts'

/** Shares of the honest difficulties, per errand (a look-up and the book lines that belong to it). */
export type Rates = Readonly<
  Record<
    | Exclude<Difficulty, 'task-force' | 'counter' | 'new-staff' | 'swap'>
    | 'swap-per-unit-day'
    | 'new-staff-per-person',
    number
  >
>

export interface WorldOptions {
  readonly seed: number
  /** Stations; the offices of the bureau come on top. */
  readonly units: number
  readonly officersPerUnit: number
  readonly days: number
  readonly firstDay: Day
  /** Mean over the officers on duty. */
  readonly linesPerOfficerDay: number
  readonly rates: Rates
  /** How many of each misuse are planted; every second one by a careful hand. */
  readonly misuse: Readonly<Partial<Record<Scenario, number>>>
}

export const honestRates: Rates = {
  forgotten: 0.006,
  late: 0.06,
  'too-late': 0.0015,
  mistyped: 0.004,
  'wrong-case': 0.001,
  chain: 0.001,
  repeat: 0.002,
  abandoned: 0.0008,
  covering: 0.6,
  'on-behalf': 0.04,
  'names-swapped': 0.01,
  'swap-per-unit-day': 0.08,
  'new-staff-per-person': 0.04,
}
/** Nobody forgets, nobody mistypes: what remains are late lines and entries that cover several systems. */
export const spotlessRates: Rates = {
  ...honestRates,
  forgotten: 0,
  'too-late': 0,
  mistyped: 0,
  'wrong-case': 0,
  'names-swapped': 0,
  repeat: 0,
  abandoned: 0,
}

export const defaults: WorldOptions = {
  seed: 1,
  units: 12,
  officersPerUnit: 12,
  days: 5,
  firstDay: '2026-11-02' as Day,
  linesPerOfficerDay: 12,
  rates: honestRates,
  misuse: { M1: 2, M2: 2, M3: 2, M4: 2, M5: 2, M11: 2 },
}
/** What 60 stations with 25 officers each look up on a day, at 27 lines an officer on duty. */
const LINES_PER_DAY = 27_500
/** A world of at least the wanted number of lines (by a few per cent at most, from half a million on). */
export const worldOfLines = (lines: number, seed = 1): WorldOptions => ({
  ...defaults,
  seed,
  units: 60,
  officersPerUnit: 25,
  linesPerOfficerDay: 27,
  days: Math.ceil((lines / LINES_PER_DAY) * 1.01),
})
export const dayAt = (options: WorldOptions, index: number): Day => addDays(options.firstDay, index)
