import type { BinHash } from './hash.ts'
import { EMPTY_BIN, HASH_SIZE, fromBin, leafBin, nodeBin, toBin } from './hash.ts'

/** Called with each perfect subtree as it closes: its height, its index at that height, its hash. */
export type SubtreeListener = (height: number, index: number, hash: BinHash) => void

/**
 * The left part of an RFC 6962 tree, kept as the roots of its perfect subtrees, largest first: enough to append
 * and to name the root, in O(log size) memory. One hash per appended leaf on average.
 */
export class CompactRange {
  #size = 0
  #peaks: BinHash[] = []

  /** From stored peaks (largest subtree first). Throws when their number does not fit the size. */
  static from(size: number, peaks: readonly Uint8Array[]): CompactRange {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`)
    if (peaks.length !== onesIn(size)) throw new RangeError('the number of peaks does not fit the size')
    if (peaks.some((peak) => peak.length !== HASH_SIZE)) throw new RangeError('a peak is a 32-byte hash')
    const range = new CompactRange()
    range.#size = size
    range.#peaks = peaks.map((peak) => toBin(peak))
    return range
  }

  get size(): number {
    return this.#size
  }

  get peaks(): readonly Uint8Array[] {
    return this.#peaks.map(fromBin)
  }

  clone(): CompactRange {
    const copy = new CompactRange()
    copy.#size = this.#size
    copy.#peaks = [...this.#peaks]
    return copy
  }

  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_SIZE) throw new RangeError('a leaf hash is 32 bytes')
    this.appendBin(toBin(leaf))
  }

  appendEntry(data: Uint8Array): void {
    this.appendBin(leafBin(data))
  }

  /** The fast path: hash already in string form; the listener hears of every subtree that this leaf closes. */
  appendBin(leaf: BinHash, onSubtree?: SubtreeListener): void {
    let index = this.#size
    let height = 0
    let node = leaf
    onSubtree?.(0, index, node)
    while (index % 2 === 1) {
      // INVARIANT: an odd index at this height means that its left sibling is the last peak.
      node = nodeBin(this.#peaks.pop() as BinHash, node)
      index = (index - 1) / 2
      height += 1
      onSubtree?.(height, index, node)
    }
    this.#peaks.push(node)
    this.#size += 1
  }

  /** Appends a whole perfect subtree of 2^height leaves; the size must be a multiple of that. */
  appendPerfect(height: number, subtree: BinHash): void {
    const span = 2 ** height
    if (this.#size % span !== 0) throw new RangeError('a subtree begins at a multiple of its size')
    let node = subtree
    for (let index = this.#size / span; index % 2 === 1; index = (index - 1) / 2) {
      node = nodeBin(this.#peaks.pop() as BinHash, node)
    }
    this.#peaks.push(node)
    this.#size += span
  }

  root(): Uint8Array {
    return fromBin(this.rootBin())
  }

  rootBin(): BinHash {
    return foldPeaks(this.#peaks)
  }
}

/** Joins perfect subtrees (largest first) from the right, as RFC 6962 does for a tree that is not a power of two. */
export function foldPeaks(peaks: readonly BinHash[]): BinHash {
  let root = peaks[peaks.length - 1]
  if (root === undefined) return EMPTY_BIN
  for (let i = peaks.length - 2; i >= 0; i -= 1) root = nodeBin(peaks[i] as BinHash, root)
  return root
}

/** Root over leaf hashes in order: MTH of RFC 6962 §2.1 with the leaves already hashed. */
export function rootOf(leaves: Iterable<Uint8Array>): Uint8Array {
  const range = new CompactRange()
  for (const leaf of leaves) range.append(leaf)
  return range.root()
}

function onesIn(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
