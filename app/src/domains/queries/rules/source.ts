import type { SequencePolicy } from '../words.ts'
import type { SourceFacts } from './indicators/index.ts'

/** What staging an import of a log brought to light about its source. Times are epoch seconds. */
export interface SourceReport {
  readonly system: {
    readonly zh: string
    readonly en: string
    readonly sequence: SequencePolicy
    readonly daily: boolean
  }
  readonly declared: number | null
  readonly received: number
  readonly firstSeq: number | null
  /** Highest number brought before; null for the first import (of the day, where numbers run daily). */
  readonly lastSeqBefore: number | null
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  readonly steps: readonly { readonly line: number; readonly seconds: number }[]
  readonly changed: number
  /** End of the first day that new lines belong to; null when nothing is new. */
  readonly endOfFirstDay: number | null
  readonly now: number
}

/** Everything the indicator Q35 is asked about one import. */
export function sourceFacts(report: SourceReport): SourceFacts[] {
  const { system } = report
  const facts: SourceFacts[] = []
  const first =
    report.lastSeqBefore === null ? (system.sequence === 'daily' ? 1 : null) : report.lastSeqBefore + 1
  if (first !== null && report.firstSeq !== null && report.firstSeq > first) {
    facts.push({ system, about: 'gap', from: first, to: report.firstSeq - 1, between: 'imports' })
  }
  for (const gap of report.gaps) facts.push({ system, about: 'gap', ...gap, between: 'lines' })
  if (report.declared !== null)
    facts.push({ system, about: 'count', declared: report.declared, received: report.received })
  for (const step of report.steps) facts.push({ system, about: 'clock', ...step })
  facts.push({ system, about: 'changed', lines: report.changed })
  if (system.daily && report.endOfFirstDay !== null) {
    facts.push({ system, about: 'late', hours: Math.floor((report.now - report.endOfFirstDay) / 3600) })
  }
  return facts
}
