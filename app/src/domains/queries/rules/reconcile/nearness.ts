/**
 * Two targets are compared without being known: each has, beside its mark, 32-bit keyed marks of itself with one and with two
 * characters left out. If two targets differ by a wrong, missing, surplus or swapped character, they share such a mark.
 *
 * Layout of a neighbourhood: length, whole, one left out (length), two left out (length·(length−1)/2).
 */
export type Neighbourhood = Int32Array

export const variants = (length: number): number => 1 + length + (length * (length - 1)) / 2

/** Edits that a target of this length may differ in and still be the same slip: half of a short name is another name. */
export const allowedEdits = (length: number): number => (length >= 7 ? 2 : length >= 3 ? 1 : 0)

/** Edits between two targets: 0, 1 or 2, or null when they are further apart or cannot be compared. */
export function editsBetween(a: Neighbourhood, b: Neighbourhood): 0 | 1 | 2 | null {
  const [lengthA, lengthB] = [a[0] ?? 0, b[0] ?? 0]
  if (lengthA === 0 || lengthB === 0 || Math.abs(lengthA - lengthB) > 2) return null
  const most = allowedEdits(Math.min(lengthA, lengthB))
  for (const edits of [0, 1, 2] as const) {
    if (edits > most) return null
    const marks = new Set(a.subarray(1, end(lengthA, edits)))
    if (b.subarray(1, end(lengthB, edits)).some((mark) => marks.has(mark))) return edits
  }
  return null
}

const end = (length: number, edits: 0 | 1 | 2): number =>
  1 + (edits === 0 ? 1 : edits === 1 ? 1 + length : variants(length))
