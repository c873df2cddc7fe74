import type { BinHash } from '../tree/hash.ts'
import { CompactRange } from '../tree/compact-range.ts'
import { HASH_SIZE, sameBytes, toBin } from '../tree/hash.ts'
import { TILE_HEIGHT, TILE_WIDTH, widthOf } from '../tiles/layout.ts'
import type { EntriesPiece } from './analyse.ts'
import type { Findings } from './findings.ts'

/** A signed tree head that the entries must lead to. */
export interface SignedHead {
  readonly size: number
  readonly root: BinHash
  /** Its number in the history, or the name of the file that it came from. */
  readonly from: number | string
}

/** Which side a signed root takes where an entry and its stored leaf hash disagree. */
export type Truth = 'entry' | 'tile' | 'unknown'

/** Disputed leaves that are judged one by one; beyond, the report would help nobody. */
const MAX_DISPUTED = 100_000

/**
 * Rebuilds the tree from the entries, in order and in constant memory, and holds it against every signed head as
 * its size is reached. Where stored leaf hashes travel with the entries, a second tree is grown from them from the
 * first difference on: the one that meets the signed root tells which side was altered, leaf by leaf.
 */
export class TreeAudit {
  readonly #findings: Findings
  readonly #heads: readonly SignedHead[]
  #next = 0
  #size = 0
  #byEntry: CompactRange | null = new CompactRange()
  #byTile: CompactRange | null = null
  /** Where the first difference was; before it both trees are one. */
  #split = false
  #agreed = 0
  readonly #forked = new Set<string>()
  #pending: number[] = []
  readonly truths = new Map<number, Truth>()

  /** `heads` by rising size. */
  constructor(heads: readonly SignedHead[], findings: Findings) {
    this.#heads = heads
    this.#findings = findings
    this.#meetHeads()
  }

  get size(): number {
    return this.#size
  }

  /** Takes the next bundle; `expected` is the number of entries that it must hold. Disordered bundles are not taken. */
  add(piece: EntriesPiece, total: number): boolean {
    if (piece.start < this.#size) return false
    if (piece.start > this.#size) this.#skipTo(piece.start)
    const expected = widthOf(total, 0, piece.start / TILE_WIDTH)
    if (expected === 0 || piece.count > expected) return false
    const tile = piece.tile !== null && piece.tile.length >= expected * HASH_SIZE ? piece.tile : null
    if (piece.count < expected) this.#addShort(piece, expected, tile)
    else if (tile === null || this.#sameAsTile(piece, tile)) this.#addAgreed(piece)
    else this.#addDisputed(piece, tile)
    return true
  }

  /** After the last bundle: what is signed beyond the entries, and what is in the entries beyond all signatures. */
  finish(total: number, truncated: boolean): void {
    if (this.#size < total && !truncated) this.#skipTo(total)
    this.#settle('unknown')
    const beyond = this.#heads.at(-1)
    if (beyond !== undefined && beyond.size > this.#size && !truncated) {
      this.#findings.add({
        code: 'TREE_ROLLED_BACK',
        signedSize: beyond.size,
        leaf: this.#size,
        to: beyond.size,
        ...named(beyond),
      })
    }
    if (beyond !== undefined && beyond.size < this.#size) {
      this.#findings.add({ code: 'ENTRY_UNSIGNED', leaf: beyond.size, to: this.#size })
    }
  }

  #sameAsTile(piece: EntriesPiece, tile: Uint8Array): boolean {
    return sameBytes(piece.leaves, tile.subarray(0, piece.leaves.length))
  }

  #addAgreed(piece: EntriesPiece): void {
    const head = this.#heads[this.#next]
    const end = this.#size + piece.count
    if (piece.subtree !== null && (head === undefined || head.size >= end)) {
      this.#byEntry?.appendPerfect(TILE_HEIGHT, piece.subtree)
      this.#byTile?.appendPerfect(TILE_HEIGHT, piece.subtree)
      this.#size = end
      this.#meetHeads()
      return
    }
    for (let n = 0; n < piece.count; n += 1) {
      const leaf = toBin(piece.leaves, n * HASH_SIZE)
      this.#addLeaf(leaf, leaf)
    }
  }

