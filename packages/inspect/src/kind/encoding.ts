/** Encodings that text is read in; `big5` is the WHATWG table, which covers cp950. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'big5'

export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  big5: 'Big5',
}

export interface DetectedEncoding {
  readonly encoding: Encoding
  /** Length of the byte order mark. */
  readonly bom: number
  /** False while everything was ASCII, which says nothing. */
  readonly sure: boolean
}

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte)

/** More than one bad place in this many characters: no text of that encoding. */
const TOLERANCE = 20

/**
 * The encoding of a sample from the beginning, which may end inside a character; null where it is no text.
 * A few bad bytes do not unmake a text: the reader tells them one by one.
 */
export function detectEncoding(sample: Uint8Array): DetectedEncoding | null {
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', bom: 3, sure: true }
  if (startsWith(sample, 0xff, 0xfe)) return { encoding: 'utf-16le', bom: 2, sure: true }
  if (startsWith(sample, 0xfe, 0xff)) return { encoding: 'utf-16be', bom: 2, sure: true }
  const wide = wideWithoutBom(sample)
  if (wide !== null) return { encoding: wide, bom: 0, sure: true }
  if (isBinary(sample)) return null
  if (asciiLength(sample) === sample.length) return { encoding: 'utf-8', bom: 0, sure: false }
  const utf8 = attempt('utf-8', sample)
  // Short Big5 text can be UTF-8 by accident, but then all of it lies below U+0800, where no Chinese is.
  if (utf8.bad === 0 && utf8.high) return { encoding: 'utf-8', bom: 0, sure: true }
  const big5 = attempt('big5', sample)
  const [encoding, best] =
    big5.bad < utf8.bad || (big5.bad === 0 && !utf8.high)
      ? (['big5', big5] as const)
      : (['utf-8', utf8] as const)
  return best.bad * TOLERANCE > best.special ? null : { encoding, bom: 0, sure: true }
}

interface Attempt {
  /** Places that do not fit. */
  readonly bad: number
  /** Characters beyond ASCII, bad ones included. */
  readonly special: number
  /** Whether anything lies beyond U+07FF. */
  readonly high: boolean
}

function attempt(encoding: Encoding, sample: Uint8Array): Attempt {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample, { stream: true })
  let bad = 0
  let special = 0
  let high = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    special += 1
    if (code === 0xfffd) bad += 1
    else if (code > 0x7ff) high = true
  }
  return { bad, special, high }
}

/** UTF-16 of text with much ASCII has NULs on one side of nearly every unit. */
function wideWithoutBom(sample: Uint8Array): Encoding | null {
  const counts = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) counts[i & 1] = (counts[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = counts
  const units = sample.length / 2
  const text = (encoding: Encoding): Encoding | null => {
    const decoded = new TextDecoder(encoding).decode(sample.subarray(0, 4096), { stream: true })
    return /[\u0000-\u0008\u000e-\u001a\ufffd]/.test(decoded) ? null : encoding
  }
  if (odd > units / 4 && even * 10 < odd) return text('utf-16le')
  if (even > units / 4 && odd * 10 < even) return text('utf-16be')
  return null
}

/** NULs, or control characters that no text holds in any number. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      controls += 1
  }
  return controls * 100 > sample.length
}

/** Number of bytes before the first one above 0x7F. */
export function asciiLength(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at++
  return at
}
