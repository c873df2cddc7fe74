import { latin, textOf } from '../pdf/values.ts'
import { draft, takeSize, type Container } from './draft.ts'

/** Extensions of programs that only steer the animation. */
const TECHNICAL = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'])

export function gifContainer(bytes: Uint8Array): Container {
  const out = draft()
  const word = (at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  takeSize(out, word(6), word(8))
  const { side } = out
  out.frames = 0
  let at = 13 + table(bytes[10] ?? 0)
  for (;;) {
    const mark = bytes[at]
    if (mark === 0x3b) return { ...out, end: at + 1 }
    if (mark === 0x2c) {
      const blocks = blocksAt(bytes, at + 11 + table(bytes[at + 9] ?? 0))
      if (blocks === null) return { ...out, damaged: 'image' }
      // A frame may say that it is larger than the picture it belongs to.
      takeSize(out, word(at + 5), word(at + 7))
      out.side = side
      out.frames += 1
      at = blocks.end
    } else if (mark === 0x21) {
      const label = bytes[at + 1]
      const blocks = blocksAt(bytes, at + 2)
      if (blocks === null) return { ...out, damaged: 'extension' }
      const [first = new Uint8Array(), ...rest] = blocks.parts
      if (label === 0xfe) out.texts.push(['comment', textOf(Buffer.concat(blocks.parts))])
      else if (label === 0x01) out.texts.push(['plain text', textOf(Buffer.concat(rest))])
      else if (label === 0xff && latin(first) === 'XMP DataXMP') out.xmp.push(bytes.subarray(at, blocks.end))
      else if (label === 0xff && !TECHNICAL.has(latin(first)))
        out.unknown.push({ name: latin(first), bytes: blocks.end - at })
      at = blocks.end
    } else return { ...out, damaged: 'block' }
  }
}

function blocksAt(bytes: Uint8Array, from: number) {
  const parts: Uint8Array[] = []
  let at = from
  for (;;) {
    const length = bytes[at]
    if (length === undefined) return null
    if (length === 0) return { parts, end: at + 1 }
    parts.push(bytes.subarray(at + 1, at + 1 + length))
    at += 1 + length
  }
}
