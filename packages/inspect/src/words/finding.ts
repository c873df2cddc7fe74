import type { Place, Sight } from './span.ts'
import type { ReasonCode } from './reasons.ts'

/** One step of the score, in the order in which it was taken. */
export interface Reason {
  readonly code: ReasonCode
  readonly weight: number
  readonly zh: string
  readonly en: string
}

/** Offsets into the text of a span, for redaction: whoever holds the file can find the text; a finding alone tells nothing. */
export interface Extent {
  readonly span: number
  readonly start: number
  readonly end: number
  /** The span's own offset in its part's text: `offset + start` is the place in a text file. */
  readonly offset: number
}

/** INVARIANT: holds the matched text only as mask and keyed mark, so that a report may be stored and sent. */
export interface Finding {
  readonly detector: string
  readonly place: Place
  readonly sight: Sight
  readonly extent: Extent
  readonly masked: string
  /** HMAC of the normal form under the caller's key: equal marks are equal values, and nothing else can be read from it. */
  readonly mark: string
  /** 0 … 1 */
  readonly score: number
  readonly reasons: readonly Reason[]
}
