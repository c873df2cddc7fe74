import { inspectBytes, type InspectOptions } from '../pipeline/inspect.ts'
import { defaultLimits } from '../words/limits.ts'
import type { Report } from '../words/report.ts'
import type { Span } from '../words/span.ts'

/** A report and the text that it was made of. INVARIANT: never leaves memory. */
export interface Seen {
  readonly report: Report
  /** By their ids. */
  readonly spans: readonly Span[]
  /** More text than may be held: `spans` ends early. */
  readonly cut: boolean
  /** Findings that were counted and are not listed. */
  readonly unlisted: number
}

/** Findings that are listed for redaction; more of them in one file would fill the memory. */
const MOST = 1_000_000

/** Inspects and keeps what is read. */
export async function seeFile(bytes: Uint8Array, name: string, options: InspectOptions): Promise<Seen> {
  const most = options.limits?.heldBytes ?? defaultLimits.heldBytes
  const full = new AbortController()
  const spans: Span[] = []
  let held = 0
  const report = await inspectBytes(bytes, name, {
    ...options,
    limits: { ...options.limits, listed: MOST },
    signal: AbortSignal.any([full.signal, ...(options.signal === undefined ? [] : [options.signal])]),
    onSpan(span) {
      held += span.text.length
      if (held > most) full.abort()
      else spans.push(span)
    },
  })
  const found = Object.values(report.findingTotals).reduce((sum, count) => sum + count, 0)
  return { report, spans, cut: full.signal.aborted, unlisted: found - report.findings.length }
}
