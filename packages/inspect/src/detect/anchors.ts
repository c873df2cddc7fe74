import { beginningsOf, DEPTH, type Beginning } from './beginnings.ts'
import { toDigit } from './fold.ts'
import { pairsOf, type UnitSet } from './regex-tree.ts'

export type View = 'folded' | 'digits'

/** A pattern that is tried only where it can begin. */
export interface Anchored {
  readonly view: View
  readonly everywhere: RegExp
  readonly here: RegExp
  /** Its place among all patterns. */
  readonly slot: number
}

/** Ways to begin that one pass looks for: as many as a word has bits. */
const LANES = 32
/** Class of what stands before and behind the text: anything may. */
const EDGE = 0
const UNITS = 0x10000

interface Lane extends Beginning {
  readonly slot: number
  readonly view: View
}

interface Bank {
  readonly slots: readonly number[]
  /**
   * The lanes in which a class may stand: `looks[class]` before the match, `looks[count + class]` as its first character,
   * `looks[2 * count + class]` as its second …
   */
  readonly looks: Int32Array
}

interface Prepared {
  /** By code unit of the folded text. */
  readonly classes: Uint16Array
  readonly banks: readonly Bank[]
  readonly count: number
  /**
   * One bit for each pair of classes: whether a match may begin with the first where the second stands before it, next, or next but
   * one. Most places of a text are passed over by these three looks.
   */
  readonly priors: Int32Array
  readonly seconds: Int32Array
  readonly thirds: Int32Array
}

const patterns: Anchored[] = []
let prepared: Prepared | null = null
/** Kept from text to text. */
let scratch = new Uint16Array(0)

/** For module level: every pattern costs every text a look. The pattern has no flags but `g`. */
export function anchored(pattern: RegExp, view: View): Anchored {
  const { source } = pattern
  const one = { view, everywhere: pattern, here: new RegExp(source, 'y'), slot: patterns.length }
  patterns.push(one)
  prepared = null
  return one
}

/** Where each pattern can begin in a folded text, rising; in the order of their slots. */
export function anchorsIn(folded: Uint16Array): readonly (readonly number[])[] {
  const { classes, banks, count, priors, seconds, thirds } = (prepared ??= prepare())
  const { length } = folded
  if (scratch.length < length + DEPTH + 1) scratch = new Uint16Array(length + DEPTH + 1)
  const text = scratch
  for (let i = 0; i < length; i++) text[i + 1] = classes[folded[i] ?? 0] ?? 0
  text.fill(EDGE, length + 1, length + DEPTH + 1)
  const found = patterns.map((): number[] => [])
  for (let i = 1; i <= length; i++) {
    const row = (text[i] ?? 0) * count
    const second = row + (text[i + 1] ?? 0)
    if ((((seconds[second >> 5] ?? 0) >>> (second & 31)) & 1) === 0) continue
    const prior = row + (text[i - 1] ?? 0)
    if ((((priors[prior >> 5] ?? 0) >>> (prior & 31)) & 1) === 0) continue
    const third = row + (text[i + 2] ?? 0)
    if ((((thirds[third >> 5] ?? 0) >>> (third & 31)) & 1) === 0) continue
    for (const bank of banks) look(bank, count, text, i, found)
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

/** Characters that no lane tells apart are one class: the tables stay small enough to be at hand. */
function prepare(): Prepared {
  const lanes = patterns.flatMap(({ everywhere, view, slot }) =>
    beginningsOf(everywhere.source).map((beginning): Lane => ({ ...beginning, slot, view })),
  )
  const ranges = rangesOf(lanes)
  const banksOf = Array.from({ length: Math.ceil(lanes.length / LANES) }, (_, i) =>
    lanes.slice(i * LANES, (i + 1) * LANES),
  )
  const columns = banksOf.flatMap((bank) => [
    columnOf(bank, ranges, ({ before }) => before),
    ...Array.from({ length: DEPTH }, (_, n) => columnOf(bank, ranges, ({ at }) => at[n] ?? null)),
  ])
  const classes = new Uint16Array(UNITS)
  const byLook = new Map<string, number>()
  const members: number[] = []
  ranges.forEach((from, i) => {
    const look = columns.map((column) => column[i]).join()
    if (!byLook.has(look)) byLook.set(look, members.push(i))
    classes.fill(byLook.get(look) ?? EDGE, from, ranges[i + 1] ?? UNITS)
  })
  const count = members.length + 1
  const banks = banksOf.map((bank, i): Bank => {
    const own = columns.slice(i * (DEPTH + 1), (i + 1) * (DEPTH + 1))
    const looks = own.flatMap((column) => [-1, ...members.map((n) => column[n] ?? 0)])
    return { slots: bank.map(({ slot }) => slot), looks: Int32Array.from(looks) }
  })
  return {
    classes,
    banks,
    count,
    priors: pairsIn(banks, count, 0),
    seconds: pairsIn(banks, count, 2),
    thirds: pairsIn(banks, count, 3),
  }
}

/** Whether a lane that begins with one class allows another at the n-th look. */
function pairsIn(banks: readonly Bank[], count: number, n: number): Int32Array {
  const bits = new Int32Array(Math.ceil((count * count) / 32))
  for (const { looks } of banks)
    for (let own = 0; own < count; own++) {
      const lanes = looks[count + own] ?? 0
      if (lanes === 0) continue
      for (let other = 0; other < count; other++) {
        const pair = own * count + other
        if ((lanes & (looks[n * count + other] ?? 0)) !== 0)
          bits[pair >> 5] = (bits[pair >> 5] ?? 0) | (1 << (pair & 31))
      }
    }
  return bits
}

/** Beginnings of the ranges of code units within which no set of any lane begins or ends, in either view. */
function rangesOf(lanes: readonly Lane[]): readonly number[] {
  const cuts = new Set([0])
  for (const { before, at } of lanes)
    for (const [from, to] of [before, ...at].flatMap(pairsOf)) cuts.add(from).add(to + 1)
  for (let code = 0; code < UNITS; code++) if (toDigit(code) !== code) cuts.add(code).add(code + 1)
  cuts.delete(UNITS)
  return [...cuts].sort((a, b) => a - b)
}

/** By range of code units of the folded text, the lanes of a bank that allow it; a lane without a set allows all. */
function columnOf(
  bank: readonly Lane[],
  ranges: readonly number[],
  setOf: (lane: Lane) => UnitSet | null,
): Int32Array {
  const column = new Int32Array(ranges.length)
  const allowed = new Uint8Array(UNITS)
  bank.forEach((lane, i) => {
    const set = setOf(lane)
    const pairs = set === null ? [] : pairsOf(set)
    for (const [from, to] of pairs) allowed.fill(1, from, to + 1)
    for (let n = 0; n < ranges.length; n++) {
      const code = ranges[n] ?? 0
      if (set === null || allowed[lane.view === 'digits' ? toDigit(code) : code] === 1)
        column[n] = (column[n] ?? 0) | (1 << i)
    }
    for (const [from, to] of pairs) allowed.fill(0, from, to + 1)
  })
  return column
}
