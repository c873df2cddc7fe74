import { stopPart } from '../../pipeline/stop.ts'
import type { Reading } from '../../words/reader.ts'
import { stringsIn } from './binary-strings.ts'

/** What every module begins with, as it stands in a compressed stream: eight plain characters behind a flag byte. */
const BEGINNING = Buffer.from('\0Attribut', 'latin1')
const CHUNK = 4096

/** The source is read; the compiled form before it, and the caches beside it, are told as not understood, with what strings they hold. */
export async function readModule(reading: Reading): Promise<void> {
  reading.fault('PART_NOT_UNDERSTOOD', { what: 'compiled macro' })
  const bytes = await reading.source.bytes()
  const at = Buffer.from(bytes).lastIndexOf(BEGINNING) - 3
  reading.span(stringsIn(at < 0 ? bytes : bytes.subarray(0, at)), '')
  if (at < 0) return
  const source = decompressed(bytes, at, reading.limits.heldBytes)
  reading.span(new TextDecoder('big5').decode(source), '')
}

/** The run-length scheme of [MS-OVBA] 2.4.1. Six bytes may unpack to four thousand, so that `max` is watched chunk by chunk. */
function decompressed(bytes: Uint8Array, from: number, max: number): Uint8Array {
  if (bytes[from] !== 1) throw stopPart('PART_NOT_UNDERSTOOD', { what: 'compressed macro' })
  const chunks: Uint8Array[] = []
  let length = 0
  let at = from + 1
  while (at + 2 <= bytes.length) {
    const header = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
    const end = Math.min(bytes.length, at + (header & 0xfff) + 3)
    if (((header >> 12) & 7) !== 3) break
    const plain = (header & 0x8000) === 0 ? bytes.subarray(at + 2, end) : chunk(bytes, at + 2, end)
    length += plain.length
    if (length > max) throw stopPart('LIMIT_HELD', { max })
    chunks.push(plain)
    at = end
  }
  return Buffer.concat(chunks)
}

function chunk(bytes: Uint8Array, from: number, end: number): Uint8Array {
  const out = new Uint8Array(CHUNK)
  let [at, length] = [from, 0]
  while (at < end && length < CHUNK) {
    const flags = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < end && length < CHUNK; bit++) {
      if (((flags >> bit) & 1) === 0) {
        out[length++] = bytes[at++] ?? 0
        continue
      }
      const token = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
      at += 2
      const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, length))))
      const back = (token >> (16 - bits)) + 1
      const count = Math.min((token & (0xffff >> bits)) + 3, CHUNK - length)
      if (back > length) throw stopPart('PART_NOT_UNDERSTOOD', { what: 'compressed macro' })
      for (let i = 0; i < count; i++, length++) out[length] = out[length - back] ?? 0
    }
  }
  return out.subarray(0, length)
}
