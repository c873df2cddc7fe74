import type { LawOnDay } from '#kernel/law'
import { unregistered } from './q01-unregistered.ts'
import { phantom } from './q02-phantom.ts'
import { mismatch } from './q03-mismatch.ts'
import { noCase } from './q05-no-case.ts'
import { offDuty } from './q06-off-duty.ts'
import { outdoors } from './q07-outdoors.ts'
import { away } from './q08-away.ts'
import { incomplete } from './q35-incomplete.ts'
import { bench, type Bench } from './reason.ts'
import type { EntryFacts, LineFacts, SourceFacts } from './words.ts'

export const lineIndicators = [unregistered, mismatch, noCase, offDuty, outdoors, away] as const
export const entryIndicators = [phantom] as const
export const sourceIndicators = [incomplete] as const

/** The indicators opened at one day's law: one call for each kind of thing they judge. */
export interface Judges {
  readonly line: Bench<LineFacts>
  readonly entry: Bench<EntryFacts>
  readonly source: Bench<SourceFacts>
}
export const judges = (law: LawOnDay): Judges => ({
  line: bench(lineIndicators, law),
  entry: bench(entryIndicators, law),
  source: bench(sourceIndicators, law),
})

/** Everything about the indicators that can be shown without a hit. */
export const indicatorList = [...lineIndicators, ...entryIndicators, ...sourceIndicators].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
)
export { citations, needsReason, type Cited, type QueryReason } from './reason.ts'
export type { Duty, EntryFacts, Interval, LineFacts, SourceFacts } from './words.ts'
