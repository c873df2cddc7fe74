import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { stopPart } from '../../pipeline/stop.ts'
import { streamSupply } from '../../source/supplies.ts'
import type { RandomAccess, Supply } from '../../source/source.ts'
import type { Entry } from './archive.ts'
import { localOf } from './census.ts'

const CHUNK = 256 * 1024

/** Whether this package can unpack the entry at all. */
export const isSupported = (entry: Entry): boolean => entry.method === 0 || entry.method === 8

/** The unpacked bytes of an entry, held against length and checksum of the directory at the end. */
export const entrySupply = (access: RandomAccess, entry: Entry): Supply =>
  streamSupply(entry.size, entry.packed, async function* () {
    let crc = 0
    let length = 0
    for await (const chunk of unpacked(access, entry)) {
      crc = crc32(chunk, crc)
      length += chunk.length
      yield chunk
    }
    if (crc !== entry.crc || length !== entry.size) throw stopPart('ARCHIVE_CHECKSUM')
  })

async function* unpacked(access: RandomAccess, entry: Entry): AsyncIterable<Uint8Array> {
  const { dataAt } = await localOf(access, entry)
  if (entry.method === 0) {
    yield* packedBytes(access, dataAt, entry.packed)
    return
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  // Ties the two together: what stops one stops the other, and an error of the bytes comes out of the loop below.
  pipeline(Readable.from(packedBytes(access, dataAt, entry.packed)), inflate, () => undefined)
  try {
    yield* inflate as AsyncIterable<Uint8Array>
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw stopPart('ARCHIVE_DAMAGED', { what: String(error.code) })
    throw error
  } finally {
    inflate.destroy()
  }
  // Bytes behind the end of the packed stream would be carried by the file and seen by nobody.
  if (inflate.bytesWritten < entry.packed)
    throw stopPart('ARCHIVE_DAMAGED', { what: 'bytes behind packed data' })
}

async function* packedBytes(access: RandomAccess, at: number, length: number): AsyncIterable<Uint8Array> {
  for (let done = 0; done < length;) {
    const chunk = await access.read(at + done, Math.min(CHUNK, length - done))
    if (chunk.length === 0) throw stopPart('ARCHIVE_DAMAGED', { what: 'entry cut short' })
    done += chunk.length
    yield chunk
  }
}
