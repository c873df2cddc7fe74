import { stopPart } from '../../pipeline/stop.ts'
import type { RandomAccess } from '../../source/source.ts'
import { extraFields, type Archive, type Entry } from './archive.ts'

const LOCAL = 0x04034b50

export interface LocalHeader {
  readonly dataAt: number
  readonly sameName: boolean
  readonly extra: Uint8Array
}

/** The header that stands before an entry's bytes; programs that unpack in one pass believe it and not the directory. */
export async function localOf(access: RandomAccess, entry: Entry): Promise<LocalHeader> {
  const bytes = await access.read(entry.offset, 30 + entry.rawName.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 30 || view.getUint32(0, true) !== LOCAL)
    throw stopPart('ARCHIVE_DAMAGED', { what: 'local header' })
  const nameLength = view.getUint16(26, true)
  const extraLength = view.getUint16(28, true)
  const name = bytes.subarray(30, 30 + nameLength)
  const sameName = nameLength === entry.rawName.length && name.every((byte, i) => byte === entry.rawName[i])
  const extra =
    extraLength === 0 ? new Uint8Array() : await access.read(entry.offset + 30 + nameLength, extraLength)
  return { dataAt: entry.offset + 30 + nameLength + extraLength, sameName, extra }
}

export interface Range {
  readonly start: number
  readonly end: number
}

export interface Census {
  /** Entries whose bytes overlap others. */
  readonly overlapping: ReadonlySet<Entry>
  readonly namedDifferently: readonly Entry[]
  readonly namedTwice: readonly string[]
  /** Ranges that belong to nothing and hold more than zeros. */
  readonly stray: readonly Range[]
  /** Extra fields that this package does not know, as `0x1234`. */
  readonly strangeFields: readonly string[]
  readonly damaged: ReadonlySet<Entry>
}

/** Accounts for every byte of the archive. */
export async function censusOf({ access, entries, frame }: Archive): Promise<Census> {
  const placed: (Range & { readonly entry: Entry })[] = []
  const namedDifferently: Entry[] = []
  const damaged = new Set<Entry>()
  const strange = new Set<string>()
  for (const entry of entries) {
    try {
      const local = await localOf(access, entry)
      if (!local.sameName) namedDifferently.push(entry)
      for (const field of [...strangeFields(entry.extra), ...strangeFields(local.extra)]) strange.add(field)
      const end = local.dataAt + entry.packed
      placed.push({
        entry,
        start: entry.offset,
        end: entry.streamed ? await descriptorEnd(access, entry, end) : end,
      })
    } catch {
      damaged.add(entry)
    }
  }
  placed.sort((a, b) => a.start - b.start)
  const overlapping = new Set<Entry>()
  const gaps: Range[] = []
  let covered = 0
  let last: Entry | null = null
  for (const { entry, start, end } of placed) {
    if (start < covered) for (const one of [entry, last]) if (one !== null) overlapping.add(one)
    if (start > covered) gaps.push({ start: covered, end: start })
    if (end > covered) [covered, last] = [end, entry]
  }
  if (last !== null && covered > frame.start) overlapping.add(last)
  if (frame.start > covered) gaps.push({ start: covered, end: frame.start })
  if (access.size > frame.end) gaps.push({ start: frame.end, end: access.size })
  const stray: Range[] = []
  for (const gap of gaps) if (!(await isBlank(access, gap))) stray.push(gap)
  return {
    overlapping,
    namedDifferently,
    namedTwice: twice(entries),
    stray,
    strangeFields: [...strange],
    damaged,
  }
}

/** Where sizes follow the bytes (flag 3), in one of four lengths: with or without a signature, 32 or 64 bits. */
async function descriptorEnd(access: RandomAccess, entry: Entry, at: number): Promise<number> {
  const bytes = await access.read(at, 24)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (offset: number, width: 4 | 8): boolean => {
    if (bytes.length < offset + 4 + width * 2 || view.getUint32(offset, true) !== entry.crc) return false
    const read = (field: number): number =>
      width === 4 ? view.getUint32(field, true) : Number(view.getBigUint64(field, true))
    return read(offset + 4) === entry.packed && read(offset + 4 + width) === entry.size
  }
  for (const offset of [4, 0]) {
    if (offset === 4 && (bytes.length < 4 || view.getUint32(0, true) !== 0x08074b50)) continue
    for (const width of [8, 4] as const) if (holds(offset, width)) return at + offset + 4 + width * 2
  }
  return at
}

/** Times, owners, alignment, zip64, unicode names, AES: nothing that could hide a text. */
const KNOWN_FIELDS = new Set([
  0x0001, 0x000a, 0x000d, 0x5455, 0x5855, 0x7855, 0x7875, 0x7075, 0x6375, 0x9901, 0xcafe, 0xa220, 0xd935,
])
/** The padding that OPC writers leave room with may hold nothing but zeros. */
const PADDING = new Set([0xa220, 0xd935])

function strangeFields(extra: Uint8Array): readonly string[] {
  const fields = extraFields(extra)
  if (fields === null) return ['not a list']
  return fields
    .filter(
      ({ id, data }) =>
        !KNOWN_FIELDS.has(id) || (PADDING.has(id) && data.subarray(4).some((byte) => byte !== 0)),
    )
    .map(({ id }) => `0x${id.toString(16).padStart(4, '0')}`)
}

function twice(entries: readonly Entry[]): readonly string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const { name } of entries) (seen.has(name) ? again : seen).add(name)
  return [...again]
}

async function isBlank(access: RandomAccess, { start, end }: Range): Promise<boolean> {
  for (let at = start; at < end; at += 65_536) {
    const chunk = await access.read(at, Math.min(65_536, end - at))
    if (chunk.some((byte) => byte !== 0)) return false
  }
  return true
}
