import type { BinHash } from './hash.ts'
import { EMPTY_BIN, HASH_SIZE, fromBin, nodeBin, sameBytes, toBin } from './hash.ts'

/**
 * Root that an inclusion proof leads to (RFC 9162 §2.1.3.2), or null when the proof has the wrong shape. Sizes up to
 * 2^53 - 1; larger ones are refused, not rounded.
 */
export function rootFromInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (!isSize(index) || !isSize(size) || index >= size || leaf.length !== HASH_SIZE || !allHashes(proof))
    return null
  let at = index
  let last = size - 1
  let node: BinHash = toBin(leaf)
  for (const sibling of proof) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      node = nodeBin(toBin(sibling), node)
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      node = nodeBin(node, toBin(sibling))
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 ? fromBin(node) : null
}

/** True only if leaf hash `leaf` is at `index` of the tree with this size and root. */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const reached = rootFromInclusion(index, size, leaf, proof)
  return reached !== null && sameBytes(reached, root)
}

/**
 * True only if the tree (size, root) begins with the tree (oldSize, oldRoot): RFC 9162 §2.1.4.2. The empty tree is
 * consistent with every tree, but only under its one root and with an empty proof.
 */
export function verifyConsistency(
  oldSize: number,
  size: number,
  oldRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(oldSize) || !isSize(size) || oldSize > size || !allHashes(proof)) return false
  if (oldRoot.length !== HASH_SIZE || root.length !== HASH_SIZE) return false
  if (oldSize === 0 && toBin(oldRoot) !== EMPTY_BIN) return false
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root)
  if (oldSize === 0) return proof.length === 0
  return foldsToBoth(
    oldSize,
    size,
    toBin(oldRoot),
    toBin(root),
    proof.map((hash) => toBin(hash)),
  )
}

function foldsToBoth(
  oldSize: number,
  size: number,
  oldRoot: BinHash,
  root: BinHash,
  proof: BinHash[],
): boolean {
  let at = oldSize - 1
  let last = size - 1
  while (at % 2 === 1) {
    at = half(at)
    last = half(last)
  }
  // An old tree that is one perfect subtree is its own first proof node, and is not sent.
  const path = at === 0 ? [oldRoot, ...proof] : proof
  const first = path[0]
  if (first === undefined) return false
  let old = first
  let now = first
  for (const sibling of path.slice(1)) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      old = nodeBin(sibling, old)
      now = nodeBin(sibling, now)
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      now = nodeBin(now, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && old === oldRoot && now === root
}

function half(n: number): number {
  return (n - (n % 2)) / 2
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

function allHashes(proof: readonly Uint8Array[]): boolean {
  return proof.every((hash) => hash.length === HASH_SIZE)
}
