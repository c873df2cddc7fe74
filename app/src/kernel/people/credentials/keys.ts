import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What this room needs of the house's secret: keyed marks, and a box for the few secrets that must be read back (TOTP). */
export interface PeopleKeys {
  /** HMAC of a text under a purpose: equal texts give equal marks, and without the key nobody can try names. */
  mark(purpose: 'account' | 'workplace', text: string): string
  seal(secret: Uint8Array): Uint8Array
  /** Null when the box was made with another key or was altered. */
  open(box: Uint8Array): Uint8Array | null
}

const IV = 12
const TAG = 16

/** @param master 32 random bytes from the key directory; every purpose gets its own key from it. */
export function peopleKeys(master: Uint8Array): PeopleKeys {
  if (master.length < 32) throw new Error('the mark key has fewer than 32 bytes')
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `subrosa/people/${purpose}`, 32))
  const marks = { account: derived('account'), workplace: derived('workplace') }
  const box = derived('box')
  return {
    mark: (purpose, text) => createHmac('sha256', marks[purpose]).update(text).digest('hex'),
    seal(secret) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', box, iv)
      return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', box, sealed.subarray(0, IV))
        decipher.setAuthTag(sealed.subarray(-TAG))
        return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()])
      } catch {
        return null
      }
    },
  }
}

/** 256 random bits in base64url, and how they are stored: only as a hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
