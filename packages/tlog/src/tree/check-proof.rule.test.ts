import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { naivePath, naiveRoot, naiveSubproof, someEntries } from '../fixtures/naive-tree.ts'
import { CONSISTENCY, EMPTY_ROOT, INCLUSION, LEAVES, ROOTS } from '../fixtures/rfc6962.ts'
import { rootFromInclusion, verifyConsistency, verifyInclusion } from './check-proof.ts'
import { CompactRange, rootOf } from './compact-range.ts'
import { emptyRoot, leafHash, nodeHash } from './hash.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const b64 = (text: string): Buffer => Buffer.from(text, 'base64')
const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = new Uint8Array(bytes)
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7))
  return copy
}

describe('published vectors', () => {
  const leaves = LEAVES.map((leaf) => leafHash(hex(leaf)))

  test('roots of the eight-leaf tree at every size', () => {
    expect(Buffer.from(emptyRoot()).toString('hex')).toBe(EMPTY_ROOT)
    for (let size = 1; size <= 8; size += 1) {
      expect(Buffer.from(rootOf(leaves.slice(0, size))).toString('hex')).toBe(ROOTS[size - 1])
    }
  })

  test.each(INCLUSION)('inclusion of leaf $index in $size', ({ index, size, proof }) => {
    const root = hex(ROOTS[size - 1] as string)
    const path = proof.map(hex)
    const leaf = leaves[index] as Uint8Array
    expect(verifyInclusion(index, size, leaf, path, root)).toBe(true)
    expect(naivePath(index, LEAVES.slice(0, size).map(hex)).map((h) => h.toString('hex'))).toEqual(proof)
    for (const wrong of [index - 1, index + 1, index ^ 2]) {
      expect(verifyInclusion(wrong, size, leaf, path, root)).toBe(false)
    }
    for (const wrong of [size * 2, Math.floor(size / 2), 0]) {
      expect(verifyInclusion(index, wrong, leaf, path, root)).toBe(false)
    }
    expect(verifyInclusion(index, size, leaf, [...path, root], root)).toBe(false)
    expect(verifyInclusion(index, size, leaf, [root, ...path], root)).toBe(false)
    expect(verifyInclusion(index, size, leaf, [...path, Buffer.alloc(0)], root)).toBe(false)
    expect(verifyInclusion(index, size, Buffer.from('wrong leaf'), path, root)).toBe(false)
    expect(verifyInclusion(index, size, leaf, path, hex(EMPTY_ROOT))).toBe(false)
  })

  test.each(CONSISTENCY)('consistency of $oldSize with $size', ({ oldSize, size, proof }) => {
    const [before, after] = [hex(ROOTS[oldSize - 1] as string), hex(ROOTS[size - 1] as string)]
    const path = proof.map(hex)
    expect(verifyConsistency(oldSize, size, before, after, path)).toBe(true)
    expect(
      naiveSubproof(oldSize, LEAVES.slice(0, size).map(hex), true).map((h) => h.toString('hex')),
    ).toEqual(proof)
    if (proof.length === 0) return
    for (const wrong of [oldSize - 1, oldSize + 1, oldSize ^ 2]) {
      expect(verifyConsistency(wrong, size, before, after, path)).toBe(false)
    }
    for (const wrong of [size * 2, Math.floor(size / 2)]) {
      expect(verifyConsistency(oldSize, wrong, before, after, path)).toBe(false)
    }
    expect(verifyConsistency(oldSize, size, after, before, path)).toBe(false)
    expect(verifyConsistency(oldSize, size, before, after, [])).toBe(false)
    expect(verifyConsistency(oldSize, size, before, after, path.slice(0, -1))).toBe(false)
    expect(verifyConsistency(oldSize, size, before, after, [...path, before])).toBe(false)
    expect(verifyConsistency(oldSize, size, before, after, [path[0] as Buffer, ...path])).toBe(false)
  })

  test('the empty tree is consistent with all, under its one root and without a proof', () => {
    const [empty, other] = [hex(EMPTY_ROOT), hex(ROOTS[0] as string)]
    expect(verifyConsistency(0, 0, empty, empty, [])).toBe(true)
    expect(verifyConsistency(0, 1, empty, other, [])).toBe(true)
    expect(verifyConsistency(0, 1, other, other, [])).toBe(false)
    expect(verifyConsistency(0, 0, other, other, [])).toBe(false)
    expect(verifyConsistency(0, 1, empty, other, [other])).toBe(false)
    expect(verifyConsistency(1, 1, other, other, [other])).toBe(false)
    expect(verifyConsistency(1, 0, other, empty, [])).toBe(false)
  })

  test('proofs of a real log of 961,984,013 certificates', () => {
    const argon = JSON.parse(readFileSync(new URL('../fixtures/argon2020.json', import.meta.url), 'utf8'))
    const leaf = leafHash(b64(argon.leafInput))
    const path = argon.inclusion.map(b64)
    expect(verifyInclusion(argon.leafIndex, argon.size, leaf, path, b64(argon.root))).toBe(true)
    expect(verifyInclusion(argon.leafIndex + 1, argon.size, leaf, path, b64(argon.root))).toBe(false)
    const grown = argon.consistency.map(b64)
    expect(verifyConsistency(argon.oldSize, argon.size, b64(argon.oldRoot), b64(argon.root), grown)).toBe(
      true,
    )
    expect(verifyConsistency(argon.oldSize - 1, argon.size, b64(argon.oldRoot), b64(argon.root), grown)).toBe(
      false,
    )
  })
})

