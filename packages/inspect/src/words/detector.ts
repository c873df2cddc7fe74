import type { NormalText } from '../detect/normal-text.ts'
import type { ReasonCode } from './reasons.ts'

/** A reason that the detector itself can give; keywords, headings and neighbours are added by the scorer. */
export interface Evidence {
  readonly code: ReasonCode
  readonly weight: number
  readonly what?: string
}

/** A possible hit, in offsets of the text that was given (the views of NormalText share them). */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** The one spelling of this value: what marks are made of, so that all written variants meet. */
  readonly value: string
  readonly evidence: readonly Evidence[]
}

/** Words near a hit that change its score. `pattern` is tried against folded text (half-width, upper case). */
export interface Context {
  readonly pattern: RegExp
  readonly weight: number
}

export interface Hit {
  readonly text: string
  /** The value that must come out. */
  readonly value: string
}

/**
 * One family of things to find; one file each, with what it must find and what it must pass over beside the rule.
 * The registry refuses a detector without hits or misses, or one that fails its own.
 */
export interface Detector {
  /** `tw.national-id`: never reused for another meaning. */
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  /** Month in which the rule took its present form, `2026-11`. */
  readonly since: string
  /** Law, standard or publication that the rule rests on. */
  readonly source: string
  /** At least one must hold for a text before `find` is called; a cheap test, false only where nothing can be found. */
  readonly quick?: RegExp
  /** Words before (and a little behind) a hit that make it more likely. */
  readonly keywords?: Context
  /** Headings of the column or field. */
  readonly headings?: Context
  /** Words that speak against; weights are negative. */
  readonly negatives?: readonly Context[]
  /** What another finding nearby adds; 0 or absent: neighbours say nothing. */
  readonly neighbour?: number
  /** Score from which a hit is reported; 0.5 unless said otherwise. */
  readonly threshold?: number
  readonly hits: readonly (Hit | string)[]
  /** Texts in which nothing may reach the threshold. */
  readonly misses: readonly string[]
  find(text: NormalText): Iterable<Candidate>
  /** The display form. INVARIANT (tested): never contains the value. */
  mask(value: string): string
}

export const THRESHOLD = 0.5
