import type { Encoding } from '../../kind/encoding.ts'
import { big5Bytes } from './big5.ts'

/** A decoded text that knows for each of its UTF-16 units at which byte it begins. */
export interface WrittenText {
  readonly text: string
  readonly encoding: Encoding
  /** One more than the text has units: the last is the end. */
  readonly at: Uint32Array
}

export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const BAD = 0xfffd

/** Decodes as the platform's decoders do, byte by byte where they do not fit, so that nothing has to be written anew but what changes. */
export function writtenText(bytes: Uint8Array, encoding: Encoding, bom: number): WrittenText {
  const units = new Uint16Array(bytes.length + 1)
  const at = new Uint32Array(bytes.length + 2)
  let length = 0
  const put = (unit: number, byte: number): void => {
    units[length] = unit
    at[length] = byte
    length += 1
  }
  decoders[encoding](bytes, bom, put)
  at[length] = bytes.length
  return {
    text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'),
    encoding,
    at: at.subarray(0, length + 1),
  }
}

type Decode = (bytes: Uint8Array, from: number, put: (unit: number, byte: number) => void) => void

const wide =
  (little: boolean): Decode =>
  (bytes, from, put) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = from
    for (; at + 1 < bytes.length; at += 2) put(view.getUint16(at, little), at)
    if (at < bytes.length) put(BAD, at)
  }

const decoders: Readonly<Record<Encoding, Decode>> = {
  'utf-8': utf8,
  'utf-16le': wide(true),
  'utf-16be': wide(false),
  big5,
}

function utf8(bytes: Uint8Array, from: number, put: (unit: number, byte: number) => void): void {
  let at = from
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    const point = length === 0 ? -1 : pointAt(bytes, at, length)
    if (point < 0) {
      put(BAD, at)
      at += 1
      continue
    }
    if (point < 0x10000) put(point, at)
    else {
      put(0xd800 + ((point - 0x10000) >> 10), at)
      put(0xdc00 + ((point - 0x10000) & 0x3ff), at)
    }
    at += length
  }
}

/** -1 where the bytes are no character. */
function pointAt(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at] ?? 0
  let point = (bytes[at] ?? 0) & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0
    if ((byte & 0xc0) !== 0x80) return -1
    point = (point << 6) | (byte & 0x3f)
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0
  return point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? -1 : point
}

const pairs = new Map<number, string>()
const twoBytes = new TextDecoder('big5')

function big5(bytes: Uint8Array, from: number, put: (unit: number, byte: number) => void): void {
  let at = from
  while (at < bytes.length) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x80 || at + 1 >= bytes.length) {
      put(lead < 0x80 ? lead : BAD, at)
      at += 1
      continue
    }
    const key = lead * 256 + trail
    let pair = pairs.get(key)
    if (pair === undefined) pairs.set(key, (pair = twoBytes.decode(Uint8Array.of(lead, trail))))
    // No pair, and the second byte stands for itself.
    const alone = pair.length > 1 && trail < 0x80 && pair.endsWith(String.fromCharCode(trail))
    if (alone) put(BAD, at)
    else for (let i = 0; i < pair.length; i++) put(pair.charCodeAt(i), at)
    at += alone ? 1 : 2
  }
}

/** The bytes with the edits made; they are in order and do not overlap. Everything between them is copied. */
export function edited(bytes: Uint8Array, { encoding, at }: WrittenText, edits: readonly Edit[]): Uint8Array {
  const pieces: Uint8Array[] = []
  let from = 0
  for (const { start, end, text } of edits) {
    pieces.push(bytes.subarray(from, at[start] ?? 0), encoded(text, encoding))
    from = at[end] ?? bytes.length
  }
  pieces.push(bytes.subarray(from))
  return Buffer.concat(pieces)
}

export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'big5') return big5Bytes(text)
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}
