import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 6238 with SHA-1, six digits, 30 s: what every authenticator app reads. */
export const STEP_SECONDS = 30
const DIGITS = 6

/** The code of one counter (RFC 4226). */
export function hotp(
  secret: Uint8Array,
  counter: number,
  digits = DIGITS,
  hash: 'sha1' | 'sha256' | 'sha512' = 'sha1',
): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac(hash, secret).update(message).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code was typed, one step early or late allowed for clocks; null when none fits.
 * A step at or before `lastStep` is never accepted again: a code works once.
 */
export function totpStep(
  secret: Uint8Array,
  code: string,
  epochSeconds: number,
  lastStep: number,
): number | null {
  const typed = Buffer.from(code)
  const now = Math.floor(epochSeconds / STEP_SECONDS)
  let found: number | null = null
  for (const step of [now - 1, now, now + 1]) {
    const expected = Buffer.from(hotp(secret, step))
    if (typed.length === expected.length && timingSafeEqual(typed, expected) && step > lastStep) found = step
  }
  return found
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** RFC 4648 base32 without padding, as authenticator apps want it. */
export function base32(bytes: Uint8Array): string {
  let [bits, value, text] = [0, 0, '']
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    for (; bits >= 5; bits -= 5) text += ALPHABET.charAt((value >>> (bits - 5)) & 31)
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text
}

export const otpauthUri = (issuer: string, account: string, secret: Uint8Array): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`
