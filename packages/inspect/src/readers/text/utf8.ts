import { decoded } from '../../kind/decode.ts'
import { detectEncoding } from '../../kind/encoding.ts'
import type { Reading } from '../../words/reader.ts'

const SAMPLE = 64 * 1024
const MARK = '\ufeff'

/**
 * The text of a part, as `decoded` gives it. UTF-8 without a mistake is decoded three times as fast by whole chunks; the first chunk
 * that holds one, and all that follows, is left to `decoded`, which tells where. `lines` says how many line ends were taken so far.
 */
export async function* textOf(reading: Reading, lines: () => number): AsyncIterable<string> {
  const head = await reading.source.head(SAMPLE)
  const detected = detectEncoding(head)
  if (detected?.encoding !== 'utf-8' || !detected.sure) {
    yield* decoded(reading)
    return
  }
  // A byte order mark is one at the very beginning only.
  const first = new TextDecoder('utf-8', { fatal: true })
  const further = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let begun = false
  const chunks = reading.source.stream()[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  for (let next = await chunks.next(); ; next = await chunks.next()) {
    const bytes = next.done === true ? held : joined(held, next.value)
    const whole = next.done === true ? bytes.length : wholeLength(bytes)
    const text = attempt(() => (begun ? further : first).decode(bytes.subarray(0, whole)))
    if (text === null) {
      const isMark = begun && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      if (isMark) yield MARK
      yield* decoded(restOf(reading, head, isMark ? bytes.subarray(3) : bytes, chunks, lines()))
      return
    }
    yield text
    if (next.done === true) return
    begun ||= whole > 0
    held = bytes.subarray(whole)
  }
}

/** What is left of the part, from `bytes` on; lines are counted from the part's first. */
function restOf(
  reading: Reading,
  head: Uint8Array,
  bytes: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
  lines: number,
): Reading {
  async function* stream(): AsyncIterable<Uint8Array> {
    yield bytes
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value
  }
  const { source } = reading
  return {
    ...reading,
    source: {
      size: source.size,
      head: () => Promise.resolve(head),
      stream,
      bytes: () => source.bytes(),
      access: () => source.access(),
    },
    fault: (code, params) =>
      reading.fault(
        code,
        params?.line === undefined ? params : { ...params, line: Number(params.line) + lines },
      ),
  }
}

function attempt(decode: () => string): string | null {
  try {
    return decode()
  } catch {
    return null
  }
}

function joined(held: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (held.length === 0) return chunk
  const bytes = new Uint8Array(held.length + chunk.length)
  bytes.set(held)
  bytes.set(chunk, held.length)
  return bytes
}

/** Bytes up to the end of the last character that is there as a whole. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return wanted > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}
