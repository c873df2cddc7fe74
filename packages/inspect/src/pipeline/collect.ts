import type { Finding } from '../words/finding.ts'
import type { HiddenClass } from '../words/hidden.ts'
import type { HiddenItem, Report, Tally, Unread } from '../words/report.ts'
import { faults } from '../words/faults.ts'
import type { FileKind } from '../words/kinds.ts'
import type { Part } from '../words/part.ts'
import type { Span } from '../words/span.ts'

/** Gathers what a run brings to light. Lists are cut at `listed`, counts never. */
export class Collection {
  readonly parts: Part[] = []
  readonly findings: Finding[] = []
  readonly hidden: HiddenItem[] = []
  readonly hiddenTotals = new Map<HiddenClass, Tally>()
  readonly findingTotals = new Map<string, number>()
  found = 0
  spans = 0
  chars = 0
  readonly #listed: number

  constructor(listed: number) {
    this.#listed = listed
  }

  count(detector: string): boolean {
    this.found += 1
    this.findingTotals.set(detector, (this.findingTotals.get(detector) ?? 0) + 1)
    return this.findings.length < this.#listed
  }

  list(finding: Finding): void {
    this.findings.push(finding)
  }

  takeSpan(span: Span): void {
    const chars = span.own.to - span.own.from
    this.spans += 1
    this.chars += chars
    if (span.sight === 'visible') return
    const { items, chars: before } = this.hiddenTotals.get(span.sight) ?? { items: 0, chars: 0 }
    this.hiddenTotals.set(span.sight, { items: items + 1, chars: before + chars })
    if (this.hidden.length < this.#listed)
      this.hidden.push({ class: span.sight, place: span.place, span: span.id, chars })
  }

  /** INVARIANT: COMPLETE exactly when every part on the census was read. */
  report(root: Part, ms: number): Report {
    const reasons = this.parts.flatMap((part) =>
      part.faults.map((fault): Unread => ({ part: part.path, fault })),
    )
    return {
      verdict: verdictOf(root, this.parts.slice(1), reasons),
      reasons,
      kind: root.kind,
      bytes: root.bytes,
      digest: root.digest,
      parts: this.parts,
      hidden: this.hidden,
      hiddenTotals: Object.fromEntries(this.hiddenTotals),
      findings: this.findings,
      findingTotals: Object.fromEntries(this.findingTotals),
      spans: this.spans,
      chars: this.chars,
      ms,
    }
  }
}

function verdictOf(root: Part, inner: readonly Part[], reasons: readonly Unread[]): Report['verdict'] {
  if (reasons.length === 0) return 'COMPLETE'
  const [first] = root.faults
  if (inner.length > 0 && reasons.every(({ fault }) => fault.code === 'ENCRYPTED')) {
    // An archive whose every entry is locked tells no more than its list of names.
    const locked = inner.every(({ state }) => state === 'unread')
    if (locked) return 'ENCRYPTED'
  }
  return root.state === 'unread' && first !== undefined ? faults[first.code].whole : 'PARTIAL'
}

/** A report on a file that could not even be opened, or whose worker was lost. */
export function lostReport(fault: Unread['fault'], name: string, kind: FileKind = 'unknown'): Report {
  const part: Part = {
    path: [name],
    kind,
    role: '',
    bytes: null,
    digest: null,
    state: 'unread',
    faults: [fault],
    hidden: null,
  }
  const collection = new Collection(0)
  collection.parts.push(part)
  return collection.report(part, 0)
}
