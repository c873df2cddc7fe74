import type { Finding } from '../api.ts'

/** A run of text, and the findings that lie over it. */
export interface Piece {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** Cuts the text of a span where findings begin and end. INVARIANT: the pieces joined are the text. */
export function piecesOf(text: string, findings: readonly Finding[]): readonly Piece[] {
  const within = findings.filter(({ start, end }) => start < end && end > 0 && start < text.length)
  if (within.length === 0) return [{ text, findings: [] }]
  const cuts = new Set([0, text.length])
  for (const { start, end } of within) cuts.add(Math.max(0, start)).add(Math.min(text.length, end))
  const sorted = [...cuts].sort((a, b) => a - b)
  const coming = [...within].sort((a, b) => a.start - b.start)
  let next = 0
  let over: readonly Finding[] = []
  // One walk along the text: a roll of persons is one span with thousands of findings.
  return sorted.slice(1).map((to, i) => {
    const from = sorted[i] ?? 0
    const begun = next
    while ((coming[next]?.start ?? Infinity) <= from) next += 1
    over = [...over, ...coming.slice(begun, next)].filter(({ end }) => end > from)
    return { text: text.slice(from, to), findings: over }
  })
}

/** Findings by the span in whose text they stand. */
export function bySpan(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>()
  for (const one of findings) {
    const there = found.get(one.span)
    if (there) there.push(one)
    else found.set(one.span, [one])
  }
  return found
}
