import { cheapest } from './cheapest.ts'

/** Beyond this many events at a stretch the plain pairing stands; it is as large, only perhaps not the most agreeable one. */
const WEIGHED = 64

/**
 * Pairs look-ups with entries of one person, system and target, one to one, at most `window` seconds apart. Both lists ascend in time.
 * INVARIANT: no pairing has more pairs; among those of that size, none has a smaller sum of `differs`.
 * @returns for each look-up the index of its entry, or -1
 */
export function pair(
  looks: readonly number[],
  entries: readonly number[],
  window: number,
  differs: (look: number, entry: number) => number,
): Int32Array {
  const pairs = inOrder(looks, entries, window)
  if (pairs.length * entries.length <= 1 || agrees(pairs, differs)) return pairs
  for (const stretch of stretches(looks, entries, window))
    weigh(pairs, stretch, looks, entries, window, differs)
  return pairs
}

/**
 * Earliest with earliest. For points on a line with equal windows this is a largest matching: in any other one, two crossing
 * or skipping pairs can be exchanged for these without losing a pair.
 */
function inOrder(looks: readonly number[], entries: readonly number[], window: number): Int32Array {
  const pairs = new Int32Array(looks.length).fill(-1)
  let e = 0
  for (let l = 0; l < looks.length && e < entries.length;) {
    const apart = (entries[e] ?? 0) - (looks[l] ?? 0)
    if (apart > window) l++
    else if (apart < -window) e++
    else pairs[l++] = e++
  }
  return pairs
}

const agrees = (pairs: Int32Array, differs: (look: number, entry: number) => number): boolean =>
  pairs.every((entry, look) => entry < 0 || differs(look, entry) === 0)

interface Stretch {
  readonly looks: readonly number[]
  readonly entries: readonly number[]
}

/** Events with never more than the window between neighbours: nothing pairs across a longer silence. */
function stretches(looks: readonly number[], entries: readonly number[], window: number): Stretch[] {
  const found: { looks: number[]; entries: number[] }[] = []
  let last = -Infinity
  let l = 0
  let e = 0
  while (l < looks.length || e < entries.length) {
    const look = looks[l] ?? Infinity
    const entry = entries[e] ?? Infinity
    const at = Math.min(look, entry)
    if (at - last > window || found.length === 0) found.push({ looks: [], entries: [] })
    last = at
    if (look <= entry) found.at(-1)?.looks.push(l++)
    else found.at(-1)?.entries.push(e++)
  }
  return found
}

function weigh(
  pairs: Int32Array,
  stretch: Stretch,
  looks: readonly number[],
  entries: readonly number[],
  window: number,
  differs: (look: number, entry: number) => number,
): void {
  const size = Math.max(stretch.looks.length, stretch.entries.length)
  if (stretch.looks.length === 0 || stretch.entries.length === 0 || size > WEIGHED) return
  const apart = (l: number, e: number): boolean => Math.abs((looks[l] ?? 0) - (entries[e] ?? 0)) > window
  const chosen = cheapest(stretch.looks.length, stretch.entries.length, (i, j) => {
    const [l, e] = [stretch.looks[i] ?? 0, stretch.entries[j] ?? 0]
    return apart(l, e) ? null : differs(l, e)
  })
  chosen.forEach((j, i) => (pairs[stretch.looks[i] ?? 0] = j < 0 ? -1 : (stretch.entries[j] ?? -1)))
}
