import type { ByteSource } from './blob-store.ts'

/** One entry as the central directory declares it. Nothing here is believed until it has been checked. */
export interface ZipEntry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly inflated: number
  /** Where its local header begins. */
  readonly offset: number
}
export interface ZipDirectory {
  readonly start: number
  readonly size: number
  readonly count: number
}
/** The archive contradicts itself; `entry` is the one before which or in which it does. */
export class ZipFault extends Error {
  readonly entry: string
  constructor(entry: string, why: string) {
    super(why)
    this.name = 'ZipFault'
    this.entry = entry
  }
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50
export const MAX_NAME = 1024
const WINDOW = 64 * 1024

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const big = (bytes: DataView, at: number): number => {
  const value = bytes.getBigUint64(at, true)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value)
}

/** Finds the directory from the end of the file; its end record must close the file exactly. */
export async function findDirectory(source: ByteSource): Promise<ZipDirectory> {
  const tailSize = Math.min(source.size, 22 + 0xffff)
  const tailStart = source.size - tailSize
  const tail = view(await source.read(tailStart, tailSize))
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END || at + 22 + tail.getUint16(at + 20, true) !== tail.byteLength)
      continue
    const plain = {
      disks: tail.getUint16(at + 4, true) + tail.getUint16(at + 6, true),
      here: tail.getUint16(at + 8, true),
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      start: tail.getUint32(at + 16, true),
      end: tailStart + at,
    }
    const wide = plain.count === 0xffff || plain.size === 0xffffffff || plain.start === 0xffffffff
    const found = wide ? await widen(source, plain.end) : plain
    if (found.disks !== 0 || found.here !== found.count) throw new ZipFault('', 'split archive')
    if (found.start + found.size !== found.end) throw new ZipFault('', 'directory out of place')
    return { start: found.start, size: found.size, count: found.count }
  }
  throw new ZipFault('', 'no directory')
}

async function widen(
  source: ByteSource,
  end: number,
): Promise<ZipDirectory & { disks: number; here: number; end: number }> {
  const locator = view(await source.read(Math.max(0, end - 20), 20))
  if (end < 20 || locator.byteLength < 20 || locator.getUint32(0, true) !== LOCATOR64)
    throw new ZipFault('', 'no zip64 locator')
  const at = big(locator, 8)
  if (at + 56 > end) throw new ZipFault('', 'zip64 record out of place')
  const record = view(await source.read(at, 56))
  if (record.byteLength < 56 || record.getUint32(0, true) !== END64) throw new ZipFault('', 'no zip64 record')
  const disks = record.getUint32(16, true) + record.getUint32(20, true)
  return {
    disks,
    here: big(record, 24),
    count: big(record, 32),
    size: big(record, 40),
    start: big(record, 48),
    end: at,
  }
}

/** Walks the directory with one window in memory. */
export async function* entriesOf(source: ByteSource, directory: ZipDirectory): AsyncGenerator<ZipEntry> {
  const end = directory.start + directory.size
  let at = directory.start
  let windowStart = at
  let window = new Uint8Array(0)
  const need = async (length: number, last: string): Promise<DataView> => {
    if (at + length > end) throw new ZipFault(last, 'directory cut off')
    if (at < windowStart || at + length > windowStart + window.length) {
      windowStart = at
      window = Uint8Array.from(await source.read(at, Math.max(length, Math.min(WINDOW, end - at))))
      if (window.length < length) throw new ZipFault(last, 'directory cut off')
    }
    return view(window.subarray(at - windowStart, at - windowStart + length))
  }
  let last = ''
  for (let n = 0; n < directory.count; n++) {
    const head = await need(46, last)
    if (head.getUint32(0, true) !== ENTRY) throw new ZipFault(last, 'not an entry')
    const [nameSize, extraSize, commentSize] = [
      head.getUint16(28, true),
      head.getUint16(30, true),
      head.getUint16(32, true),
    ]
    if (nameSize === 0 || nameSize > MAX_NAME) throw new ZipFault(last, `name of ${nameSize} bytes`)
    const whole = await need(46 + nameSize + extraSize + commentSize, last)
    const bytes = new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength)
    last = entryName(bytes.subarray(46, 46 + nameSize))
    const plain = {
      name: last,
      flags: whole.getUint16(8, true),
      method: whole.getUint16(10, true),
      crc: whole.getUint32(16, true),
      compressed: whole.getUint32(20, true),
      inflated: whole.getUint32(24, true),
      offset: whole.getUint32(42, true),
    }
    yield wideSizes(plain, view(bytes.subarray(46 + nameSize, 46 + nameSize + extraSize)))
    at += 46 + nameSize + extraSize + commentSize
  }
  if (at !== end) throw new ZipFault(last, 'directory longer than its entries')
}

/** Sizes that do not fit 32 bits stand in the zip64 extra field, in this order. */
function wideSizes(entry: ZipEntry, extra: DataView): ZipEntry {
  if (![entry.inflated, entry.compressed, entry.offset].includes(0xffffffff)) return entry
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue
    let from = at + 4
    const end = Math.min(extra.byteLength, from + extra.getUint16(at + 2, true))
    const next = (narrow: number): number => {
      if (narrow !== 0xffffffff) return narrow
      if (from + 8 > end) throw new ZipFault(entry.name, 'zip64 sizes cut off')
      from += 8
      return big(extra, from - 8)
    }
    return {
      ...entry,
      inflated: next(entry.inflated),
      compressed: next(entry.compressed),
      offset: next(entry.offset),
    }
  }
  throw new ZipFault(entry.name, 'zip64 sizes missing')
}

/** UTF-8 where it is, Big5 where it can be, else byte by byte: the name is only for words and checks. */
export function entryName(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'big5']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return new TextDecoder('latin1').decode(bytes)
}
