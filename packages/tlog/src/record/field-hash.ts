import { hash } from 'node:crypto'
import type { BinHash } from '../tree/hash.ts'

/** Bytes of random salt per field. */
export const SALT_SIZE = 16

/** Separates field hashes from all other uses of SHA-256; its first byte makes a field hash an RFC 6962 leaf hash. */
export const FIELD_TAG = Buffer.from('\0tlog-field/v1\n', 'latin1')

const BODY = FIELD_TAG.length + SALT_SIZE
const VIEWS = 512
let input = Buffer.alloc(16_384)
let views = viewsOf(input)
input.set(FIELD_TAG)

/** SHA-256(tag ‖ salt ‖ body) where body is `"name":value` in canonical JSON, taken from `source[begin..end)`. */
export function hashFieldBytes(
  salts: Uint8Array,
  salt: number,
  source: Uint8Array,
  begin: number,
  end: number,
): BinHash {
  reserve(end - begin)
  putSalt(salts, salt)
  // Most fields are short, and below about a hundred bytes plain stores are quicker than a call into the runtime.
  if (end - begin > 96) input.set(source.subarray(begin, end), BODY)
  else for (let from = begin, to = BODY; from < end; from += 1, to += 1) input[to] = source[from] as number
  return hashInput(end - begin)
}

/** The same, with the body as text. */
export function hashFieldText(salts: Uint8Array, salt: number, body: string): BinHash {
  reserve(body.length * 3)
  putSalt(salts, salt)
  return hashInput(input.write(body, BODY, 'utf8'))
}

function hashInput(length: number): BinHash {
  return hash('sha256', views[length] ?? input.subarray(0, BODY + length), 'binary')
}

function putSalt(salts: Uint8Array, salt: number): void {
  for (let i = 0; i < SALT_SIZE; i += 1) input[FIELD_TAG.length + i] = salts[salt + i] as number
}

function reserve(length: number): void {
  if (BODY + length <= input.length) return
  input = Buffer.alloc(2 * (BODY + length))
  input.set(FIELD_TAG)
  views = viewsOf(input)
}

function viewsOf(buffer: Buffer): Uint8Array[] {
  return Array.from({ length: VIEWS }, (_, length) => buffer.subarray(0, BODY + length))
}
