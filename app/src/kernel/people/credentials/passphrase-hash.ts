import { hash, parseOptions, verify } from '@node-rs/argon2'

/** Argon2id; memory in KiB. The floor is OWASP's 19 MiB, two passes, one lane; the parameters travel inside the hash. */
export interface HashCost {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}
export const FLOOR: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Composed and full-width forms of one passphrase must be one passphrase: people type it on different keyboards.
const canonical = (passphrase: string): string => passphrase.normalize('NFKC')

export const hashPassphrase = (passphrase: string, cost: HashCost = FLOOR): Promise<string> =>
  hash(canonical(passphrase), cost)

let decoy: Promise<string> | null = null

/**
 * Compares in the same time whether the account exists or not: without a stored hash a decoy is computed against.
 * False for a missing or unreadable hash.
 */
export async function passphraseFits(stored: string | null, passphrase: string): Promise<boolean> {
  decoy ??= hashPassphrase('no such account, same effort')
  const fits = await verify(stored ?? (await decoy), canonical(passphrase)).catch(() => false)
  return stored !== null && fits
}

/** True when the hash was made with less effort than today's floor. */
export function isStale(stored: string): boolean {
  const { memoryCost, timeCost } = parseOptions(stored)
  return memoryCost < FLOOR.memoryCost || timeCost < FLOOR.timeCost
}
