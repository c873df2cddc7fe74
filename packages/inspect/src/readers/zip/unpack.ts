import { windowSupply } from '../../source/supplies.ts'
import type { Child, Reading } from '../../words/reader.ts'
import { openArchive, type Archive, type Entry } from './archive.ts'
import { censusOf } from './census.ts'
import { entrySupply, isSupported } from './entry-supply.ts'

/** How an entry is read; null: it is not part of the format and stays unread. */
export type Choice = Omit<Child, 'source' | 'name'> | null

/** Entries that tell about others come first; only when they have been read are the others ranked. */
export interface Order {
  readonly first: (entry: Entry) => boolean
  readonly rank: (entry: Entry) => number
}
const asStored: Order = { first: () => false, rank: () => 0 }

function* inOrder(entries: readonly Entry[], { first, rank }: Order): Iterable<Entry> {
  const ranked = (some: readonly Entry[]) =>
    some
      .map((entry) => ({ entry, at: rank(entry) }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry }) => entry)
  yield* ranked(entries.filter(first))
  yield* ranked(entries.filter((entry) => !first(entry)))
}

/** Gaps that are opened one by one; an archive with more of them is told as a whole. */
const MAX_STRAY = 32

/**
 * Opens a ZIP package and accounts for everything in it; what each entry is and who reads it is `choose`'s decision, asked when its
 * turn comes. Whatever their order in the file, a sheet can have its strings read before it.
 * Shared by plain archives, OOXML and ODF, so that none of them can forget a byte.
 */
export async function unpack(
  reading: Reading,
  choose: (entry: Entry, archive: Archive) => Choice,
  order: Order = asStored,
): Promise<void> {
  const archive = await openArchive(await reading.source.access())
  const census = await censusOf(archive)
  const { access, entries } = archive
  reading.span(archive.comment, '', { sight: 'archive-comment' })
  for (const name of census.namedTwice) reading.fault('ENTRY_NAMED_TWICE', { name })
  if (census.namedDifferently.length > 0) reading.fault('ENTRY_NAMES_DIFFER')
  for (const what of census.strangeFields)
    reading.fault('PART_NOT_UNDERSTOOD', { what: `extra field ${what}` })
  for (const entry of inOrder(entries, order)) {
    reading.tick()
    reading.span(entry.comment, entry.name, { sight: 'archive-comment' })
    if (entry.name.endsWith('/') && entry.size === 0 && entry.packed <= 2) continue
    if (census.damaged.has(entry)) reading.unread(entry.name, 'ARCHIVE_DAMAGED', { what: 'local header' })
    else if (census.overlapping.has(entry)) reading.unread(entry.name, 'ENTRIES_OVERLAP')
    else if (entry.encrypted) reading.unread(entry.name, 'ENCRYPTED')
    else if (!isSupported(entry)) reading.unread(entry.name, 'ARCHIVE_METHOD', { method: entry.method })
    else {
      const choice = choose(entry, archive)
      if (choice === null) reading.unread(entry.name, 'PART_UNKNOWN', {}, entry.size)
      else await reading.child({ ...choice, name: entry.name, source: entrySupply(access, entry) })
    }
  }
  const [few, many] = [census.stray.slice(0, MAX_STRAY), census.stray.slice(MAX_STRAY)]
  for (const { start, end } of few) {
    const source = windowSupply(access, start, end - start)
    await reading.child({ name: `[${start}–${end}]`, source, hidden: 'stray-bytes' })
  }
  const bytes = many.reduce((sum, { start, end }) => sum + end - start, 0)
  if (bytes > 0) reading.fault('STRAY_BYTES', { bytes })
}
