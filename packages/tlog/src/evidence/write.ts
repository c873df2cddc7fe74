import type { SaltedRecord } from '../record/salted.ts'
import { HASH_SIZE } from '../tree/hash.ts'
import { truncateBundle, wholeEntries } from '../tiles/bundle.ts'
import { TILE_WIDTH, widthOf } from '../tiles/layout.ts'
import type { TileReader } from '../tiles/store.ts'
import type { AttachmentLine, EvidenceHeader } from './format.ts'
import { encodeAttachment, encodeCheckpoint, encodeEnd, encodeEntries, encodeHeader } from './format.ts'
import { recordLine } from './record-line.ts'

/** A record as it lies in the store. Leaf null: the store ties it to no leaf. */
export interface StoredRecord {
  readonly leaf: number | null
  readonly record: SaltedRecord
}

export interface EvidenceSource {
  readonly header: Omit<EvidenceHeader, 'format'>
  /** Signed checkpoints in the order of issue, from number `header.firstCheckpoint`. */
  readonly checkpoints: Iterable<string> | AsyncIterable<string>
  /** The log's tiles and bundles; `header.size` entries are read. */
  readonly store: TileReader
  /** Records by rising leaf, those without a leaf last. */
  readonly records: Iterable<StoredRecord> | AsyncIterable<StoredRecord>
  readonly attachments?: Iterable<Omit<AttachmentLine, 'kind'>> | AsyncIterable<Omit<AttachmentLine, 'kind'>>
}

/**
 * Writes a package line by line, each line with its newline, in constant memory. It judges nothing and hides
 * nothing: a missing bundle, a doubled or a broken record goes into the file as it is, for the verifier to name.
 */
export async function* writeEvidence(source: EvidenceSource): AsyncGenerator<string> {
  const { header, store } = source
  const counts = { checkpoints: 0, entries: 0, records: 0, attachments: 0 }
  yield encodeHeader(header)
  for await (const note of source.checkpoints) {
    yield encodeCheckpoint(header.firstCheckpoint + counts.checkpoints, note)
    counts.checkpoints += 1
  }
  const records = peekable(source.records)
  for (let start = 0; start < header.size; start += TILE_WIDTH) {
    const entries = await entriesLine(store, start, header.size)
    if (entries !== null) {
      yield entries.line
      counts.entries += entries.count
    }
    for (let next = await records.peek(); isBefore(next, start + TILE_WIDTH); next = await records.peek()) {
      yield recordLine(next.leaf, next.record)
      counts.records += 1
      await records.take()
    }
  }
  for (let next = await records.peek(); next !== null; next = await records.peek()) {
    yield recordLine(next.leaf, next.record)
    counts.records += 1
    await records.take()
  }
  for await (const attachment of source.attachments ?? []) {
    yield encodeAttachment(attachment)
    counts.attachments += 1
  }
  yield encodeEnd(counts)
}

async function entriesLine(
  store: TileReader,
  start: number,
  size: number,
): Promise<{ line: string; count: number } | null> {
  const index = start / TILE_WIDTH
  const width = widthOf(size, 0, index)
  const stored = await store.readBundle(index, width)
  if (stored === null) return null
  const tile = (await store.readTile(0, index, width))?.subarray(0, width * HASH_SIZE) ?? null
  const cut = truncateBundle(stored, width)
  // A bundle that cannot be cut is itself the evidence, so it is shown whole.
  const bundle = cut.ok ? cut.value : stored
  return { line: encodeEntries(start, bundle, tile), count: wholeEntries(bundle).entries.length }
}

function isBefore(next: StoredRecord | null, leaf: number): next is StoredRecord {
  return next !== null && next.leaf !== null && next.leaf < leaf
}

interface Peekable<T> {
  peek(): Promise<T | null>
  take(): Promise<void>
}

function peekable<T>(source: Iterable<T> | AsyncIterable<T>): Peekable<T> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let held: T | null = null
  let done = false
  return {
    async peek() {
      if (held !== null || done) return held
      const next = await iterator.next()
      done = next.done === true
      held = done ? null : (next.value as T)
      return held
    },
    take() {
      held = null
      return Promise.resolve()
    },
  }
}
