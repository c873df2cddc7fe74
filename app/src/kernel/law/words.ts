import { parseDay, type Day } from '#kernel/ground'

/**
 * How far a statement about the law has been checked: `verified` was read on a public page (the source says which),
 * `second-hand` comes from a text that repeats it, `recollection` is unconfirmed and must be shown as 「核對中」.
 */
export type Status = 'verified' | 'second-hand' | 'recollection'

/** One dated text of a statute. The half-open span [effectiveFrom, effectiveTo) makes "the edition of that day" unambiguous. */
export interface Edition {
  /** Prefix of the statute's id, key of the table of laws. */
  readonly law: string
  /** The article or point as this edition counts it: numbers move between editions. */
  readonly article: string | null
  /** Day on which this text was promulgated or issued. */
  readonly edition: Day
  /** Null: issued or drafted, but no day of force is known; such an edition is never "in force". */
  readonly effectiveFrom: Day | null
  /** First day on which this text no longer holds; null while it does. */
  readonly effectiveTo: Day | null
  readonly status: Status
  readonly source: string
  readonly note: string
  /** Paraphrase in our own words, for explanation; never the official text. */
  readonly zh: string
  readonly en: string
}

export interface Statute {
  readonly id: string
  /** Short heading of the duty, e.g. 「公務員保密義務」. */
  readonly zh: string
  readonly en: string
  /** Oldest first; spans do not overlap. */
  readonly editions: readonly Edition[]
}

export type ParameterValue = number | string
export type Unit =
  | 'minutes'
  | 'seconds'
  | 'hours'
  | 'days'
  | 'working-days'
  | 'months'
  | 'years'
  | 'percent'
  | 'count'
  | 'hour-of-day'

/** What an agency may set. Numbers only; the bound itself is policy and nobody in the agency can raise it. */
export interface Bounds {
  readonly min: number
  readonly max: number
  readonly zh: string
  readonly en: string
}

/** `law`: a statute or binding rule fixes it; `practice`: taken from the rules of named agencies; `house`: our own default. */
export type Origin = 'law' | 'practice' | 'house'

export interface ParameterEdition<T extends ParameterValue = ParameterValue> {
  readonly value: T
  readonly edition: Day
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  readonly status: Status
  readonly origin: Origin
  readonly source: string
  readonly note: string
}

export interface Parameter<T extends ParameterValue = ParameterValue> {
  readonly unit: Unit
  readonly zh: string
  readonly en: string
  /** Statutes, measures and indicators it rests on or serves; a change there marks it "to review" (M214). */
  readonly basis: readonly string[]
  /** Null: not for the agency to change. */
  readonly bounds: Bounds | null
  /** Oldest first, without gap or overlap from EVER on. */
  readonly editions: readonly ParameterEdition<T>[]
}

/** A value the agency has set for itself, dated like a law. */
export interface AgencyValue {
  readonly parameter: string
  readonly value: number
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  /** The decision it rests on, e.g. the document number of the head's approval. */
  readonly decision: string
}

export interface Measure {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** A statement found in older teaching material that must not be repeated, with what holds instead. */
export interface Correction {
  readonly cited: string
  readonly zh: string
  readonly en: string
  /** The statute that holds now, when it is in the book. */
  readonly statute: string | null
  readonly status: Status
}

/** For data files: a wrong day in the data stops the program at load, not a user at work. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed.ok) throw new Error(`law data: ${text} is not a day`)
  return parsed.value
}

/** The republic's first day: where a parameter without an earlier edition begins. */
export const EVER = day('1912-01-01')