  #addDisputed(piece: EntriesPiece, tile: Uint8Array): void {
    for (let n = 0; n < piece.count; n += 1) {
      const [leaf, stored] = [toBin(piece.leaves, n * HASH_SIZE), toBin(tile, n * HASH_SIZE)]
      if (leaf !== stored) {
        if (!this.#split) this.#byTile = this.#byEntry?.clone() ?? null
        this.#split = true
        if (this.#pending.length < MAX_DISPUTED) this.#pending.push(this.#size)
      }
      this.#addLeaf(leaf, stored)
    }
  }

  /** Entries are missing from a bundle: only the stored leaf hashes can carry the tree on, and show where the gap is. */
  #addShort(piece: EntriesPiece, expected: number, tile: Uint8Array | null): void {
    if (tile === null) {
      this.#findings.add({
        code: 'ENTRY_MISSING',
        leaf: piece.start + piece.count,
        to: piece.start + expected,
        line: piece.line,
      })
      this.#loseTrees(piece.start + expected)
      return
    }
    if (!this.#split) this.#byTile = this.#byEntry?.clone() ?? null
    this.#split = true
    this.#byEntry = null
    let entry = 0
    for (let n = 0; n < expected; n += 1) {
      const stored = toBin(tile, n * HASH_SIZE)
      if (entry < piece.count && toBin(piece.leaves, entry * HASH_SIZE) === stored) entry += 1
      else this.#findings.add({ code: 'ENTRY_MISSING', leaf: piece.start + n, line: piece.line })
      this.#addLeaf(stored, stored)
    }
  }

  #addLeaf(leaf: BinHash, stored: BinHash): void {
    this.#byEntry?.appendBin(leaf)
    if (this.#split) this.#byTile?.appendBin(stored)
    this.#size += 1
    this.#meetHeads()
  }

  #skipTo(size: number): void {
    this.#findings.add({ code: 'ENTRY_MISSING', leaf: this.#size, to: size })
    this.#loseTrees(size)
  }

  #loseTrees(size: number): void {
    this.#settle('unknown')
    this.#byEntry = null
    this.#byTile = null
    this.#split = true
    this.#size = size
    while (this.#heads[this.#next] !== undefined && (this.#heads[this.#next] as SignedHead).size <= size)
      this.#next += 1
  }

  #meetHeads(): void {
    for (let head = this.#heads[this.#next]; head?.size === this.#size; head = this.#heads[this.#next]) {
      this.#next += 1
      this.#meet(head)
    }
  }

  #meet(head: SignedHead): void {
    if (this.#byEntry === null && this.#byTile === null) return
    const byEntry = this.#byEntry?.rootBin() === head.root
    const byTile = this.#split && this.#byTile?.rootBin() === head.root
    if (byEntry || byTile) {
      this.#agreed = head.size
      this.#settle(byEntry ? 'entry' : 'tile')
      // From here the trees are one again: the signed root has shown which of the two histories it is.
      if (!byEntry) this.#byEntry = this.#byTile
      this.#byTile = null
      this.#split = false
      return
    }
    this.#settle('unknown')
    // The first head of each source that is not met says it all; later ones of the same history follow from it.
    const source = typeof head.from === 'number' ? '' : head.from
    if (this.#forked.has(source)) return
    this.#forked.add(source)
    this.#findings.add({
      code: 'TREE_FORKED',
      signedSize: head.size,
      leaf: this.#agreed,
      to: head.size,
      ...named(head),
    })
  }

  #settle(truth: Truth): void {
    for (const leaf of this.#pending) {
      this.truths.set(leaf, truth)
      this.#findings.add({ code: truth === 'entry' ? 'TILE_ALTERED' : 'ENTRY_ALTERED', leaf })
    }
    this.#pending = []
  }
}

function named(head: SignedHead): { checkpoint: number } | { name: string } {
  return typeof head.from === 'number' ? { checkpoint: head.from } : { name: head.from }
}
