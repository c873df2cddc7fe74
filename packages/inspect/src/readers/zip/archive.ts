import type { RandomAccess } from '../../source/source.ts'
import { stopPart } from '../../pipeline/stop.ts'
import { entryName } from './entry-name.ts'

/** One line of the central directory. */
export interface Entry {
  readonly name: string
  readonly comment: string
  readonly encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  /** Of its local header. */
  readonly offset: number
  readonly streamed: boolean
  readonly rawName: Uint8Array
  readonly extra: Uint8Array
}

export interface Archive {
  readonly access: RandomAccess
  readonly entries: readonly Entry[]
  readonly comment: string
  /** Directory and end records, which belong to no entry and are understood. */
  readonly frame: { readonly start: number; readonly end: number }
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
/** A directory of a million entries; more is no document. */
const MAX_DIRECTORY = 96 * 1024 * 1024

const damaged = (what: string): Error => stopPart('ARCHIVE_DAMAGED', { what })

/** Reads the directory at the end of a ZIP file. Throws a Stop where it cannot be relied on. */
export async function openArchive(access: RandomAccess): Promise<Archive> {
  const tailAt = Math.max(0, access.size - 65_557)
  const tail = view(await access.read(tailAt, access.size - tailAt))
  const endAt = lastEnd(tail)
  if (endAt < 0) throw damaged('end record')
  const end = await directoryPlace(access, tail, tailAt, endAt)
  // Something may lie before the archive: then all offsets are short by its length.
  const shift = end.recordAt - end.size - end.offset
  if (shift < 0 || end.size > MAX_DIRECTORY) throw damaged('directory')
  const start = end.offset + shift
  const entries = directory(view(await access.read(start, end.size)), shift)
  if (entries.length !== end.count) throw damaged('entry count')
  const commentLength = tail.getUint16(endAt + 20, true)
  const comment = entryName(bytesOf(tail, endAt + 22, commentLength), false)
  return { access, entries, comment, frame: { start, end: tailAt + endAt + 22 + commentLength } }
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const bytesOf = (of: DataView, at: number, length: number): Uint8Array => {
  if (at + length > of.byteLength) throw damaged('length')
  return new Uint8Array(of.buffer, of.byteOffset + at, length)
}

/** The last end record whose comment fits into the file. */
function lastEnd(tail: DataView): number {
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue
    if (at + 22 + tail.getUint16(at + 20, true) <= tail.byteLength) return at
  }
  return -1
}

interface DirectoryPlace {
  readonly count: number
  readonly size: number
  readonly offset: number
  /** Where the first record behind the directory begins. */
  readonly recordAt: number
}

async function directoryPlace(
  access: RandomAccess,
  tail: DataView,
  tailAt: number,
  endAt: number,
): Promise<DirectoryPlace> {
  const plain = {
    count: tail.getUint16(endAt + 10, true),
    size: tail.getUint32(endAt + 12, true),
    offset: tail.getUint32(endAt + 16, true),
    recordAt: tailAt + endAt,
  }
  if (endAt < 20 || tail.getUint32(endAt - 20, true) !== LOCATOR64) return plain
  const told = Number(tail.getBigUint64(endAt - 12, true))
  const record = view(await access.read(told, 56))
  if (record.byteLength < 56 || record.getUint32(0, true) !== END64) throw damaged('zip64 record')
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
    recordAt: told,
  }
}

function directory(of: DataView, shift: number): readonly Entry[] {
  const entries: Entry[] = []
  let at = 0
  while (at + 46 <= of.byteLength) {
    if (of.getUint32(at, true) !== CENTRAL) throw damaged('directory entry')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      of.getUint16(at + field, true),
    ) as [number, number, number]
    const flags = of.getUint16(at + 8, true)
    const utf8 = (flags & 0x800) !== 0
    const rawName = bytesOf(of, at + 46, nameLength)
    const extra = bytesOf(of, at + 46 + nameLength, extraLength)
    const sizes = wideSizes(of, at, extra)
    entries.push({
      name: entryName(rawName, utf8),
      comment: entryName(bytesOf(of, at + 46 + nameLength + extraLength, commentLength), utf8),
      encrypted: (flags & 1) !== 0,
      method: of.getUint16(at + 10, true),
      crc: of.getUint32(at + 16, true),
      packed: sizes.packed,
      size: sizes.size,
      offset: sizes.offset + shift,
      streamed: (flags & 8) !== 0,
      rawName,
      extra,
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  if (at !== of.byteLength) throw damaged('directory end')
  return entries
}

/** 32-bit sizes, or those of the zip64 field where they do not fit. */
function wideSizes(of: DataView, at: number, extra: Uint8Array) {
  const fields = [of.getUint32(at + 24, true), of.getUint32(at + 20, true), of.getUint32(at + 42, true)]
  const wide = extraFields(extra)?.find(({ id }) => id === 1)?.data
  let next = 0
  const [size = 0, packed = 0, offset = 0] = fields.map((field) => {
    if (field !== 0xffffffff || wide === undefined) return field
    if (next + 8 > wide.length) throw damaged('zip64 field')
    const value = Number(view(wide).getBigUint64(next, true))
    next += 8
    return value
  })
  return { size, packed, offset }
}

export interface ExtraField {
  readonly id: number
  readonly data: Uint8Array
}

/** Null where the bytes are not a list of fields. */
export function extraFields(extra: Uint8Array): readonly ExtraField[] | null {
  const of = view(extra)
  const fields: ExtraField[] = []
  let at = 0
  while (at + 4 <= extra.length) {
    const length = of.getUint16(at + 2, true)
    if (at + 4 + length > extra.length) return null
    fields.push({ id: of.getUint16(at, true), data: extra.subarray(at + 4, at + 4 + length) })
    at += 4 + length
  }
  // Some writers pad with up to three zero bytes.
  return extra.subarray(at).every((byte) => byte === 0) ? fields : null
}
