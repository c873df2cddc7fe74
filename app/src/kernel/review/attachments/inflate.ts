import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import type { ByteSource } from './blob-store.ts'
import { entryName, MAX_NAME, ZipFault, type ZipEntry } from './zip-directory.ts'

const WINDOW = 64 * 1024
const LOCAL = 0x04034b50
export const STORED = 0
export const DEFLATED = 8

/** More came out than was declared: the one lie that a bomb needs. */
export class Overflow extends Error {
  readonly entry: string
  constructor(entry: string) {
    super('more than declared')
    this.name = 'Overflow'
    this.entry = entry
  }
}

/** Checks the local header against the directory, so that no two readers see two different archives. @returns where the data begins */
export async function dataStart(source: ByteSource, entry: ZipEntry): Promise<number> {
  const bytes = await source.read(entry.offset, 30 + MAX_NAME)
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 30 || head.getUint32(0, true) !== LOCAL)
    throw new ZipFault(entry.name, 'no local header')
  const [flags, method] = [head.getUint16(6, true), head.getUint16(8, true)]
  const [crc, compressed, inflated] = [
    head.getUint32(14, true),
    head.getUint32(18, true),
    head.getUint32(22, true),
  ]
  if (method !== entry.method || (flags & 1) !== (entry.flags & 1))
    throw new ZipFault(entry.name, 'headers differ')
  const later = (flags & 8) !== 0
  const same = crc === entry.crc && fits(compressed, entry.compressed) && fits(inflated, entry.inflated)
  if (!later && !same) throw new ZipFault(entry.name, 'headers differ')
  const nameEnd = 30 + head.getUint16(26, true)
  if (entryName(bytes.subarray(30, nameEnd)) !== entry.name) throw new ZipFault(entry.name, 'names differ')
  return entry.offset + nameEnd + head.getUint16(28, true)
}
const fits = (local: number, declared: number): boolean => local === declared || local === 0xffffffff

async function* windows(source: ByteSource, start: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += WINDOW) {
    const bytes = await source.read(start + at, Math.min(WINDOW, length - at))
    if (bytes.length === 0) return
    yield bytes
  }
}

/**
 * Inflates one entry window by window and hands each to `take`. It stops at the first byte beyond the declared size, whatever the
 * data would go on to become; size, checksum and the end of the data must then agree with the directory.
 */
export async function inflateEntry(
  source: ByteSource,
  start: number,
  entry: ZipEntry,
  take: (chunk: Uint8Array) => Promise<void> | void,
): Promise<void> {
  let size = 0
  let crc = 0
  // A pipeline reports a consumer's stop in words of its own; the reason is kept here.
  const stopped: unknown[] = []
  const count = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    try {
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > entry.inflated) throw new Overflow(entry.name)
        crc = crc32(chunk, crc)
        await take(chunk)
      }
    } catch (error) {
      stopped.push(error)
      throw error
    }
  }
  const input = windows(source, start, entry.compressed)
  if (entry.method === STORED) await count(input)
  else {
    const inflate = createInflateRaw({ chunkSize: WINDOW })
    try {
      await pipeline(Readable.from(input), inflate, count)
    } catch (late) {
      const error = stopped[0] ?? late
      if (String((error as { code?: unknown }).code).startsWith('Z_'))
        throw new ZipFault(entry.name, 'data damaged')
      throw error
    }
    if (inflate.bytesWritten !== entry.compressed) throw new ZipFault(entry.name, 'data after the end')
  }
  if (size !== entry.inflated) throw new ZipFault(entry.name, 'wrong size')
  if (crc !== entry.crc) throw new ZipFault(entry.name, 'wrong checksum')
}
