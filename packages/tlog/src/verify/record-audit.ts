import type { BinHash } from '../tree/hash.ts'
import { HASH_SIZE, fromBin, leafBin, sameBytes, toBin } from '../tree/hash.ts'
import { encodeRecordEntry } from '../record/entry.ts'
import type { EntriesPiece, RecordsPiece } from './analyse.ts'
import type { Findings } from './findings.ts'
import type { Truth } from './tree-audit.ts'

/** Mismatched records kept until the end, to tell a swap from a change. */
const MAX_MISMATCHED = 100_000

interface Misfit {
  readonly root: BinHash | null
  readonly line: number
}

/** Holds the records against the entries, bundle by bundle. Only what does not fit is remembered. */
export class RecordAudit {
  readonly #findings: Findings
  readonly #range: { readonly from: number; readonly to: number } | null
  readonly #total: number
  #open: EntriesPiece | null = null
  #fitted = new Uint8Array(256)
  #misfits = new Map<number, Misfit[]>()
  readonly #mismatched: { leaf: number; found: BinHash | null; expected: BinHash; line: number }[] = []
  /** Leaves where entry and stored leaf hash disagree: which of them the record fits. */
  readonly #disputed = new Map<number, Truth | 'missing'>()
  #lastLeaf = -1
  #cutAfter = Number.POSITIVE_INFINITY
  checked = 0
  seen = 0

  constructor(range: { from: number; to: number } | null, total: number, findings: Findings) {
    this.#range = range
    this.#total = total
    this.#findings = findings
  }

  /** The bundle whose records come next. */
  begin(piece: EntriesPiece): void {
    this.#close()
    this.#open = piece
    this.#fitted = new Uint8Array(256)
    this.#misfits = new Map()
  }

  add(piece: RecordsPiece): void {
    for (let n = 0; n < piece.leaves.length; n += 1) {
      const leaf = piece.leaves[n] as number
      const line = piece.lines[n] as number
      this.seen += 1
      if (Number.isNaN(leaf)) this.#findings.add({ code: 'RECORD_INSERTED', line })
      else if (leaf >= this.#total) this.#findings.add({ code: 'RECORD_INSERTED', leaf, line })
      else this.#place(piece, n, leaf, line)
    }
  }

  /** `truths` say which side was right where entry and stored leaf hash disagreed. */
  finish(truths: ReadonlyMap<number, Truth>, truncated: boolean): void {
    // Of a package that was cut off, nobody can say that what would come after the cut is missing from the store.
    this.#cutAfter = truncated ? this.#lastLeaf : Number.POSITIVE_INFINITY
    this.#close()
    for (const [leaf, fits] of this.#disputed) {
      const truth = truths.get(leaf) ?? 'unknown'
      if (fits === 'missing') this.#findings.add({ code: 'RECORD_MISSING', leaf })
      else if (fits === 'unknown' || (truth !== 'unknown' && fits !== truth)) {
        this.#findings.add({ code: 'RECORD_ALTERED', leaf })
      }
    }
    this.#tellSwaps()
  }

  #place(piece: RecordsPiece, n: number, leaf: number, line: number): void {
    const open = this.#open
    const slot = open === null ? -1 : leaf - open.start
    this.#lastLeaf = Math.max(this.#lastLeaf, leaf)
    if (open === null || slot < 0 || slot > 255) {
      this.#findings.add({ code: 'PACKAGE_DISORDERED', leaf, line })
      return
    }
    const root = piece.rooted[n] === 1 ? piece.roots.subarray(n * HASH_SIZE, (n + 1) * HASH_SIZE) : null
    if (root === null || this.#fitted[slot] === 1 || !fitsEntry(open, slot, root)) {
      const misfits = this.#misfits.get(slot) ?? []
      misfits.push({ root: root === null ? null : toBin(root), line })
      this.#misfits.set(slot, misfits)
      return
    }
    this.#fitted[slot] = 1
  }

