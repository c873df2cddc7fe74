import { findIn, type Located } from '../detect/find-in.ts'
import { PART_WALL, WALL } from '../detect/fold.ts'
import { markOf, type MarkKey } from '../detect/mark.ts'
import { normalText } from '../detect/normal-text.ts'
import type { Detector } from '../words/detector.ts'
import type { Finding } from '../words/finding.ts'
import { showPath, type PartPath } from '../words/part.ts'
import type { Span } from '../words/span.ts'
import { Addresses } from './address.ts'

/** Spans are gathered to windows of about this size: detectors are called per window, not per cell. */
const WINDOW = 64 * 1024
const HAS_WALLS = /[\u001d\u001f]/
const WALLS = /[\u001d\u001f]/g

interface At {
  readonly span: Span
  /** Of the span, in the window. */
  readonly start: number
}

/** Takes what is found: counts all, and says whether it still wants the finding itself. */
export interface Taker {
  count(detector: string): boolean
  list(finding: Finding): void
}

/** Spans in, findings out. A window never mixes texts: walls stand between its spans. */
export class Finder {
  readonly #detectors: readonly Detector[]
  readonly #key: MarkKey
  readonly #take: Taker
  readonly #addresses = new Addresses()
  #spans: Span[] = []
  #starts: number[] = []
  #text: string[] = []
  #length = 0
  #path: PartPath = []
  #part = ''

  constructor(detectors: readonly Detector[], key: MarkKey, take: Taker) {
    this.#detectors = detectors
    this.#key = key
    this.#take = take
  }

  add(span: Span): void {
    if (this.#length > 0 && this.#length + span.text.length > WINDOW) this.flush()
    const same = this.#isSamePart(span.place.part)
    if (this.#spans.length > 0) this.#put(same ? WALL : PART_WALL)
    this.#spans.push(span)
    this.#starts.push(this.#length)
    // The document's own control characters must not pass for walls.
    this.#put(HAS_WALLS.test(span.text) ? span.text.replace(WALLS, ' ') : span.text)
  }

  flush(): void {
    if (this.#spans.length === 0) return
    const text = normalText(this.#text.join(''))
    for (const hit of findIn(this.#detectors, text, (at) => this.#headingAt(at))) {
      const at = this.#placeOf(hit)
      if (at !== null && this.#take.count(hit.detector.id)) this.#take.list(this.#finding(hit, at))
    }
    this.#spans = []
    this.#starts = []
    this.#text = []
    this.#length = 0
  }

  /** Whether the last span came from there; a part hands out all its spans with one path. */
  #isSamePart(path: PartPath): boolean {
    if (path === this.#path) return true
    const part = showPath(path)
    const same = part === this.#part
    this.#path = path
    this.#part = part
    return same
  }

  #put(text: string): void {
    this.#text.push(text)
    this.#length += text.length
  }

  /** The span in which an offset of the window lies. */
  #at(offset: number): At | null {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const span = this.#spans[low]
    return span === undefined ? null : { span, start: this.#starts[low] ?? 0 }
  }

  #headingAt(offset: number): string {
    const at = this.#at(offset)
    return at === null ? '' : this.#addresses.heading(at.span, offset - at.start)
  }

  /** Where a hit lies, if it is this window's to tell. */
  #placeOf({ candidate }: Located): At | null {
    const at = this.#at(candidate.start)
    if (at === null) return null
    const [start, end] = [candidate.start - at.start, candidate.end - at.start]
    const { own, text } = at.span
    return start < own.from || start >= own.to || end > text.length ? null : at
  }

  #finding({ detector, candidate, score, reasons }: Located, { span, start: from }: At): Finding {
    const [start, end] = [candidate.start - from, candidate.end - from]
    return {
      detector: detector.id,
      place: { ...span.place, address: this.#addresses.address(span, start) },
      sight: span.sight,
      extent: { span: span.id, start, end, offset: span.offset },
      masked: detector.mask(candidate.value),
      mark: markOf(this.#key, detector.id, candidate.value),
      score,
      reasons,
    }
  }
}
