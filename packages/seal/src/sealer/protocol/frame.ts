import { fromUtf8 } from '../../bytes.ts'

/** A frame: 4 bytes of length, big-endian, then that many bytes of UTF-8 JSON. */
export const MAX_FRAME = 262_144

export function encodeFrame(value: unknown): Uint8Array {
  const body = Buffer.from(JSON.stringify(value), 'utf8')
  if (body.length > MAX_FRAME) throw new RangeError('a frame too large')
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  return Buffer.concat([head, body])
}

export type Framed =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'too-large' | 'no-json' }

/** Collects what arrives and gives whole frames. Holds at most one frame, and joins its pieces once. */
export class FrameReader {
  #pieces: Uint8Array[] = []
  #held = 0
  /** Bytes needed before there is something to do: a head, then a head and its body. */
  #needed = 4

  /** Frames completed by this piece; after `too-large` the connection cannot be read on. */
  push(piece: Uint8Array): Framed[] {
    this.#pieces.push(piece)
    this.#held += piece.length
    const frames: Framed[] = []
    while (this.#held >= this.#needed) {
      const all = Buffer.concat(this.#pieces)
      this.#needed = 4 + all.readUInt32BE(0)
      if (this.#needed > 4 + MAX_FRAME) return [...frames, { kind: 'too-large' }]
      const whole = all.length >= this.#needed
      if (whole) frames.push(parse(all.subarray(4, this.#needed)))
      const rest = whole ? all.subarray(this.#needed) : all
      if (whole) this.#needed = 4
      this.#pieces = rest.length === 0 ? [] : [Buffer.from(rest)]
      this.#held = rest.length
    }
    return frames
  }

  /** Whether a frame has begun and not ended. */
  get midway(): boolean {
    return this.#held > 0
  }
}

function parse(bytes: Uint8Array): Framed {
  const text = fromUtf8(bytes)
  if (text === null) return { kind: 'no-json' }
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'no-json' }
  }
}
