import type { SecondReader } from '../ports.ts'
import { everyReading } from './plain.ts'

/** EMR_EXTTEXTOUTA and W. */
const DRAWN: ReadonlySet<number> = new Set([83, 84])

/** All bytes in every encoding, whatever they mean; and the strings of an EMF put together, for values drawn letter by letter. */
export const metafile: SecondReader = {
  kinds: ['metafile'],
  text: (bytes) =>
    Promise.resolve(
      [...everyReading(bytes), ...everyReading(bytes.subarray(1)), ...drawn(bytes)].join('\n\n'),
    ),
}

/** What is drawn, from record to record, as far as the sizes lead; in both ways in which it may be written. */
function drawn(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [wide, narrow]: [string[], Uint8Array[]] = [[], []]
  for (let at = 0; at + 8 <= bytes.length;) {
    const [type, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)]
    if (size < 8 || at + size > bytes.length) break
    if (DRAWN.has(type) && size >= 76) {
      const [count, where] = [view.getUint32(at + 44, true), view.getUint32(at + 48, true)]
      const text = bytes.subarray(at + where, at + Math.min(where + count * (type === 84 ? 2 : 1), size))
      if (type === 84) wide.push(new TextDecoder('utf-16le').decode(text))
      else narrow.push(text)
    }
    at += size
  }
  return [wide.join(''), new TextDecoder('big5').decode(Buffer.concat(narrow))]
}
