import { createCipheriv, createHmac, hkdfSync, type Cipher } from 'node:crypto'
import { MARK_BYTES } from '../rules/reconcile/index.ts'
import type { TargetMark } from '../words.ts'

const BLOCK = 16
/** What still fits into one block beside its length: longer targets are compared whole or not at all. */
const MOST_ASCII = 15
const MOST_WIDE = 7
const REMEMBERED = 100_000

/**
 * Turns a normalised target into its keyed mark, and into the marks of its neighbourhood (see rules/reconcile/nearness.ts).
 * The clear value never leaves the call. Both keys are derived from the agency's mark key for this purpose alone, so that a mark
 * of another room cannot be compared with these.
 */
export class TargetMarks {
  readonly #key: Uint8Array
  readonly #blocks: Cipher
  #known = new Map<string, TargetMark>()

  /** @param agencyKey the agency's mark key, 32 bytes */
  constructor(agencyKey: Uint8Array) {
    if (agencyKey.length < 32) throw new Error('the mark key is shorter than 32 bytes')
    this.#key = derive(agencyKey, 'subrosa/queries/target/1', 32)
    this.#blocks = createCipheriv('aes-128-ecb', derive(agencyKey, 'subrosa/queries/target-near/1', 16), null).setAutoPadding(false)
  }

  mark(normalised: string): TargetMark {
    const known = this.#known.get(normalised)
    if (known !== undefined) return known
    const mark = createHmac('sha256', this.#key).update(normalised).digest('base64url').slice(0, 22) as TargetMark
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(normalised, mark)
    return mark
  }

  /** The neighbourhoods of many targets at once; an empty blob where the target is too long to have one. */
  near(targets: readonly string[]): Uint8Array[] {
    const codes = targets.map(codesOf)
    const total = codes.reduce((sum, list) => sum + (list === null ? 0 : variants(list.length)), 0)
    const blocks = Buffer.alloc(total * BLOCK)
    let at = 0
    for (const list of codes) {
      if (list === null) continue
      at = write(blocks, at, list, -1, -1)
      for (let i = 0; i < list.length; i++) at = write(blocks, at, list, i, -1)
      for (let i = 0; i < list.length; i++) for (let j = i + 1; j < list.length; j++) at = write(blocks, at, list, i, j)
    }
    const sealed = this.#blocks.update(blocks)
    let from = 0
    return codes.map((list) => {
      if (list === null) return new Uint8Array(0)
      const blob = new Uint8Array(1 + variants(list.length) * MARK_BYTES)
      blob[0] = list.length
      for (let to = 1; to < blob.length; to += MARK_BYTES, from += BLOCK) {
        for (let k = 0; k < MARK_BYTES; k++) blob[to + k] = sealed[from + k] ?? 0
      }
      return blob
    })
  }
}

const derive = (key: Uint8Array, purpose: string, size: number): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', purpose, size))
const variants = (length: number): number => 1 + length + (length * (length - 1)) / 2

/** UTF-16 units, or null where they do not fit: one byte each in ASCII, two otherwise. */
function codesOf(target: string): number[] | null {
  const list = Array.from({ length: target.length }, (_, i) => target.charCodeAt(i))
  const most = list.every((code) => code < 128) ? MOST_ASCII : MOST_WIDE
  return list.length === 0 || list.length > most ? null : list
}

/** One block: how many units of what width are kept, then the units. `i` and `j` are left out. */
function write(blocks: Buffer, at: number, list: readonly number[], i: number, j: number): number {
  const wide = list.some((code) => code >= 128)
  let to = at + 1
  for (let k = 0; k < list.length; k++) {
    if (k === i || k === j) continue
    const code = list[k] ?? 0
    if (wide) blocks[to++] = code >> 8
    blocks[to++] = code & 0xff
  }
  blocks[at] = (to - at - 1) | (wide ? 0x80 : 0)
  return at + BLOCK
}
