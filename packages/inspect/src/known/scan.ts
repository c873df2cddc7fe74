import { PART_WALL, WALL } from '../detect/fold.ts'
import { showPath } from '../words/part.ts'
import type { Extent } from '../words/finding.ts'
import type { Place, Sight, Span } from '../words/span.ts'
import type { KnownHit, KnownMatcher } from './matcher.ts'

/** A known secret in a file: which, where, and nothing of its text. */
export interface KnownFinding {
  readonly id: string
  readonly kind: KnownHit['kind']
  readonly share: number
  readonly place: Place
  readonly sight: Sight
  readonly extent: Extent
  /** The last span that a passage reaches into; the same as `extent.span` where it lies in one. */
  readonly lastSpan: number
}

/** Characters matched at once: far more than a stretch of a passage, so that a cut between two lots loses at most one of them. */
const LOT = 256 * 1024

/** Takes the spans of one file as `onSpan` gives them, and tells what of the known secrets is in them. */
export class KnownScan {
  readonly #matcher: KnownMatcher
  readonly #findings: KnownFinding[] = []
  #spans: { readonly span: Span; readonly start: number }[] = []
  #text: string[] = []
  #length = 0

  constructor(matcher: KnownMatcher) {
    this.#matcher = matcher
  }

  take(span: Span): void {
    const last = this.#spans.at(-1)
    const isSamePart = last !== undefined && showPath(last.span.place.part) === showPath(span.place.part)
    if (!isSamePart || this.#length > LOT) this.#flush()
    this.#put(isSamePart ? WALL : PART_WALL)
    this.#spans.push({ span, start: this.#length })
    this.#put(span.text)
  }

  /** All findings; call when the file has been read. */
  findings(): readonly KnownFinding[] {
    this.#flush()
    return this.#findings
  }

  #put(text: string): void {
    this.#text.push(text)
    this.#length += text.length
  }

  #flush(): void {
    for (const hit of this.#matcher.match(this.#text.join(''))) {
      const first = this.#spans.findLast(({ start }) => start <= hit.start)
      const last = this.#spans.findLast(({ start }) => start < hit.end)
      if (first === undefined || last === undefined) continue
      const { span } = first
      const [start, end] = [hit.start - first.start, Math.min(hit.end - first.start, span.text.length)]
      // The repeated edge of a long text belongs to its neighbour, unless the passage reaches into its own part.
      const [from, to] = hit.kind === 'value' ? [start, start + 1] : [start, end]
      if (to <= span.own.from || from >= span.own.to) continue
      const { id, kind, share } = hit
      const { place, sight, offset } = span
      this.#findings.push({
        id,
        kind,
        share,
        place,
        sight,
        extent: { span: span.id, start, end, offset },
        lastSpan: last.span.id,
      })
    }
    this.#spans = []
    this.#text = []
    this.#length = 0
  }
}
