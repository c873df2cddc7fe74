import { argon2idAsync } from '@noble/hashes/argon2.js'
import { type Outcome, ok, refuse } from '../refusal.ts'

/** Argon2id cost: memory in KiB, passes, lanes. */
export interface Cost {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

/** Computes 32 bytes of Argon2id v1.3. In the browser this is the default; a native one may take its place. */
export type Argon2id = (passphrase: Uint8Array, salt: Uint8Array, cost: Cost) => Promise<Uint8Array>

/** RFC 9106's second recommendation: 64 MiB, 3 passes; one lane, because a browser has one. */
export const DEFAULT_COST: Cost = { memory: 65_536, passes: 3, lanes: 1 }

/** Pure JavaScript, yields to the screen while it works. */
export const argon2id: Argon2id = (passphrase, salt, { memory, passes, lanes }) =>
  argon2idAsync(new Uint8Array(passphrase), new Uint8Array(salt), {
    m: memory,
    t: passes,
    p: lanes,
    dkLen: 32,
    asyncTick: 50,
  })

/** A stored cost below this is a downgrade, above it a way to stop the browser. */
export function checkCost({ memory, passes, lanes }: Cost): Outcome<Cost> {
  const fits =
    memory >= 19_456 && memory <= 1_048_576 && passes >= 2 && passes <= 16 && lanes >= 1 && lanes <= 4
  return fits ? ok({ memory, passes, lanes }) : refuse('COST_UNFIT', `m=${memory} t=${passes} p=${lanes}`)
}
