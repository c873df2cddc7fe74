/**
 * Standard base64 (RFC 4648 §4) with padding, or null. Strict: one byte string has one spelling, so nothing that is
 * hashed or compared can be written in two ways.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** Strict base64 of exactly 32 bytes, or null. */
export function decodeHash(text: string): Buffer | null {
  if (text.length !== 44) return null
  const bytes = decodeBase64(text)
  return bytes?.length === 32 ? bytes : null
}

/** ASCII decimal without sign or leading zeroes, up to 2^53 - 1, or null. */
export function decodeSize(text: string): number | null {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return null
  const size = Number(text)
  return Number.isSafeInteger(size) ? size : null
}

/** UTF-8 bytes as text, or null when they are not valid UTF-8. A byte order mark stays, so that it is not lost in hashing. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Well-formed Unicode (no lone surrogate) without control characters below U+0020. */
export function isPlainText(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) < 0x20) return false
  return !/\p{Surrogate}/u.test(text)
}
