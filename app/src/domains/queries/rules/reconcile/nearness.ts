/**
 * Two targets are compared without being known: each has, beside its mark, 32-bit keyed marks of itself with one and with two
 * characters left out. If two targets differ by a wrong, missing, surplus or swapped character, they share such a mark.
 *
 * Layout of a blob: [length] [whole] [one left out: length × 4 bytes] [two left out: length·(length−1)/2 × 4 bytes].
 */
export const MARK_BYTES = 4

/** Edits that a target of this length may differ in and still be the same slip: half of a short name is another name. */
export const allowedEdits = (length: number): number => (length >= 7 ? 2 : length >= 3 ? 1 : 0)

const ends = (length: number): readonly [number, number, number] => {
  const one = 1 + length
  return [1, one, one + (length * (length - 1)) / 2]
}

/** Edits between two targets: 0, 1 or 2, or null when they are further apart or cannot be compared. */
export function editsBetween(a: Uint8Array, b: Uint8Array): 0 | 1 | 2 | null {
  const [lengthA, lengthB] = [a[0] ?? 0, b[0] ?? 0]
  if (lengthA === 0 || lengthB === 0 || Math.abs(lengthA - lengthB) > 2) return null
  const most = allowedEdits(Math.min(lengthA, lengthB))
  const [endsA, endsB] = [ends(lengthA), ends(lengthB)]
  const marks = new Set<number>()
  for (const edits of [0, 1, 2] as const) {
    if (edits > most) return null
    marks.clear()
    for (let i = 0; i < endsA[edits]; i++) marks.add(markAt(a, i))
    for (let i = 0; i < endsB[edits]; i++) if (marks.has(markAt(b, i))) return edits
  }
  return null
}

function markAt(blob: Uint8Array, index: number): number {
  const at = 1 + index * MARK_BYTES
  return (((blob[at] ?? 0) << 24) | ((blob[at + 1] ?? 0) << 16) | ((blob[at + 2] ?? 0) << 8) | (blob[at + 3] ?? 0)) >>> 0
}
