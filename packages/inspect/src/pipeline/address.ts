import type { Grid, Span } from '../words/span.ts'

/** Human addresses of offsets within spans. Remembers where the lines of the last span begin: a long text has many hits. */
export class Addresses {
  #span: Span | null = null
  #breaks: number[] = []

  address(span: Span, offset: number): string {
    if (span.line === null) return span.place.address
    const line = `L${span.line + this.#breaksBefore(span, offset)}`
    return span.grid === null ? line : `${line}·C${this.#column(span, offset, span.grid) + 1}`
  }

  /** The heading of the field or column in which an offset lies. */
  heading(span: Span, offset: number): string {
    if (span.grid === null) return span.heading
    return span.grid.headings[this.#column(span, offset, span.grid)] ?? ''
  }

  #breaksBefore(span: Span, offset: number): number {
    if (this.#span !== span) {
      this.#span = span
      this.#breaks = []
      const { text } = span
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#breaks.push(at)
    }
    let [low, high] = [0, this.#breaks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#breaks[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Fields before the offset in its line. A quoted field that holds line breaks is counted from its last line: good enough for a hint. */
  #column(span: Span, offset: number, { delimiter }: Grid): number {
    const { text } = span
    const before = this.#breaksBefore(span, offset)
    const start = before === 0 ? 0 : (this.#breaks[before - 1] ?? 0) + 1
    if (offset - start > LONGEST_LINE) return -1
    let column = 0
    let quoted = false
    for (let i = start; i < offset; i++) {
      const char = text[i]
      if (char === '"') quoted = !quoted
      else if (char === delimiter && !quoted) column += 1
    }
    return column
  }
}

/** A line longer than this is no row of a table, and counting its fields for every hit would cost the square of its length. */
const LONGEST_LINE = 16 * 1024
