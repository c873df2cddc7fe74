import type { Grid, Span } from '../words/span.ts'

/** The human address of an offset within a span. */
export function addressAt(span: Span, offset: number): string {
  if (span.line === null) return span.place.address
  const before = span.text.slice(0, offset)
  let line = span.line
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line += 1
  if (span.grid === null) return `L${line}`
  return `L${line}·C${columnAt(span.text, offset, span.grid) + 1}`
}

export function headingAt(span: Span, offset: number): string {
  if (span.grid === null) return span.heading
  return span.grid.headings[columnAt(span.text, offset, span.grid)] ?? ''
}

/** Fields before the offset in its line. A quoted field that holds line breaks is counted from its last line: good enough for a hint. */
function columnAt(text: string, offset: number, { delimiter }: Grid): number {
  let column = 0
  let quoted = false
  for (let i = text.lastIndexOf('\n', offset - 1) + 1; i < offset; i++) {
    const char = text[i]
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) column += 1
  }
  return column
}
