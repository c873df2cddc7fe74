import { createCipheriv, hkdfSync, type Cipher } from 'node:crypto'
import { variants, type Neighbourhood } from '../rules/reconcile/index.ts'

/** Longer targets (addresses) are compared whole: their slips are not told by two characters. */
const LONGEST = 15
/** 32-bit words of an AES block. */
const BLOCK = 4
/** A UTF-16 unit is looked up in three parts of 7 bits. */
const PART = 128
const PARTS = 3

/**
 * Keyed marks of a target with none, one and two characters left out (layout: rules/reconcile/nearness.ts). A target of ten
 * characters has 56 of them, so each costs only a few steps: a keyed tabulation hash of 64 bits, then one AES block, of which 32
 * bits are kept. AES after a universal hash is a keyed function that nobody can compute or invert without the key.
 */
export class NearMarks {
  /** Two lanes of 32 bits, each: place × part × value. */
  readonly #tables: readonly [Int32Array, Int32Array]
  readonly #blocks: Cipher

  constructor(agencyKey: Uint8Array) {
    const key = (purpose: string): Uint8Array =>
      new Uint8Array(hkdfSync('sha256', agencyKey, '', `subrosa/queries/near/1/${purpose}`, 16))
    const size = LONGEST * PARTS * PART
    const stream = Buffer.from(
      createCipheriv('aes-128-ctr', key('table'), new Uint8Array(16)).update(new Uint8Array(size * 8)),
    )
    const lane = (from: number): Int32Array =>
      Int32Array.from({ length: size }, (_, i) => stream.readInt32LE((from + i) * 4))
    this.#tables = [lane(0), lane(size)]
    this.#blocks = createCipheriv('aes-128-ecb', key('block'), null).setAutoPadding(false)
  }

  one(target: string): Neighbourhood {
    return this.many([target]).words
  }

  /** The neighbourhoods of many targets, one behind the other, and where each begins. A target that has none: the word 0. */
  many(targets: readonly string[]): { readonly words: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(targets.length)
    let size = 0
    for (let i = 0; i < targets.length; i++) {
      starts[i] = size
      size += 1 + countOf(targets[i] ?? '')
    }
    const blocks = new Int32Array((size - targets.length) * BLOCK)
    const [first, second] = this.#tables
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i] ?? ''
      if (countOf(target) === 0) continue
      const at = ((starts[i] ?? 0) - i) * BLOCK
      write(blocks, at, target, first)
      write(blocks, at + 1, target, second)
      lengths(blocks, at + 2, target.length)
    }
    const sealed = this.#blocks.update(new Uint8Array(blocks.buffer))
    const marks = new Int32Array(sealed.buffer, sealed.byteOffset, sealed.byteLength / 4)
    const words = new Int32Array(size)
    for (let i = 0; i < targets.length; i++) {
      const count = countOf(targets[i] ?? '')
      const start = starts[i] ?? 0
      words[start] = count === 0 ? 0 : (targets[i] ?? '').length
      for (let k = 0; k < count; k++) words[start + 1 + k] = marks[(start - i + k) * BLOCK] ?? 0
    }
    return { words, starts }
  }
}

/** Variants of a target; 0 where it has no neighbourhood. */
const countOf = (target: string): number =>
  target.length === 0 || target.length > LONGEST ? 0 : variants(target.length)

/** Running hashes of the characters as they stand when 0, 1 or 2 characters before them are gone. */
const still = new Int32Array(LONGEST + 1)
const once = new Int32Array(LONGEST + 1)
const twice = new Int32Array(LONGEST + 1)

/** One lane of the hashes of all variants of a target, a block apart. */
function write(blocks: Int32Array, start: number, target: string, table: Int32Array): void {
  const n = target.length
  for (let k = 0; k < n; k++) {
    const code = target.charCodeAt(k)
    still[k + 1] = (still[k] ?? 0) ^ entry(table, k, code)
    once[k + 1] = k < 1 ? 0 : (once[k] ?? 0) ^ entry(table, k - 1, code)
    twice[k + 1] = k < 2 ? 0 : (twice[k] ?? 0) ^ entry(table, k - 2, code)
  }
  const allOnce = once[n] ?? 0
  const allTwice = twice[n] ?? 0
  let at = start
  blocks[at] = still[n] ?? 0
  at += BLOCK
  for (let i = 0; i < n; i++, at += BLOCK) blocks[at] = (still[i] ?? 0) ^ allOnce ^ (once[i + 1] ?? 0)
  for (let i = 0; i < n; i++) {
    const head = (still[i] ?? 0) ^ (once[i + 1] ?? 0) ^ allTwice
    for (let j = i + 1; j < n; j++, at += BLOCK) blocks[at] = head ^ (once[j] ?? 0) ^ (twice[j + 1] ?? 0)
  }
}

function entry(table: Int32Array, place: number, code: number): number {
  const base = place * PARTS * PART
  return (
    (table[base + (code & 127)] ?? 0) ^
    (table[base + PART + ((code >> 7) & 127)] ?? 0) ^
    (table[base + 2 * PART + (code >> 14)] ?? 0)
  )
}

/** The third word of each block: variants of different lengths never meet. */
function lengths(blocks: Int32Array, start: number, n: number): void {
  const count = variants(n)
  for (let k = 0; k < count; k++) blocks[start + k * BLOCK] = k === 0 ? n : k <= n ? n - 1 : n - 2
}
