import type { Draft, Range } from './draft.ts'

/** Everything of a record that none of the ranges covers. */
export function spares(
  draft: Draft,
  at: number,
  size: number,
  covered: readonly Range[],
  what: string,
): void {
  let reached = at
  for (const range of covered.toSorted((one, other) => one.at - other.at)) {
    draft.spare(reached, Math.min(range.at, at + size), what)
    reached = Math.max(reached, range.at + range.length)
  }
  draft.spare(reached, at + size, what)
}