  #close(): void {
    const open = this.#open
    if (open === null) return
    // A bundle that lost entries still has its stored leaf hashes to judge by.
    const slots = Math.max(open.count, (open.tile?.length ?? 0) / HASH_SIZE)
    for (let slot = 0; slot < slots; slot += 1) {
      if (this.#fitted[slot] === 1 && !this.#misfits.has(slot) && agrees(open, slot)) {
        this.checked += 1
        continue
      }
      this.#judge(open, slot, this.#misfits.get(slot) ?? [])
    }
    this.#open = null
  }

  #judge(open: EntriesPiece, slot: number, misfits: Misfit[]): void {
    const leaf = open.start + slot
    if (!agrees(open, slot)) {
      const right = misfits.find((misfit) => misfit.root !== null && fitsTile(open, slot, misfit.root))
      const fits = this.#fitted[slot] === 1 ? 'entry' : right !== undefined ? 'tile' : 'unknown'
      const none = this.#fitted[slot] === 0 && misfits.length === 0
      if (none && !this.#promised(leaf)) return
      this.checked += none ? 0 : 1
      if (this.#disputed.size < MAX_MISMATCHED) this.#disputed.set(leaf, none ? 'missing' : fits)
      return
    }
    if (this.#fitted[slot] === 0 && misfits.length === 0) {
      if (open.isRecord[slot] === 1 && this.#promised(leaf))
        this.#findings.add({ code: 'RECORD_MISSING', leaf })
      return
    }
    this.checked += 1
    // A leaf has one record. The one that fits is it; if none does, the first in the file is taken for it.
    const own = this.#fitted[slot] === 1 || open.isRecord[slot] === 0 ? undefined : misfits.shift()
    for (const { line } of misfits) this.#findings.add({ code: 'RECORD_INSERTED', leaf, line })
    if (own === undefined) return
    const expected = toBin(open.roots, slot * HASH_SIZE)
    if (this.#mismatched.length >= MAX_MISMATCHED)
      this.#findings.add({ code: 'RECORD_ALTERED', leaf, line: own.line })
    else this.#mismatched.push({ leaf, found: own.root, expected, line: own.line })
  }

  /** A record that does not fit its leaf but fits another misfitting one was moved, not changed. */
  #tellSwaps(): void {
    const home = new Map(this.#mismatched.map((one) => [one.expected, one]))
    for (const { leaf, found, expected, line } of this.#mismatched) {
      const other = found === null ? undefined : home.get(found)
      if (other === undefined) this.#findings.add({ code: 'RECORD_ALTERED', leaf, line })
      else if (other.found !== expected)
        this.#findings.add({ code: 'RECORD_MOVED', leaf, other: other.leaf, line })
      else if (leaf < other.leaf)
        this.#findings.add({ code: 'RECORD_SWAPPED', leaf, other: other.leaf, line })
    }
  }

  #promised(leaf: number): boolean {
    return this.#range !== null && leaf >= this.#range.from && leaf < this.#range.to && leaf <= this.#cutAfter
  }
}

function fitsEntry(open: EntriesPiece, slot: number, root: Uint8Array): boolean {
  const at = slot * HASH_SIZE
  return open.isRecord[slot] === 1 && sameBytes(open.roots.subarray(at, at + HASH_SIZE), root)
}

function fitsTile(open: EntriesPiece, slot: number, root: BinHash): boolean {
  return (
    open.tile !== null && leafBin(encodeRecordEntry(fromBin(root))) === toBin(open.tile, slot * HASH_SIZE)
  )
}

/** Does the entry hash to the leaf hash stored beside it? */
function agrees(open: EntriesPiece, slot: number): boolean {
  const at = slot * HASH_SIZE
  const { leaves, tile } = open
  if (tile === null || tile.length < at + HASH_SIZE) return true
  return sameBytes(leaves.subarray(at, at + HASH_SIZE), tile.subarray(at, at + HASH_SIZE))
}
