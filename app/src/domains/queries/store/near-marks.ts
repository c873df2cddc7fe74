import { createCipheriv, hkdfSync, type Cipher } from 'node:crypto'
import { variants, type Neighbourhood } from '../rules/reconcile/index.ts'

/** Longer targets (addresses) are compared whole: their slips are not told by two characters. */
const LONGEST = 15
/** 32-bit words of an AES block. */
const BLOCK = 4
/** A UTF-16 unit is looked up in three parts of 7 bits. */
const PART = 128
const PARTS = 3
const GROUP = 64
/** Two lanes of 32 bits, each: place × part × value. */
type NearTables = readonly [Int32Array, Int32Array]

/**
 * Keyed marks of a target with none, one and two characters left out (layout: rules/reconcile/nearness.ts). A target of ten
 * characters has 56 of them, so each costs only a few steps: a keyed tabulation hash of 64 bits, then one AES block, of which 32
 * bits are kept. AES after a universal hash is a keyed function that nobody can compute or invert without the key.
 */
export class NearMarks {
  readonly #tables: NearTables
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
    const words = new Int32Array(size)
    for (let from = 0; from < targets.length; from += GROUP)
      this.#some(targets.slice(from, from + GROUP), words, starts[from] ?? 0)
    return { words, starts }
  }

  /** As many as fit into the processor's cache: their blocks are written, enciphered and read again at once. */
  #some(targets: readonly string[], words: Int32Array, start: number): void {
    let used = 0
    for (const target of targets) {
      if (countOf(target) > 0) used = write(used, target, this.#tables)
    }
    const sealed = this.#blocks.update(new Uint8Array(scratch.buffer, 0, used * 4))
    const marks = new Int32Array(sealed.buffer, sealed.byteOffset, sealed.byteLength / 4)
    let at = start
    let mark = 0
    for (const target of targets) {
      const count = countOf(target)
      words[at++] = count === 0 ? 0 : target.length
      for (let k = 0; k < count; k++, mark += BLOCK) words[at++] = marks[mark] ?? 0
    }
  }
}

/** Variants of a target; 0 where it has no neighbourhood. */
const countOf = (target: string): number =>
  target.length === 0 || target.length > LONGEST ? 0 : variants(target.length)

/** Running hashes, in two lanes, of the characters as they stand when 0, 1 or 2 characters before them are gone. */
const still = new Int32Array(2 * (LONGEST + 1))
const once = new Int32Array(2 * (LONGEST + 1))
const twice = new Int32Array(2 * (LONGEST + 1))
/** Blocks of one group; the fourth word of each is never written. */
const scratch = new Int32Array(GROUP * variants(LONGEST) * BLOCK)

/**
 * The hashes of all variants of a target, a block each: both lanes, and the length of the variant, so that variants of different
 * lengths never meet. @returns where the next target's blocks begin
 */
function write(start: number, target: string, [first, second]: NearTables): number {
  const n = target.length
  for (let k = 0; k < n; k++) {
    const code = target.charCodeAt(k)
    run(k, code, first, 0)
    run(k, code, second, 1)
  }
  const end = 2 * n
  const [allOnce0, allOnce1] = [once[end] ?? 0, once[end + 1] ?? 0]
  const [allTwice0, allTwice1] = [twice[end] ?? 0, twice[end + 1] ?? 0]
  let at = block(start, still[end] ?? 0, still[end + 1] ?? 0, n)
  for (let i = 0; i < end; i += 2)
    at = block(
      at,
      (still[i] ?? 0) ^ allOnce0 ^ (once[i + 2] ?? 0),
      (still[i + 1] ?? 0) ^ allOnce1 ^ (once[i + 3] ?? 0),
      n - 1,
    )
  for (let i = 0; i < end; i += 2) {
    const head0 = (still[i] ?? 0) ^ (once[i + 2] ?? 0) ^ allTwice0
    const head1 = (still[i + 1] ?? 0) ^ (once[i + 3] ?? 0) ^ allTwice1
    for (let j = i + 2; j < end; j += 2)
      at = block(
        at,
        head0 ^ (once[j] ?? 0) ^ (twice[j + 2] ?? 0),
        head1 ^ (once[j + 1] ?? 0) ^ (twice[j + 3] ?? 0),
        n - 2,
      )
  }
  return at
}

function run(k: number, code: number, table: Int32Array, lane: number): void {
  const at = 2 * k + lane
  still[at + 2] = (still[at] ?? 0) ^ entry(table, k, code)
  once[at + 2] = k < 1 ? 0 : (once[at] ?? 0) ^ entry(table, k - 1, code)
  twice[at + 2] = k < 2 ? 0 : (twice[at] ?? 0) ^ entry(table, k - 2, code)
}

function block(at: number, first: number, second: number, length: number): number {
  scratch[at] = first
  scratch[at + 1] = second
  scratch[at + 2] = length
  return at + BLOCK
}

function entry(table: Int32Array, place: number, code: number): number {
  const base = place * PARTS * PART
  return (
    (table[base + (code & 127)] ?? 0) ^
    (table[base + PART + ((code >> 7) & 127)] ?? 0) ^
    (table[base + 2 * PART + (code >> 14)] ?? 0)
  )
}
