import type { Fault } from './faults.ts'
import type { Finding } from './finding.ts'
import type { HiddenClass } from './hidden.ts'
import type { FileKind } from './kinds.ts'
import type { Part } from './part.ts'
import type { Place } from './span.ts'

/**
 * COMPLETE: every part and byte range was read. PARTIAL: some was not; `reasons` and the census name it.
 * SKIPPED: nothing was inspected (unknown, or a kind that is never opened). ENCRYPTED: nothing could be.
 */
export type Verdict = 'COMPLETE' | 'PARTIAL' | 'SKIPPED' | 'ENCRYPTED'

export interface Unread {
  readonly part: Part['path']
  readonly fault: Fault
}

/** A run of hidden text: where and why, not what. The text itself goes only to the caller's `onSpan`. */
export interface HiddenItem {
  readonly class: HiddenClass
  readonly place: Place
  readonly span: number
  readonly chars: number
}

export interface Tally {
  readonly items: number
  readonly chars: number
}

/** Plain data: may be sent between threads, stored and shown. Holds no text of the document but names of parts and headings. */
export interface Report {
  readonly verdict: Verdict
  /** Why the verdict is not COMPLETE; empty exactly when it is. */
  readonly reasons: readonly Unread[]
  readonly kind: FileKind
  readonly bytes: number | null
  readonly digest: string | null
  readonly parts: readonly Part[]
  readonly hidden: readonly HiddenItem[]
  /** Counts of all hidden text, listed or not. */
  readonly hiddenTotals: Readonly<Partial<Record<HiddenClass, Tally>>>
  readonly findings: readonly Finding[]
  /** Counts of all findings by detector, listed or not. */
  readonly findingTotals: Readonly<Record<string, number>>
  readonly spans: number
  readonly chars: number
  readonly ms: number
}

export interface Progress {
  readonly part: Part['path']
  readonly parts: number
  readonly bytes: number
  readonly findings: number
}
