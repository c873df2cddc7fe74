import { stopPart, Stop } from '../../../pipeline/stop.ts'
import { openArchive, type Archive, type Entry } from '../../../readers/zip/archive.ts'
import { censusOf, localOf } from '../../../readers/zip/census.ts'
import { entrySupply, isSupported } from '../../../readers/zip/entry-supply.ts'
import { memoryAccess } from '../../../source/supplies.ts'
import { replaceIn } from '../../replace.ts'
import type { Cleaner, Cleaning } from '../../words.ts'
import { wholeOf } from '../whole.ts'
import { repacked, type NewEntry } from './repack.ts'

/** Plain archives: entries are cleaned each by the cleaner of its kind, and only those that change are packed anew. */
export const zipCleaner: Cleaner = {
  id: 'zip',
  kinds: ['zip'],
  removes: new Set(['archive-comment', 'stray-bytes']),
  clean: cleanZip,
}

async function cleanZip(cleaning: Cleaning): Promise<Uint8Array | null> {
  const archive = await openArchive(memoryAccess(await wholeOf(cleaning)))
  const census = await censusOf(archive)
  if (census.overlapping.size > 0) throw stopPart('ENTRIES_OVERLAP')
  if (census.damaged.size > 0) throw stopPart('ARCHIVE_DAMAGED', { what: 'local header' })
  const lines = await linesOf(archive)
  const entries: NewEntry[] = []
  let changed = false
  for (const [i, entry] of archive.entries.entries()) {
    cleaning.tick()
    const made = await newEntry(cleaning, archive, entry, lines[i] ?? new Uint8Array(46))
    changed ||= made.changed
    entries.push(made.entry)
  }
  const comment = newText(cleaning, archive.comment, '', true)
  changed ||= comment.changed
  // What lies between the entries belongs to nobody: it cannot be cleaned, only left out.
  const stray = census.stray.length
  if (stray > 0 && (changed || cleaning.secrets.length > 0 || cleaning.hidden.has('stray-bytes'))) {
    cleaning.deed({ address: '', what: 'stray-bytes', how: 'removed', count: stray })
    changed = true
  }
  return changed ? repacked(entries, comment.bytes ?? (await endComment(archive))) : null
}

async function newEntry(
  cleaning: Cleaning,
  { access }: Archive,
  entry: Entry,
  line: Uint8Array,
): Promise<{ readonly entry: NewEntry; readonly changed: boolean }> {
  const local = await localOf(access, entry)
  const name = newText(cleaning, entry.name, entry.name, false)
  const comment = newText(cleaning, entry.comment, entry.name, true)
  const content = await newContent(cleaning, access, entry)
  const oldComment = line.subarray(46 + entry.rawName.length + entry.extra.length)
  return {
    changed: name.changed || comment.changed || content !== null,
    entry: {
      record: line.subarray(0, 46),
      name: name.bytes ?? entry.rawName,
      renamed: name.changed || (comment.changed && comment.bytes?.length !== 0),
      localExtra: local.extra,
      extra: entry.extra,
      comment: comment.bytes ?? oldComment,
      packed: await access.read(local.dataAt, entry.packed),
      content,
    },
  }
}

/** Null: as it was. What cannot be unpacked stays packed, and is said. */
async function newContent(
  cleaning: Cleaning,
  access: Archive['access'],
  entry: Entry,
): Promise<Uint8Array | null> {
  if (entry.encrypted || !isSupported(entry) || (entry.name.endsWith('/') && entry.size === 0)) return null
  try {
    const bytes = await wholeOf({ source: entrySupply(access, entry), limits: cleaning.limits })
    return await cleaning.inner(entry.name, bytes)
  } catch (error) {
    if (!(error instanceof Stop) || error.scope === 'run') throw error
    cleaning.fault(error.fault.code, error.fault.params)
    return null
  }
}

interface NewText {
  readonly changed: boolean
  /** Null: the bytes of old. */
  readonly bytes: Uint8Array | null
}

/** A name or comment without the values; a comment may be wished away whole. */
function newText(cleaning: Cleaning, text: string, address: string, isComment: boolean): NewText {
  if (isComment && text !== '' && cleaning.hidden.has('archive-comment')) {
    cleaning.deed({ address: plain(cleaning, address), what: 'archive-comment', how: 'removed', count: 1 })
    return { changed: true, bytes: new Uint8Array() }
  }
  const { segments, count } = replaceIn([text], cleaning.secrets)
  if (count === 0) return { changed: false, bytes: null }
  cleaning.deed({ address: plain(cleaning, address), what: 'finding', how: 'replaced', count })
  return { changed: true, bytes: Buffer.from(segments.join('')) }
}

const plain = ({ secrets }: Cleaning, text: string): string => replaceIn([text], secrets).segments.join('')

/** The lines of the directory as they are written. */
async function linesOf({ access, entries, frame }: Archive): Promise<readonly Uint8Array[]> {
  const lines: Uint8Array[] = []
  let at = frame.start
  for (const { rawName, extra } of entries) {
    const head = await access.read(at, 46)
    const comment = (head[32] ?? 0) + (head[33] ?? 0) * 256
    const length = 46 + rawName.length + extra.length + comment
    lines.push(await access.read(at, length))
    at += length
  }
  return lines
}

async function endComment({ access, frame }: Archive): Promise<Uint8Array> {
  const from = Math.max(0, frame.end - 65_557)
  const tail = Buffer.from(await access.read(from, frame.end - from))
  for (let at = tail.length - 22; at >= 0; at--)
    if (tail.readUInt32LE(at) === 0x06054b50 && at + 22 + tail.readUInt16LE(at + 20) === tail.length)
      return tail.subarray(at + 22)
  return new Uint8Array()
}
