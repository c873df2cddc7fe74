import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes sealed in frames (STREAM construction over AES-256-GCM, as in age): a lost, doubled or moved frame is refused. */
const FRAME = 1 << 20
const TAG = 16
const SALT = 16
const ALGORITHM = 'aes-256-gcm'

/** A key for one writing of one thing; its salt stands before it, so that the same key never seals two contents. */
const keyFor = (house: Uint8Array, secret: Uint8Array, salt: Uint8Array, what: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', house, Buffer.concat([secret, salt]), `subrosa/outflow/1/${what}`, 32))

/** 11 bytes of counter, then whether it is the last frame. */
function nonce(frame: number, last: boolean): Uint8Array {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(frame, 5, 6)
  bytes[11] = last ? 1 : 0
  return bytes
}

/** What a file on the desk is opened with: the house's key, which lies outside the database, and the file's own secret, which lies in it. */
export interface Keys {
  readonly house: Uint8Array
  readonly secret: Uint8Array
}

/** Seals a stream as it comes. @param what which of a file's things this is; another cannot be put in its place */
export async function* sealed(
  keys: Keys,
  what: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT)
  const key = keyFor(keys.house, keys.secret, salt, what)
  yield salt
  let frame = 0
  const seal = (content: Uint8Array, last: boolean): Uint8Array => {
    const cipher = createCipheriv(ALGORITHM, key, nonce(frame++, last))
    return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  }
  let held = Buffer.alloc(0)
  for await (const chunk of bytes) {
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk])
    // A full frame is held back until more comes: only the last one says that it is.
    while (held.length > FRAME) {
      yield seal(held.subarray(0, FRAME), false)
      held = held.subarray(FRAME)
    }
  }
  yield seal(held, true)
}

/** @throws when the bytes are not what was sealed under these keys, whole and in order */
export function opened(keys: Keys, what: string, bytes: Uint8Array): Uint8Array {
  const key = keyFor(keys.house, keys.secret, bytes.subarray(0, SALT), what)
  const parts: Uint8Array[] = []
  let frame = 0
  for (let at = SALT; ; at += FRAME + TAG, frame++) {
    const last = at + FRAME + TAG >= bytes.length
    const part = bytes.subarray(at, last ? bytes.length : at + FRAME + TAG)
    if (part.length < TAG) throw new Error('a sealed file has been cut short')
    const decipher = createDecipheriv(ALGORITHM, key, nonce(frame, last))
    decipher.setAuthTag(part.subarray(part.length - TAG))
    parts.push(decipher.update(part.subarray(0, part.length - TAG)), decipher.final())
    if (last) return Buffer.concat(parts)
  }
}

/** A short text for a column of the database. */
export function sealedText(keys: Keys, what: string, text: string): Uint8Array {
  const salt = randomBytes(SALT)
  const cipher = createCipheriv(ALGORITHM, keyFor(keys.house, keys.secret, salt, what), nonce(0, true))
  return Buffer.concat([salt, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}
export const openedText = (keys: Keys, what: string, bytes: Uint8Array): string =>
  Buffer.from(opened(keys, what, bytes)).toString('utf8')
