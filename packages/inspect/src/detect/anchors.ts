import { tablesFor, type Bank, type Tables, type View } from './anchor-tables.ts'
import { DEPTH } from './beginnings.ts'
import { Room, unitsOf } from './fold.ts'

/** A pattern that is tried only where it can begin. */
export interface Anchored {
  readonly view: View
  readonly everywhere: RegExp
  readonly here: RegExp
  /** Its place among all patterns. */
  readonly slot: number
}

const patterns: Anchored[] = []
let prepared: Tables | null = null
const room = new Room()

/** For module level: every pattern costs every text a look. The pattern has no flags but `g`. */
export function anchored(pattern: RegExp, view: View): Anchored {
  const { source } = pattern
  const one = { view, everywhere: pattern, here: new RegExp(source, 'y'), slot: patterns.length }
  patterns.push(one)
  prepared = null
  return one
}

/** Where each pattern can begin in a text, rising; in the order of their slots. */
export function anchorsIn(plain: string): readonly (readonly number[])[] {
  const { classes, count, isPair, priors, seconds, thirds, banks } = (prepared ??= tablesFor(patterns))
  const { length } = plain
  const units = unitsOf(plain)
  const text = room.of(length + DEPTH + 1)
  text.fill(0)
  for (let i = 0; i < length; i++) text[i + 1] = classes[units[i] ?? 0] ?? 0
  const found = patterns.map((): number[] => [])
  for (let i = 1; i <= length; i++) {
    const row = (text[i] ?? 0) * count
    const pair = row + (text[i + 1] ?? 0)
    if ((((isPair[pair >> 5] ?? 0) >>> (pair & 31)) & 1) === 0) continue
    const groups =
      (seconds[pair] ?? 0) & (priors[row + (text[i - 1] ?? 0)] ?? 0) & (thirds[row + (text[i + 2] ?? 0)] ?? 0)
    if (groups === 0) continue
    for (const bank of banks) if ((bank.groups & groups) !== 0) look(bank, count, text, i, found)
  }
  return found
}

/** Notes the patterns of a bank that can begin at a place. */
function look(
  { slots, looks }: Bank,
  count: number,
  text: Uint16Array,
  place: number,
  found: number[][],
): void {
  let lanes = -1
  for (let n = 0; lanes !== 0 && n <= DEPTH; n++) lanes &= looks[n * count + (text[place - 1 + n] ?? 0)] ?? 0
  while (lanes !== 0) {
    const starts = found[slots[31 - Math.clz32(lanes & -lanes)] ?? 0]
    if (starts !== undefined && starts[starts.length - 1] !== place - 1) starts.push(place - 1)
    lanes &= lanes - 1
  }
}
