import type { LawOnDay, ParameterId, StatuteId } from '#kernel/law'
import type { CaseLevel, Difference, EntryBucket, LineBucket, NoCaseReason, Severity } from '../../words.ts'

type Scalar = string | number | boolean | null
export type Facts = Readonly<Record<string, Scalar>>

/** What an indicator says when it hits: one sentence in each language and the facts it rests on. Never a clear target. */
export interface Hit {
  readonly zh: string
  readonly en: string
  readonly facts: Facts
  /** Only where this hit weighs otherwise than the indicator does in general. */
  readonly severity?: Severity
}

/** One rule of the house about look-ups. Its examples lie beside it: a rule without misses, or one that fails an example, stops the tests. */
export interface Indicator<F = never, Id extends string = string> {
  readonly id: Id
  /** Raised whenever the same facts could give another answer. */
  readonly version: string
  readonly zh: string
  readonly en: string
  readonly severity: Severity
  readonly law: StatuteId | null
  readonly measures: readonly string[]
  readonly parameters: readonly ParameterId[]
  find(facts: F, law: Pick<LawOnDay, 'value'>): Hit | null
  readonly hits: readonly F[]
  readonly misses: readonly F[]
}
export const indicator = <const Id extends string, F>(rule: Indicator<F, Id>): Indicator<F, Id> => rule

/** Times are epoch seconds throughout. */
export interface Interval {
  readonly starts: number
  readonly ends: number
}
export interface Duty extends Interval {
  readonly duty: string
  readonly place: 'indoor' | 'outdoor'
  readonly terminal: string | null
}
export interface LineFacts {
  readonly at: number
  readonly system: { readonly zh: string; readonly en: string }
  readonly mask: string
  readonly account: string
  readonly accountKnown: boolean
  readonly terminal: string | null
  readonly bucket: LineBucket
  readonly differences: readonly Difference[]
  readonly edits: number
  readonly entry: {
    readonly at: number
    readonly written: number
    readonly late: boolean
    readonly noCase: NoCaseReason | null
  } | null
  readonly caseNo: string | null
  readonly caseLevel: CaseLevel
  /** Days between closing and the look-up; hours between the look-up and the opening that came after it. */
  readonly closedDays: number | null
  readonly openedAfterHours: number | null
  /** Does the roster of that day speak of this person, at least of his unit, or of nobody? */
  readonly rosterOf: 'person' | 'unit' | 'none'
  readonly duties: readonly Duty[]
  /** Terminals that were given out for outdoor duty: a look-up on them belongs outdoors. */
  readonly mobile: ReadonlySet<string>
  readonly leave: readonly (Interval & { readonly kind: string })[]
  /** First moment after the last day in office. */
  readonly left: number | null
}
export interface EntryFacts {
  readonly at: number
  readonly bucket: EntryBucket
  readonly mask: string
  readonly systems: readonly { readonly zh: string; readonly en: string }[]
}
interface Source {
  readonly system: { readonly zh: string; readonly en: string }
}
export type SourceFacts = Source &
  (
    | {
        readonly about: 'gap'
        readonly from: number
        readonly to: number
        readonly between: 'lines' | 'imports'
      }
    | { readonly about: 'count'; readonly declared: number; readonly received: number }
    | { readonly about: 'clock'; readonly seconds: number; readonly line: number }
    | { readonly about: 'late'; readonly hours: number }
    | { readonly about: 'changed'; readonly lines: number }
  )
