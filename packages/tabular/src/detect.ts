/** Encodings an import may have; `big5` reads cp950 as well (WHATWG table with the ETEN and Hong Kong additions). */
export type Encoding = 'utf-8' | 'big5' | 'utf-16le' | 'utf-16be'

/** Reading the bytes so far, or null where they are no text. `sure` is false while everything was plain ASCII. */
export interface Detected {
  readonly encoding: Encoding
  readonly bom: number
  readonly sure: boolean
}

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte)

/** Files that office users take for CSV. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['Excel xlsx / ODF / ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['Excel xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
]
export const notText = (bytes: Uint8Array): string | null =>
  MAGIC.find(([, head]) => startsWith(bytes, ...head))?.[0] ?? null

/** Decodes a prefix that may end inside a character; null when a byte does not fit the encoding. */
export function decodesAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

export function bomOf(bytes: Uint8Array): Detected | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', bom: 3, sure: true }
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', bom: 2, sure: true }
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', bom: 2, sure: true }
  return null
}

/**
 * Guesses from a sample of the beginning. Short Big5 text can be valid UTF-8 by accident, but then all its characters lie
 * below U+0800, where no Chinese is: in that case Big5 wins. Bytes that fit nothing are handed to UTF-8, whose refusal names the place.
 */
export function detect(sample: Uint8Array): Detected {
  const bom = bomOf(sample)
  if (bom !== null) return bom
  const wide = wideWithoutBom(sample)
  if (wide !== null) return { encoding: wide, bom: 0, sure: true }
  const utf8 = decodesAs('utf-8', sample)
  // All ASCII, but for at most a character split at the end.
  if (utf8 !== null && utf8.length === asciiLength(sample)) return { encoding: 'utf-8', bom: 0, sure: false }
  if (utf8 !== null && hasAbove(utf8, 0x7ff)) return { encoding: 'utf-8', bom: 0, sure: true }
  if (decodesAs('big5', sample) !== null) return { encoding: 'big5', bom: 0, sure: true }
  return { encoding: 'utf-8', bom: 0, sure: true }
}

/** UTF-16 of mostly ASCII has NULs on one side of nearly every unit; no log in another encoding does. */
function wideWithoutBom(sample: Uint8Array): Encoding | null {
  const counts = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) counts[i & 1] = (counts[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = counts
  if (odd > sample.length / 5 && even * 10 < odd) return 'utf-16le'
  if (even > sample.length / 5 && odd * 10 < even) return 'utf-16be'
  return null
}

/** Number of bytes before the first one above 0x7F. */
export function asciiLength(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at++
  return at
}

function hasAbove(text: string, limit: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > limit) return true
  return false
}
