import { asciiLength, detectEncoding, encodingNames, type Encoding } from './encoding.ts'
import type { Reading } from '../words/reader.ts'

const SAMPLE = 64 * 1024
const REPLACEMENT = '\ufffd'
/** Noncharacters, unassigned code points; private ones so close together that they are no characters of somebody's own. */
const NO_TEXT = /[\ufdd0-\ufdef\ufffe\uffff]|\p{Cn}|(?:[\ue000-\uf8ff][^]{0,7}){3}[\ue000-\uf8ff]/u

/**
 * The text of a part, chunk by chunk. The encoding is chosen from the beginning; while all was ASCII it may still turn out to be
 * Big5. Bytes that do not fit are counted and told as a fault: what cannot be decoded has not been read.
 */
export async function* decoded(reading: Reading): AsyncIterable<string> {
  const head = await reading.source.head(SAMPLE)
  let chosen = detectEncoding(head) ?? { encoding: 'utf-8' as Encoding, bom: 0, sure: true }
  let decoder = new TextDecoder(chosen.encoding)
  let bad = 0
  let firstBad = 0
  let lines = 1

  const look = (text: string): string => {
    // Every pair of bytes is some unit of UTF-16: what is none of its text tells itself by what it becomes.
    if (chosen.encoding !== 'utf-8' && chosen.encoding !== 'big5') {
      const [nul, odd] = [text.indexOf('\0'), text.search(NO_TEXT)]
      const at = nul < 0 || odd < 0 ? Math.max(nul, odd) : Math.min(nul, odd)
      if (at >= 0) {
        if (bad === 0) firstBad = lines + newlines(text.slice(0, at))
        bad += 1
      }
    }
    if (text.includes(REPLACEMENT)) {
      for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
        if (bad === 0) firstBad = lines + newlines(text.slice(0, at))
        bad += 1
      }
    }
    lines += newlines(text)
    return text
  }
  for await (const chunk of reading.source.stream()) {
    if (!chosen.sure && asciiLength(chunk) < chunk.length) {
      // Everything so far was ASCII, which reads the same in both.
      const special = chunk.subarray(asciiLength(chunk))
      chosen = { ...(detectEncoding(special.subarray(0, SAMPLE)) ?? chosen), sure: true }
      decoder = new TextDecoder(chosen.encoding)
    }
    yield look(decoder.decode(chunk, { stream: true }))
  }
  yield look(decoder.decode())
  if (bad > 0) {
    const encoding = encodingNames[chosen.encoding]
    reading.fault('BYTES_OUTSIDE_ENCODING', { encoding, line: firstBad, count: bad })
  }
}

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
