import type { Brand } from './brand.ts'

/** 26 characters, time first, 80 random bits: sortable, unguessable enough to be harmless when guessed (every read is checked). */
export type Id = Brand<string, 'Id'>
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Makes an id. Commands call it; rules receive ids as facts. */
export function newId(nowMs: number = Date.now()): Id {
  let text = ''
  let time = nowMs
  for (let i = 0; i < 10; i++) {
    text = ALPHABET.charAt(time % 32) + text
    time = Math.floor(time / 32)
  }
  const random = crypto.getRandomValues(new Uint8Array(16))
  for (const byte of random) text += ALPHABET.charAt(byte & 31)
  return text as Id
}