test('for every tree up to 70 leaves, each naive proof verifies, and no flipped bit does', () => {
  for (let size = 1; size <= 70; size += 1) {
    const entries = someEntries(size)
    const root = rootOf(entries.map(leafHash))
    expect(naiveRoot(entries).equals(root)).toBe(true)
    for (let m = 0; m < size; m += 1) {
      const leaf = leafHash(entries[m] as Buffer)
      const path = naivePath(m, entries)
      expect(verifyInclusion(m, size, leaf, path, root)).toBe(true)
      for (let n = 0; n < path.length; n += 1) {
        const bent = path.map((hash, at) => (at === n ? flip(hash, (m * 7 + n) % 256) : hash))
        expect(verifyInclusion(m, size, leaf, bent, root)).toBe(false)
      }
      const before = naiveRoot(entries.slice(0, m + 1))
      const proof = naiveSubproof(m + 1, entries, true)
      expect(verifyConsistency(m + 1, size, before, root, proof)).toBe(true)
      expect(verifyConsistency(m + 1, size, flip(before, m), root, proof)).toBe(false)
      expect(verifyConsistency(m + 1, size, before, flip(root, m), proof)).toBe(false)
      for (let n = 0; n < proof.length; n += 1) {
        const bent = proof.map((hash, at) => (at === n ? flip(hash, (m * 5 + n) % 256) : hash))
        expect(verifyConsistency(m + 1, size, before, root, bent)).toBe(false)
      }
    }
  }
})

test('hostile numbers and shapes are refused without an exception', () => {
  const hash = leafHash(Buffer.from('x'))
  const numbers = fc.oneof(
    fc.integer(),
    fc.double(),
    fc.constantFrom(NaN, Infinity, -1, 2 ** 53, 2 ** 60, 0.5),
  )
  const proofs = fc.array(fc.uint8Array({ minLength: 0, maxLength: 40 }), { maxLength: 70 })
  fc.assert(
    fc.property(numbers, numbers, proofs, (a, b, proof) => {
      expect(verifyInclusion(a, b, hash, proof, emptyRoot())).toBe(false)
      expect(verifyConsistency(a, b, hash, emptyRoot(), proof)).toBe(false)
      expect(typeof rootFromInclusion(a, b, hash, proof)).toBe('object')
    }),
  )
})

test('a compact range goes on from its own peaks, and a copy does not share them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (first, second) => {
      const entries = someEntries(first + second)
      const range = new CompactRange()
      for (const entry of entries.slice(0, first)) range.appendEntry(entry)
      const frozen = range.root()
      const resumed = CompactRange.from(first, range.peaks)
      for (const entry of entries.slice(first)) resumed.append(leafHash(entry))
      expect(naiveRoot(entries).equals(resumed.root())).toBe(true)
      expect(resumed.size).toBe(first + second)
      expect(range.clone().root()).toEqual(frozen)
    }),
    { numRuns: 40 },
  )
  expect(() => CompactRange.from(3, [])).toThrow(RangeError)
  expect(() => nodeHash(Buffer.alloc(31), Buffer.alloc(32))).toThrow(RangeError)
})
