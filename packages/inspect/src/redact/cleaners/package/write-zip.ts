import { deflateSync } from 'fflate'
import { crc32 } from 'node:zlib'
import { stopPart } from '../../../pipeline/stop.ts'

/** An entry as it goes into the archive: already packed, or not worth packing. */
export interface Packed {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly data: Uint8Array
}

/** 1980-01-01: the time of an entry tells when a person worked, and must not make two runs differ. */
const DATE = 0x21
const MAX = 0xffffffff

export function packed(name: string, bytes: Uint8Array, stored = false): Packed {
  const [crc, size] = [crc32(bytes), bytes.length]
  if (stored || size === 0) return { name, method: 0, crc, size, data: bytes }
  return { name, method: 8, crc, size, data: deflateSync(bytes, { level: 6 }) }
}

/** A ZIP archive without times, owners, comments and gaps; the same entries give the same bytes. */
export function writeZip(entries: readonly Packed[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name)
    const fields = fieldsOf(entry, name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    fields.copy(local, 4)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    fields.copy(line, 6)
    line.writeUInt32LE(at, 42)
    pieces.push(local, name, entry.data)
    directory.push(line, name)
    at += local.length + name.length + entry.data.length
    if (at > MAX) throw stopPart('LIMIT_TOTAL_SIZE', { max: MAX })
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  if (entries.length > 0xffff) throw stopPart('LIMIT_PARTS', { max: 0xffff })
  return Buffer.concat([...pieces, listed, end])
}

/** What the local header and the directory say alike: version, flags, method, time, checksum, sizes, lengths. */
function fieldsOf({ name, method, crc, size, data }: Packed, raw: Uint8Array): Buffer {
  const out = Buffer.alloc(26)
  out.writeUInt16LE(20, 0)
  out.writeUInt16LE(/^[\x20-\x7e]*$/.test(name) ? 0 : 0x800, 2)
  out.writeUInt16LE(method, 4)
  out.writeUInt16LE(DATE, 8)
  out.writeUInt32LE(crc, 10)
  out.writeUInt32LE(data.length, 14)
  out.writeUInt32LE(size, 18)
  out.writeUInt16LE(raw.length, 22)
  return out
}
