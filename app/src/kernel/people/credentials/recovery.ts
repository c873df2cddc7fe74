import { createHash, randomInt } from 'node:crypto'

// Without 0/O, 1/I/L: the codes are copied by hand.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const COUNT = 10

/** Ten codes of twelve letters (59 bits each): too many to guess, so a plain hash keeps them. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    Array.from(
      { length: 12 },
      (_, i) => (i > 0 && i % 4 === 0 ? '-' : '') + LETTERS.charAt(randomInt(LETTERS.length)),
    ).join(''),
  )

export const isRecoveryShaped = (typed: string): boolean => /^[0-9A-Z]{12}$/.test(bare(typed))
export const recoveryHash = (person: string, typed: string): string =>
  createHash('sha256')
    .update(`${person}:${bare(typed)}`)
    .digest('hex')
const bare = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
