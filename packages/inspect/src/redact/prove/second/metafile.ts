import type { SecondReader } from '../ports.ts'
import { everyReading } from './plain.ts'

/** All bytes in every encoding, whatever they mean; and the strings that are drawn put together, for values drawn letter by letter. */
export const metafile: SecondReader = {
  kinds: ['metafile'],
  text(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const isEmf = Buffer.from(bytes.subarray(40, 44)).toString('latin1') === ' EMF'
    const drawn = isEmf ? drawnInEmf(bytes, view) : drawnInWmf(bytes, view)
    const together = [
      new TextDecoder('utf-16le').decode(Buffer.concat(drawn.wide)),
      new TextDecoder('big5').decode(Buffer.concat(drawn.narrow)),
    ]
    return Promise.resolve(
      [...everyReading(bytes), ...everyReading(bytes.subarray(1)), ...together].join('\n\n'),
    )
  },
}

interface Drawn {
  readonly wide: readonly Uint8Array[]
  readonly narrow: readonly Uint8Array[]
}

/** EMR_EXTTEXTOUTA and W, as far as the sizes lead. */
function drawnInEmf(bytes: Uint8Array, view: DataView): Drawn {
  const [wide, narrow]: [Uint8Array[], Uint8Array[]] = [[], []]
  for (let at = 0; at + 8 <= bytes.length;) {
    const [type, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)]
    if (size < 8 || at + size > bytes.length) break
    if ((type === 83 || type === 84) && size >= 76) {
      const [count, where] = [view.getUint32(at + 44, true), view.getUint32(at + 48, true)]
      const text = bytes.subarray(at + where, at + Math.min(where + count * (type === 84 ? 2 : 1), size))
      ;(type === 84 ? wide : narrow).push(text)
    }
    at += size
  }
  return { wide, narrow }
}

/** META_TEXTOUT and META_EXTTEXTOUT. */
function drawnInWmf(bytes: Uint8Array, view: DataView): Drawn {
  const narrow: Uint8Array[] = []
  const start = bytes[0] === 0xd7 ? 22 : 0
  for (let at = start + 18; at + 6 <= bytes.length;) {
    const [size, what] = [2 * view.getUint32(at, true), view.getUint16(at + 4, true)]
    if (size < 6 || at + size > bytes.length) break
    if (what === 0x0521 && size > 8)
      narrow.push(bytes.subarray(at + 8, at + Math.min(8 + view.getUint16(at + 6, true), size)))
    if (what === 0x0a32 && size > 14) {
      const from = at + ((view.getUint16(at + 12, true) & 6) === 0 ? 14 : 22)
      narrow.push(bytes.subarray(from, Math.min(from + view.getUint16(at + 10, true), at + size)))
    }
    at += size
  }
  return { wide: [], narrow }
}
