import { dayOf, type Day } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { QueriesRoom } from '../../room.ts'
import { correctionOf, correctionsOf, entryById, listEntries, type TypedEntry } from '../../store/entries.ts'
import { seenEntries, type SeenEntry } from '../../store/imported-entries.ts'
import { bookSpan } from '../../store/parts.ts'
import { cursorOf, fromCursor } from '../../store/cursor.ts'

/** One entry of the book, typed here or imported, and what became of it. */
export interface BookEntry extends SeenEntry {
  readonly day: Day
  readonly supersedes: string | null
  readonly supersededBy: string | null
}
export interface BookFilter {
  readonly from: Day
  readonly to: Day
  readonly persons?: readonly string[] | undefined
  readonly units?: readonly string[] | undefined
  readonly target?: string | undefined
}

/** The book, newest first: typed entries from the database, imported ones from the result files, as one list. */
export async function readBook(
  room: QueriesRoom,
  filter: BookFilter,
  after: string | undefined,
  limit: number,
): Promise<{ rows: BookEntry[]; next: string | null } | null> {
  const db = room.store.read
  const mark = after === undefined ? null : fromCursor(after, 2)
  if (after !== undefined && mark === null) return null
  const typed = await listEntries(db, filter, after, limit)
  if (typed === null) return null
  const before = mark === null ? undefined : ([mark[0] ?? '', mark[1] ?? ''] as const)
  const seen = await seenEntries(db, room.duck, room.files, {
    ...filter,
    ...(before ? { before } : {}),
    limit: limit + 1,
  })
  const buckets = new Map(seen.map((entry) => [entry.id, entry.bucket]))
  const own = typed.rows.map((entry) => wordsOf(entry, buckets.get(entry.id) ?? null))
  const all = [
    ...own,
    ...seen
      .filter((entry) => !entry.typed)
      .map((entry) => ({ ...entry, day: dayOf(entry.at), supersedes: null, supersededBy: null })),
  ]
  all.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
  const shown = all.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await superseded(db, shown),
    next: (all.length > limit || typed.next !== null) && last ? cursorOf([last.at, last.id]) : null,
  }
}

/** One entry by id, wherever it lies; null when there is none (or its imported book has not been reconciled yet). */
export async function bookEntry(room: QueriesRoom, id: string): Promise<BookEntry | null> {
  const db = room.store.read
  const typed = await entryById(db, id)
  const span = typed === null ? await bookSpan(db) : { from: typed.day, to: typed.day }
  const [seen] =
    span === null ? [] : await seenEntries(db, room.duck, room.files, { ...span, ids: [id], limit: 1 })
  if (typed !== null) return (await superseded(db, [wordsOf(typed, seen?.bucket ?? null)]))[0] ?? null
  if (!seen) return null
  return (
    (await superseded(db, [{ ...seen, day: dayOf(seen.at), supersedes: null, supersededBy: null }]))[0] ??
    null
  )
}

/** The entry and all its corrections, first to last. */
export async function chainOf(room: QueriesRoom, entry: BookEntry): Promise<BookEntry[]> {
  const chain: BookEntry[] = [entry]
  for (let first = entry; first.supersedes !== null && chain.length < 50;) {
    const earlier = await bookEntry(room, first.supersedes)
    if (!earlier) break
    chain.unshift(earlier)
    first = earlier
  }
  for (let last = entry; chain.length < 50;) {
    const later = await correctionOf(room.store.read, last.id)
    if (!later) break
    last = wordsOf(later, null)
    chain.push(last)
  }
  return superseded(room.store.read, chain)
}

const wordsOf = (entry: TypedEntry, bucket: SeenEntry['bucket']): BookEntry => ({
  id: entry.id,
  no: null,
  at: entry.at,
  written: entry.written,
  typed: true,
  person: entry.person,
  unit: entry.unit,
  requester: entry.requester,
  systems: entry.systems,
  target: entry.target,
  mask: entry.mask,
  purpose: entry.purpose,
  caseNo: entry.caseNo,
  noCase: entry.noCase,
  printed: entry.printed,
  behalfDocument: entry.behalfDocument,
  bucket,
  day: entry.day,
  supersedes: entry.supersedes,
  supersededBy: null,
})

async function superseded(db: Reader, entries: readonly BookEntry[]): Promise<BookEntry[]> {
  const by = await correctionsOf(
    db,
    entries.map((entry) => entry.id),
  )
  return entries.map((entry) => ({ ...entry, supersededBy: by.get(entry.id) ?? null }))
}
