import { stopPart } from '../../../pipeline/stop.ts'
import { latin } from '../../../readers/pdf/values.ts'
import type { Trim } from './trim.ts'

/** Extensions of programs that only steer the animation. */
const STEERING = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'])
const GRAPHIC_CONTROL = 0xf9

export function trimGif(bytes: Uint8Array, trim: Trim): Uint8Array {
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  let at = 13 + table(bytes[10] ?? 0)
  const out: Uint8Array[] = [bytes.subarray(0, at)]
  for (;;) {
    const mark = bytes[at]
    if (mark === 0x3b) {
      out.push(bytes.subarray(at, at + 1), trim.tail(bytes.subarray(at + 1)))
      return Buffer.concat(out)
    }
    if (mark !== 0x2c && mark !== 0x21) throw stopPart('IMAGE_DAMAGED', { what: 'block' })
    const end = blocksEnd(bytes, mark === 0x2c ? at + 11 + table(bytes[at + 9] ?? 0) : at + 2)
    const label = bytes[at + 1]
    const name = latin(bytes.subarray(at + 3, at + 3 + (bytes[at + 2] ?? 0)))
    const needed = mark === 0x2c || label === GRAPHIC_CONTROL || (label === 0xff && STEERING.has(name))
    if (needed || !trim.metadata) out.push(bytes.subarray(at, end))
    else trim.did('image-metadata')
    at = end
  }
}

function blocksEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; ;) {
    const length = bytes[at]
    if (length === undefined) throw stopPart('IMAGE_DAMAGED', { what: 'blocks' })
    if (length === 0) return at + 1
    at += 1 + length
  }
}
