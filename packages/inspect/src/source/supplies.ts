import type { FileHandle } from 'node:fs/promises'
import type { RandomAccess, Supply } from './source.ts'

const CHUNK = 1024 * 1024

export const memoryAccess = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
})

export const memorySupply = (bytes: Uint8Array): Supply => ({
  size: bytes.length,
  packed: null,
  at: memoryAccess(bytes),
  async *open() {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
  },
})

/** A window of something with random access, e.g. one message of a mailbox. */
export const windowSupply = (within: RandomAccess, offset: number, length: number): Supply => ({
  size: length,
  packed: null,
  at: {
    size: length,
    read: (from, count) => within.read(offset + from, Math.max(0, Math.min(count, length - from))),
  },
  async *open() {
    for (let at = 0; at < length; at += CHUNK)
      yield await within.read(offset + at, Math.min(CHUNK, length - at))
  },
})

/** An open file; `size` is taken once, so that a file that grows meanwhile is read as it was. */
export function fileSupply(handle: FileHandle, size: number): Supply {
  const at: RandomAccess = {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset))
      const buffer = Buffer.allocUnsafe(wanted)
      let filled = 0
      while (filled < wanted) {
        const { bytesRead } = await handle.read(buffer, filled, wanted - filled, offset + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return buffer.subarray(0, filled)
    },
  }
  return { ...windowSupply(at, 0, size), at }
}

/** Bytes that only come one after another. */
export const streamSupply = (
  size: number | null,
  packed: number | null,
  open: () => AsyncIterable<Uint8Array>,
): Supply => ({ size, packed, at: null, open })
