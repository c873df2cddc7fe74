import { crc32, deflateRawSync } from 'node:zlib'
import { extraFields } from '../../../readers/zip/archive.ts'

/** One entry as it goes into the new archive. Records are those of the old one, so that times, owners and attributes stay. */
export interface NewEntry {
  /** The 46 fixed bytes of its line in the old directory. */
  readonly record: Uint8Array
  readonly name: Uint8Array
  /** The name is UTF-8 because it was written anew. */
  readonly renamed: boolean
  readonly localExtra: Uint8Array
  readonly extra: Uint8Array
  readonly comment: Uint8Array
  readonly packed: Uint8Array
  /** Set where the content is new. */
  readonly content: Uint8Array | null
}

const LOCAL = 0x04034b50
const END = 0x06054b50
const ZIP64 = 0x0001
const UNICODE_PATH = 0x7075
const UNICODE_COMMENT = 0x6375
const STREAMED = 0x0008
const UTF8 = 0x0800

/** An archive of nothing but its entries: no bytes between them, sizes before the bytes, no zip64 (nothing held in memory needs it). */
export function repacked(entries: readonly NewEntry[], comment: Uint8Array): Uint8Array {
  const locals: Uint8Array[] = []
  const lines: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const { local, line, bytes } = recordsOf(entry, at)
    locals.push(local, bytes)
    lines.push(line)
    at += local.length + bytes.length
  }
  const directory = Buffer.concat(lines)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...locals, directory, end, comment])
}

function recordsOf(entry: NewEntry, at: number) {
  const line = Buffer.from(entry.record)
  const flags = (line.readUInt16LE(8) & ~STREAMED) | (entry.renamed ? UTF8 : 0)
  line.writeUInt16LE(flags, 8)
  let bytes = entry.packed
  if (entry.content !== null) {
    const deflated = deflateRawSync(entry.content, { level: 9 })
    const stored = deflated.length >= entry.content.length
    bytes = stored ? entry.content : deflated
    line.writeUInt16LE(stored ? 0 : 8, 10)
    line.writeUInt32LE(crc32(entry.content), 16)
    line.writeUInt32LE(entry.content.length, 24)
  }
  line.writeUInt32LE(bytes.length, 20)
  const [localExtra, extra] = [kept(entry.localExtra, entry.renamed), kept(entry.extra, entry.renamed)]
  line.writeUInt16LE(entry.name.length, 28)
  line.writeUInt16LE(extra.length, 30)
  line.writeUInt16LE(entry.comment.length, 32)
  line.writeUInt16LE(0, 34)
  line.writeUInt32LE(at, 42)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(LOCAL, 0)
  // Version, flags, method, time, date, checksum and sizes stand in both, two bytes apart.
  line.copy(local, 4, 6, 28)
  local.writeUInt16LE(entry.name.length, 26)
  local.writeUInt16LE(localExtra.length, 28)
  return {
    local: Buffer.concat([local, entry.name, localExtra]),
    line: Buffer.concat([line, entry.name, extra, entry.comment]),
    bytes,
  }
}

/** Without sizes that are no longer true, and without the old name or comment under another spelling. */
function kept(extra: Uint8Array, renamed: boolean): Uint8Array {
  const fields = extraFields(extra)
  if (fields === null) return extra
  const gone = renamed ? [ZIP64, UNICODE_PATH, UNICODE_COMMENT] : [ZIP64]
  if (!fields.some(({ id }) => gone.includes(id))) return extra
  const pieces = fields
    .filter(({ id }) => !gone.includes(id))
    .flatMap(({ id, data }) => {
      const head = Buffer.alloc(4)
      head.writeUInt16LE(id, 0)
      head.writeUInt16LE(data.length, 2)
      return [head, data]
    })
  return Buffer.concat(pieces)
}
