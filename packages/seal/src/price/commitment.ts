import { type Bytes, concat, randomBytes, sha256, utf8, wipe } from '../bytes.ts'
import { name } from '../ids.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { type Read, object, oneOf, text, whole } from '../shape.ts'
import { AMOUNT_SIZE, decodeAmount, encodeAmount } from './amount.ts'

export const NONCE_SIZE = 32

/** What everybody may know of a sealed price; part of the commitment, so that a price cannot be moved to other terms. */
export const termsShape = object({
  tender: name,
  item: name,
  basis: oneOf('total', 'unit'),
  currency: text(3, /^[A-Z]{3}$/),
  /** Decimals of the smallest unit: 0 for whole dollars, 2 for cents. */
  decimals: whole(0, 6),
  /** Digest of the classification that may be asked of this price. */
  classification: text(64, /^[0-9a-f]{64}$/),
})
export type PriceTerms = Read<typeof termsShape>

/** SHA-256(price ‖ nonce ‖ tender): 16, 32 and 32 bytes; the tender is the SHA-256 of the terms' one text. */
export function commitmentOf(price: bigint, nonce: Uint8Array, terms: PriceTerms): Bytes {
  if (nonce.length !== NONCE_SIZE) throw new RangeError('a nonce has 32 bytes')
  const { tender, item, basis, currency, decimals, classification } = terms
  const words = JSON.stringify(['subrosa-price/v1', tender, item, basis, currency, decimals, classification])
  const input = concat(encodeAmount(price), nonce, sha256(utf8(words)))
  const digest = sha256(input)
  wipe(input)
  return digest
}

/** A fresh nonce; without its 256 bits a commitment to a price of ten digits could be searched. */
export const makeNonce = (): Bytes => randomBytes(NONCE_SIZE)

/** What is sealed: price ‖ nonce, of one length for every price. */
export function encodePrice(price: bigint, nonce: Uint8Array): Bytes {
  return concat(encodeAmount(price), nonce)
}

export function decodePrice(content: Uint8Array): Outcome<{ readonly price: bigint; readonly nonce: Bytes }> {
  if (content.length !== AMOUNT_SIZE + NONCE_SIZE) return refuse('AMOUNT_MALFORMED', 'length')
  const price = decodeAmount(content.subarray(0, AMOUNT_SIZE))
  return price.ok ? ok({ price: price.value, nonce: new Uint8Array(content.subarray(AMOUNT_SIZE)) }) : price
}
