import { addDays, type Day } from '#kernel/ground'

/** One person's time with one account; days inclusive, null is open. */
export interface Span {
  readonly person: string
  readonly from: Day
  readonly to: Day | null
}

/**
 * Who holds one account when: the rows of the file laid over those known. An open end, or a known row, gives way on the day
 * before the next holder begins; an end that the file states must not reach into another person's time.
 * @returns the spans in order, and the rows of the file that cannot hold
 */
export function laidOver(
  known: readonly Span[],
  file: readonly Span[],
): { readonly spans: readonly Span[]; readonly clashing: readonly Span[] } {
  const byStart = new Map<Day, Span>(known.map((row) => [row.from, row]))
  const clashing: Span[] = []
  for (const row of file) {
    const same = byStart.get(row.from)
    if (same && same.person !== row.person) clashing.push(row)
    else byStart.set(row.from, row)
  }
  const sorted = [...byStart.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const spans = sorted.map((row, i): Span => {
    const next = sorted[i + 1]
    if (!next || (row.to !== null && row.to < next.from)) return row
    if (row.to !== null && next.person !== row.person && file.includes(row)) clashing.push(row)
    return { ...row, to: addDays(next.from, -1) }
  })
  return { spans, clashing }
}
