import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, framed, utf8, wipe } from '../bytes.ts'

/** Bytes of each half and of every derived key. */
export const KEY_SIZE = 32

const SALT = utf8('subrosa-seal/v1')

/** A key for one purpose. The label and each part are length-framed, so that no two purposes share a key. */
export function derive(secret: Uint8Array, label: string, ...parts: readonly (Uint8Array | string)[]): Bytes {
  return new Uint8Array(hkdf(sha256, secret, SALT, framed(label, ...parts), KEY_SIZE))
}

/** Which content a key belongs to: an object, and how many times it has been sealed anew. */
export interface ObjectRef {
  readonly object: string
  readonly epoch: number
}

/**
 * DEK = HKDF(S ‖ O) for one object and epoch. S lies with the sealer, O with the officers; either alone is
 * indistinguishable from chance. The object's name is in the derivation: a body moved to another name does not open.
 */
export function dataKey(s: Uint8Array, o: Uint8Array, { object, epoch }: ObjectRef): Bytes {
  if (s.length !== KEY_SIZE || o.length !== KEY_SIZE) throw new RangeError('both halves have 32 bytes')
  const both = concat(s, o)
  const key = derive(both, 'dek', object, String(epoch))
  wipe(both)
  return key
}
