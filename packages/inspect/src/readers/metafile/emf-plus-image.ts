import type { Draft, Range } from './draft.ts'

const IMAGE = 5
const BITMAP = 1
const METAFILE = 2
const COMPRESSED = 1

/** A picture that EMF+ draws with: pixels, a file of its own, or another metafile. False: not understood. */
export function plusImage(draft: Draft, ranges: readonly Range[]): boolean {
  const [first] = ranges
  if (first === undefined) return false
  const number = (offset: number): number =>
    offset + 4 <= first.length ? draft.bytes.readUInt32LE(first.at + offset) : Infinity
  const length = ranges.reduce((sum, range) => sum + range.length, 0)
  if (number(4) === METAFILE) {
    const size = number(12)
    if (size === 0 || 16 + size > length || first.length < 16) return false
    draft.nest(within(ranges, 16, 16 + size), null)
    for (const { at, length: left } of within(ranges, 16 + size, length)) draft.spare(at, at + left, 'EMF+')
    return true
  }
  if (number(4) !== BITMAP || first.length < 28) return false
  if (number(24) === COMPRESSED) draft.nest(within(ranges, 28, length), null)
  else draft.pixels += 1
  return true
}

/** What lies from one byte to another of all that the ranges hold. */
function within(ranges: readonly Range[], from: number, to: number): readonly Range[] {
  let offset = 0
  return ranges.flatMap(({ at, length }) => {
    const [start, end] = [Math.max(from - offset, 0), Math.min(to - offset, length)]
    offset += length
    return start < end ? [{ at: at + start, length: end - start }] : []
  })
}

/** Objects too large for one record: pictures come in several, one after another. */
export class PlusPieces {
  readonly #draft: Draft
  #flags = 0
  #total = 0
  #size = 0
  #ranges: Range[] = []

  constructor(draft: Draft) {
    this.#draft = draft
  }

  get open(): boolean {
    return this.#ranges.length > 0
  }

  /** Whether a record that is not marked as a piece is the last one all the same. */
  endsWith(flags: number): boolean {
    return this.open && flags === this.#flags
  }

  /** A piece, marked or the last; `total`: bytes of the whole, where the record says it. False: it belongs to nothing. */
  take(flags: number, total: number | null, at: number, length: number): boolean {
    if (!this.open) [this.#flags, this.#total, this.#size] = [flags, total ?? 0, 0]
    const goesOn = flags === this.#flags && (total === null || total === this.#total)
    const fitting = Math.min(length, this.#total - this.#size)
    if (!goesOn || fitting <= 0 || ((flags >> 8) & 0x7f) !== IMAGE) return false
    this.#ranges.push({ at, length: fitting })
    this.#draft.spare(at + fitting, at + length, 'EMF+')
    this.#size += fitting
    if (this.#size < this.#total) return true
    const ranges = this.#ranges
    this.#ranges = []
    return plusImage(this.#draft, ranges)
  }
}
