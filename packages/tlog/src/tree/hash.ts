import { hash } from 'node:crypto'

/** Bytes in a SHA-256 hash, the only hash of RFC 6962 trees in C2SP logs. */
export const HASH_SIZE = 32

/**
 * A hash as a string of 32 characters U+0000..U+00FF, one per byte. Inside this package only: on Node 20 a
 * one-shot hash to such a string costs half of one to a Buffer, and a tree of a million leaves hashes two million times.
 */
export type BinHash = string

const nodeInput = Buffer.alloc(1 + 2 * HASH_SIZE)
nodeInput[0] = 1

const LEAF_VIEWS = 1024
const leafInput = Buffer.alloc(1 + LEAF_VIEWS)
const leafViews: Uint8Array[] = Array.from({ length: LEAF_VIEWS + 1 }, (_, n) => leafInput.subarray(0, n + 1))

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeBin(left: BinHash, right: BinHash): BinHash {
  nodeInput.write(left, 1, HASH_SIZE, 'latin1')
  nodeInput.write(right, 1 + HASH_SIZE, HASH_SIZE, 'latin1')
  return hash('sha256', nodeInput, 'binary')
}

/** SHA-256(0x00 ‖ data). */
export function leafBin(data: Uint8Array): BinHash {
  const view = leafViews[data.length]
  if (view !== undefined) {
    leafInput.set(data, 1)
    return hash('sha256', view, 'binary')
  }
  const input = Buffer.allocUnsafe(1 + data.length)
  input[0] = 0
  input.set(data, 1)
  return hash('sha256', input, 'binary')
}

export function toBin(bytes: Uint8Array, offset = 0): BinHash {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, HASH_SIZE).toString('latin1')
}

export function fromBin(bin: BinHash): Uint8Array {
  return new Uint8Array(Buffer.from(bin, 'latin1'))
}

/** MTH({}) = SHA-256(""), RFC 6962 §2.1. */
export const EMPTY_BIN: BinHash = hash('sha256', '', 'binary')

/** Root of the empty tree. A fresh copy each time, so that nobody can edit it for others. */
export function emptyRoot(): Uint8Array {
  return fromBin(EMPTY_BIN)
}

/** Hash of one entry as a leaf: SHA-256(0x00 ‖ data), RFC 6962 §2.1. */
export function leafHash(data: Uint8Array): Uint8Array {
  return fromBin(leafBin(data))
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. Both must be 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_SIZE || right.length !== HASH_SIZE)
    throw new RangeError('a node joins two 32-byte hashes')
  return fromBin(nodeBin(toBin(left), toBin(right)))
}

/** Equal length and equal bytes. Hashes here are public, so constant time is not needed. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}
