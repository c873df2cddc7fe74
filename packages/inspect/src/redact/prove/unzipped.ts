import { unzipSync } from 'fflate'
import type { Limits } from '../../words/limits.ts'

/** Held at once while a package is looked at; a small package may be unpacked to several times of what a part may be. */
const TIMES = 4

/** The entries of a package by another library than the readers use. Throws where it cannot be unpacked, or is too large. */
export function unzipped(
  bytes: Uint8Array,
  { heldBytes }: Limits,
): readonly (readonly [string, Uint8Array])[] {
  let total = 0
  const tree = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize
      if (total > heldBytes * TIMES) throw new Error('too large to be unpacked at once')
      return true
    },
  })
  return Object.entries(tree)
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
