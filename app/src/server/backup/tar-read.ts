import { OpsFault } from '../ops-fault.ts'

const BLOCK = 512

export interface TarEntry {
  readonly name: string
  readonly size: number
  /** Must be read to its end before the next entry. */
  readonly bytes: AsyncIterable<Uint8Array>
}

const broken = (part: string): OpsFault => new OpsFault('BACKUP_BROKEN', { part })

/** Hands out exactly as many bytes as asked for, however the source is cut. */
class Feed {
  readonly #source: AsyncIterator<Uint8Array>
  #left: Uint8Array = new Uint8Array()

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** At most n bytes; null at the end of the source. */
  async some(n: number): Promise<Uint8Array | null> {
    while (this.#left.length === 0) {
      const next = await this.#source.next()
      if (next.done) return null
      this.#left = next.value
    }
    const part = this.#left.subarray(0, n)
    this.#left = this.#left.subarray(part.length)
    return part
  }

  async block(): Promise<Buffer | null> {
    const parts: Uint8Array[] = []
    let missing = BLOCK
    while (missing > 0) {
      const part = await this.some(missing)
      if (part === null) return null
      parts.push(part)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }
}

/**
 * Reads an archive made by `tarOf`. Only plain files with harmless relative names are let through: a backup may come from a
 * stranger's hand. An archive that ends before its end mark is broken.
 */
export async function* tarEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const feed = new Feed(source)
  for (;;) {
    const header = await feed.block()
    if (header === null) throw broken('end of archive')
    if (header.every((byte) => byte === 0)) return
    const { name, size } = parseHeader(header)
    const progress = { read: 0 }
    yield { name, size, bytes: bytesOf(feed, name, size, progress) }
    if (progress.read !== size) throw broken(name)
    let padding = (BLOCK - (size % BLOCK)) % BLOCK
    while (padding > 0) {
      const part = await feed.some(padding)
      if (part === null) throw broken(name)
      padding -= part.length
    }
  }
}

async function* bytesOf(
  feed: Feed,
  name: string,
  size: number,
  progress: { read: number },
): AsyncGenerator<Uint8Array> {
  while (progress.read < size) {
    const part = await feed.some(size - progress.read)
    if (part === null) throw broken(name)
    progress.read += part.length
    yield part
  }
}

function parseHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, length: number): string =>
    header.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  const stated = Number.parseInt(text(148, 8).trim(), 8)
  const counted = header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)
  if (stated !== counted || text(257, 5) !== 'ustar') throw broken('tar header')
  const prefix = text(345, 155)
  const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`
  if (!isHarmless(name) || !['0', ''].includes(text(156, 1))) throw broken('entry name')
  const size =
    (header[124] ?? 0) === 0x80
      ? Number(header.readBigUInt64BE(128))
      : Number.parseInt(text(124, 12).trim() || '0', 8)
  if (!Number.isSafeInteger(size) || size < 0) throw broken(name)
  return { name, size }
}

const isHarmless = (name: string): boolean =>
  name !== '' &&
  !name.startsWith('/') &&
  !/[\\\u0000-\u001f]/.test(name) &&
  name.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
