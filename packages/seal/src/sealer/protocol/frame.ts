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

/** Collects what arrives and gives whole frames. Never holds more than one frame's worth beyond what it gave. */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0)

  /** Frames completed by this piece; after `too-large` the connection cannot be read on. */
  push(piece: Uint8Array): Framed[] {
    this.#held = Buffer.concat([this.#held, piece])
    const frames: Framed[] = []
    while (this.#held.length >= 4) {
      const size = this.#held.readUInt32BE(0)
      if (size > MAX_FRAME) {
        this.#held = Buffer.alloc(0)
        return [...frames, { kind: 'too-large' }]
      }
      if (this.#held.length < 4 + size) break
      frames.push(parse(this.#held.subarray(4, 4 + size)))
      this.#held = Buffer.from(this.#held.subarray(4 + size))
    }
    return frames
  }

  /** Whether a frame has begun and not ended. */
  get midway(): boolean {
    return this.#held.length > 0
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
