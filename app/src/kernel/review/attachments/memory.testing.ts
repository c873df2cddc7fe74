import { createHash } from 'node:crypto'
import { bad, ok } from '#kernel/ground'
import type { BlobStore, ByteSource } from './blob-store.ts'

/** Bytes in memory that note the largest piece ever asked for, and whether everything staged was discarded. */
export function memory(): {
  source(bytes: Uint8Array): ByteSource
  blobs: Pick<BlobStore, 'stage'>
  largest(): number
  left(): number
} {
  let largest = 0
  let left = 0
  const source = (bytes: Uint8Array): ByteSource => ({
    size: bytes.length,
    read: async (offset, length) => {
      largest = Math.max(largest, length)
      return bytes.slice(offset, offset + length)
    },
  })
  const stage: BlobStore['stage'] = async (chunks, limit) => {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const chunk of chunks) {
      largest = Math.max(largest, chunk.length)
      size += chunk.length
      if (size > limit) return bad('TOO_LARGE')
      parts.push(chunk)
    }
    left += 1
    const bytes = Buffer.concat(parts)
    const drop = async (): Promise<void> => void (left -= 1)
    return ok({
      ...source(bytes),
      digest: createHash('sha256').update(bytes).digest('hex'),
      keep: drop,
      discard: drop,
    })
  }
  return { source, blobs: { stage }, largest: () => largest, left: () => left }
}
