import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { base64 } from '@scure/base'

/** Plain bytes over their own memory, as every library here wants them (a Node Buffer is not one). */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Bytes => encoder.encode(text)

/** Text, or null when the bytes are not valid UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes)

/** Strict standard base64 with padding, or null: one byte string has one spelling. */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = base64.decode(text)
    return base64.encode(bytes) === text ? new Uint8Array(bytes) : null
  } catch {
    return null
  }
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(text: string): Bytes | null {
  if (!/^([0-9a-f]{2})*$/.test(text)) return null
  return new Uint8Array((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const sha256 = (...parts: readonly Uint8Array[]): Bytes =>
  new Uint8Array(nobleSha256(concat(...parts)))

/** Compares without telling by its time where the difference is. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let differs = a.length ^ b.length
  for (let i = 0; i < a.length; i += 1) differs |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return differs === 0
}

/** Overwrites what was secret. Copies that the engine made, and strings, are beyond reach. */
export function wipe(...secrets: readonly (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0)
}

export const randomBytes = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))

/** Length before content, so that two lists of parts never have one encoding. */
export function framed(...parts: readonly (Uint8Array | string)[]): Bytes {
  const pieces = parts.map((part) => (typeof part === 'string' ? utf8(part) : part))
  return concat(...pieces.flatMap((piece) => [lengthOf(piece.length), piece]))
}

/** Takes `framed` apart into exactly `count` parts, or null. */
export function unframed(bytes: Uint8Array, count: number): Bytes[] | null {
  const parts: Bytes[] = []
  let at = 0
  while (at < bytes.length) {
    if (at + 4 > bytes.length || parts.length === count) return null
    const size = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)
    if (at + 4 + size > bytes.length) return null
    parts.push(new Uint8Array(bytes.subarray(at + 4, at + 4 + size)))
    at += 4 + size
  }
  return parts.length === count ? parts : null
}

function lengthOf(size: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, size)
  return bytes
}
