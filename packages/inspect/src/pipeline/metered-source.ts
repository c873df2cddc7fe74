import { createHash } from 'node:crypto'
import { memoryAccess } from '../source/supplies.ts'
import type { RandomAccess, Source, Supply } from '../source/source.ts'
import type { Budget } from './budget.ts'
import { stopPart } from './stop.ts'

const HEAD = 64 * 1024

/** Counts, limits and hashes the bytes of one part, whichever way its reader takes them. */
export class MeteredSource implements Source {
  readonly size: number | null
  /** Bytes handed out so far. */
  taken = 0
  /** The last byte was handed out, or the reader had them all at its disposal. */
  finished = false
  readonly #supply: Supply
  readonly #budget: Budget
  readonly #hash = createHash('sha256')
  #digest: string | null = null
  #iterator: AsyncIterator<Uint8Array, void> | null = null
  #held: Uint8Array[] = []
  #heldLength = 0
  #dry = false
  #streamed = false
  #whole: Uint8Array | null = null
  #roamed = false

  constructor(supply: Supply, budget: Budget) {
    this.size = supply.size
    this.#supply = supply
    this.#budget = budget
  }

  async head(length: number): Promise<Uint8Array> {
    const wanted = Math.min(length, HEAD)
    while (this.#heldLength < wanted && !this.#dry) {
      const chunk = await this.#next()
      if (chunk === null) break
      this.#held.push(chunk)
      this.#heldLength += chunk.length
    }
    return joined(this.#held, Math.min(this.#heldLength, wanted))
  }

  async *stream(): AsyncIterable<Uint8Array> {
    if (this.#whole !== null) {
      yield* memoryChunks(this.#whole)
      return
    }
    if (this.#streamed) throw new Error('a part is streamed once')
    this.#streamed = true
    const held = this.#held
    this.#held = []
    for (const chunk of held) yield chunk
    for (let chunk = await this.#next(); chunk !== null; chunk = await this.#next()) yield chunk
    this.finished = true
  }

  async access(): Promise<RandomAccess> {
    if (this.#supply.at === null) return memoryAccess(await this.bytes())
    this.#roamed = true
    this.finished = true
    return this.#supply.at
  }

  async bytes(): Promise<Uint8Array> {
    if (this.#whole !== null) return this.#whole
    const max = this.#budget.limits.heldBytes
    const tooMuch = (size: number): void => {
      if (size > max) throw stopPart('LIMIT_HELD', { max })
    }
    tooMuch(this.size ?? 0)
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of this.stream()) {
      length += chunk.length
      tooMuch(length)
      chunks.push(chunk)
    }
    return (this.#whole = joined(chunks, length))
  }

  /** Hex, once the part was taken in to its end; null before. */
  async digest(): Promise<string | null> {
    // What was read here and there must be hashed from end to end; `taken` then counts it.
    if (this.#roamed && !this.#dry) while ((await this.#next()) !== null) continue
    if (!this.#dry) return null
    return (this.#digest ??= this.#hash.digest('hex'))
  }

  /** Lets go of what is open. */
  async close(): Promise<void> {
    this.#held = []
    if (this.#iterator !== null && !this.#dry) await this.#iterator.return?.()
  }

  async #next(): Promise<Uint8Array | null> {
    if (this.#dry) return null
    this.#iterator ??= this.#supply.open()[Symbol.asyncIterator]()
    const next = await this.#iterator.next()
    if (next.done === true) {
      this.#dry = true
      return null
    }
    this.#count(next.value.length)
    this.#hash.update(next.value)
    return next.value
  }

  #count(length: number): void {
    const { partBytes, ratio, ratioFrom } = this.#budget.limits
    this.taken += length
    if (this.taken > partBytes) throw stopPart('LIMIT_PART_SIZE', { max: partBytes })
    const packed = this.#supply.packed
    if (packed !== null && this.taken > ratioFrom && this.taken > packed * ratio)
      throw stopPart('LIMIT_RATIO', { max: ratio })
    this.#budget.takeBytes(length)
  }
}

async function* memoryChunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1024 * 1024) yield bytes.subarray(at, at + 1024 * 1024)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks
  if (first !== undefined && first.length >= length) return first.subarray(0, length)
  const out = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    if (at >= length) break
    const piece = chunk.subarray(0, length - at)
    out.set(piece, at)
    at += piece.length
  }
  return out
}
