import { beginningsOf, DEPTH, type Beginning } from './beginnings.ts'
import { digitUnit, foldedUnit } from './fold.ts'
import { pairsOf, type UnitSet } from './regex-tree.ts'

export type View = 'folded' | 'digits'

/** Up to 32 ways to begin (lanes), each a bit. */
export interface Bank {
  /** By lane: the pattern it belongs to. */
  readonly slots: readonly number[]
  /** Groups of its lanes, as bits. */
  readonly groups: number
  /**
   * The lanes in which a class may stand: `looks[class]` before the match, `looks[count + class]` as its first character,
   * `looks[2 * count + class]` as its second …
   */
  readonly looks: Int32Array
}

export interface Tables {
  /** By code unit as written. Characters that no lane tells apart are one class; class 0 is the edge of the text, where anything may be. */
  readonly classes: Uint16Array
  readonly count: number
  readonly banks: readonly Bank[]
  /**
   * By pair of classes, the groups of lanes in which a match may begin with the one where the other stands before it, next, or next
   * but one. Most places of a text are passed over by these three looks.
   */
  readonly priors: Uint8Array
  readonly seconds: Uint8Array
  readonly thirds: Uint8Array
  /** `seconds` as bits: small enough to be always at hand, and nine places of ten are passed over by it. */
  readonly isPair: Int32Array
}

interface Lane extends Beginning {
  readonly slot: number
  readonly view: View
}

interface Pattern {
  readonly everywhere: RegExp
  readonly view: View
  readonly slot: number
}

const UNITS = 0x10000
/** As many as bits of a byte. */
const GROUPS = 8
const LANES = 32

export function tablesFor(patterns: readonly Pattern[]): Tables {
  const lanes = patterns
    .flatMap(({ everywhere, view, slot }) =>
      beginningsOf(everywhere.source).map((beginning): Lane => ({ ...beginning, slot, view })),
    )
    .sort((a, b) => kindOf(a) - kindOf(b))
  if (lanes.length > GROUPS * LANES) throw new Error('more ways to begin than the tables have room for')
  const perGroup = Math.ceil(lanes.length / GROUPS)
  const perBank = Math.max(1, Math.floor(LANES / perGroup)) * perGroup
  const banksOf = Array.from({ length: Math.ceil(lanes.length / perBank) }, (_, i) =>
    lanes.slice(i * perBank, (i + 1) * perBank),
  )
  const ranges = rangesOf(lanes)
  const columns = banksOf.map((bank) => [
    columnOf(bank, ranges, ({ before }) => before),
    ...Array.from({ length: DEPTH }, (_, n) => columnOf(bank, ranges, ({ at }) => at[n] ?? null)),
  ])
  const { byRange, members } = classesOf(ranges.length, columns.flat())
  const classes = new Uint16Array(UNITS)
  const rangeOf = new Uint16Array(UNITS)
  ranges.forEach((from, i) => rangeOf.fill(i, from, ranges[i + 1] ?? UNITS))
  for (let code = 0; code < UNITS; code++) classes[code] = byRange[rangeOf[foldedUnit(code)] ?? 0] ?? 0
  const looks = columns.map((own) =>
    Int32Array.from(own.flatMap((column) => [-1, ...members.map((range) => column[range] ?? 0)])),
  )
  const count = members.length + 1
  const pairs = (n: number): Uint8Array => pairsIn(looks, count, n, perGroup)
  const banks = banksOf.map((bank, i): Bank => {
    const groups = bank.reduce(
      (bits, _, lane) => bits | (1 << (i * (perBank / perGroup) + Math.floor(lane / perGroup))),
      0,
    )
    return { slots: bank.map(({ slot }) => slot), groups, looks: looks[i] ?? new Int32Array() }
  })
  const seconds = pairs(2)
  const isPair = new Int32Array(Math.ceil(seconds.length / 32))
  seconds.forEach((groups, pair) => {
    if (groups !== 0) isPair[pair >> 5] = (isPair[pair >> 5] ?? 0) | (1 << (pair & 31))
  })
  return { classes, count, banks, isPair, seconds, priors: pairs(0), thirds: pairs(3) }
}

/** Lanes that begin alike are put together, so that a group says something: numbers, letters, what needs a certain sign before it. */
function kindOf({ before, at }: Lane): number {
  const first = pairsOf(at[0] ?? []).some(([from, to]) => from <= 0x35 && to >= 0x35) ? 0 : 1
  const letter = pairsOf(at[0] ?? []).some(([from, to]) => from <= 0x42 && to >= 0x42) ? 0 : 1
  const free = before[0] === 0 && before[1] === UNITS - 1 ? 1 : 0
  return ((first * 2 + letter) * 2 + free) * 16 + at.length
}

/** Ranges that all columns treat alike are one class; classes count from 1. */
function classesOf(
  ranges: number,
  columns: readonly Int32Array[],
): { readonly byRange: Uint16Array; readonly members: readonly number[] } {
  const known = new Map<string, number>()
  const members: number[] = []
  const byRange = Uint16Array.from({ length: ranges }, (_, i) => {
    const look = columns.map((column) => column[i]).join()
    const own = known.get(look) ?? members.push(i)
    known.set(look, own)
    return own
  })
  return { byRange, members }
}

/** By pair of classes, the groups in which some lane begins with one and allows the other at the n-th look. */
function pairsIn(looks: readonly Int32Array[], count: number, n: number, perGroup: number): Uint8Array {
  const pairs = new Uint8Array(count * count)
  const perBank = Math.max(1, Math.floor(LANES / perGroup))
  looks.forEach((bank, i) => {
    for (let own = 0; own < count; own++) {
      const lanes = bank[count + own] ?? 0
      if (lanes === 0) continue
      for (let other = 0; other < count; other++) {
        const both = lanes & (bank[n * count + other] ?? 0)
        if (both === 0) continue
        for (let group = 0; group < perBank; group++) {
          const mask = perGroup >= LANES ? -1 : ((1 << perGroup) - 1) << (group * perGroup)
          if ((both & mask) !== 0)
            pairs[own * count + other] = (pairs[own * count + other] ?? 0) | (1 << (i * perBank + group))
        }
      }
    }
  })
  return pairs
}

/** Beginnings of the ranges of code units within which no set of any lane begins or ends, in either view. */
function rangesOf(lanes: readonly Lane[]): readonly number[] {
  const cuts = new Set([0])
  for (const { before, at } of lanes)
    for (const [from, to] of [before, ...at].flatMap(pairsOf)) cuts.add(from).add(to + 1)
  for (let code = 0; code < UNITS; code++) if (digitUnit(code) !== code) cuts.add(code).add(code + 1)
  cuts.delete(UNITS)
  return [...cuts].sort((a, b) => a - b)
}

/** By range of folded code units, the lanes of a bank that allow it; a lane without a set allows all. */
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
      if (set === null || allowed[lane.view === 'digits' ? digitUnit(code) : code] === 1)
        column[n] = (column[n] ?? 0) | (1 << i)
    }
    for (const [from, to] of pairs) allowed.fill(0, from, to + 1)
  })
  return column
}
