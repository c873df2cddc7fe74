import { type Bytes } from '../bytes.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'

/** Bytes of an amount in a commitment: every amount has the same length. */
export const AMOUNT_SIZE = 16
const MOST = 10n ** 27n

/** An amount in the smallest unit of its currency, greater than zero. Whole numbers only: no float ever touches a price. */
export function parseAmount(text: string): Outcome<bigint> {
  if (!/^[1-9]\d{0,26}$/.test(text)) return refuse('AMOUNT_MALFORMED', 'not a positive whole number')
  return ok(BigInt(text))
}

export function encodeAmount(amount: bigint): Bytes {
  if (amount <= 0n || amount >= MOST) throw new RangeError('an amount from 1 to 10^27 - 1')
  const bytes = new Uint8Array(AMOUNT_SIZE)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, amount >> 64n)
  view.setBigUint64(8, amount & 0xffff_ffff_ffff_ffffn)
  return bytes
}

export function decodeAmount(bytes: Uint8Array): Outcome<bigint> {
  if (bytes.length !== AMOUNT_SIZE) return refuse('AMOUNT_MALFORMED', 'length')
  const view = new DataView(bytes.buffer, bytes.byteOffset, AMOUNT_SIZE)
  const amount = (view.getBigUint64(0) << 64n) | view.getBigUint64(8)
  return amount > 0n && amount < MOST ? ok(amount) : refuse('AMOUNT_MALFORMED', 'out of range')
}
