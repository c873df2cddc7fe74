import { stopPart } from '../../../pipeline/stop.ts'
import { openArchive, type Archive, type Entry } from '../../../readers/zip/archive.ts'
import { censusOf, localOf } from '../../../readers/zip/census.ts'
import { entrySupply, isSupported } from '../../../readers/zip/entry-supply.ts'
import type { RandomAccess, Supply } from '../../../source/source.ts'
import { memoryAccess } from '../../../source/supplies.ts'
import type { Limits } from '../../../words/limits.ts'
import { packed, writeZip, type Packed } from './write-zip.ts'

/** Unpacked bytes that are kept at hand for a second look. */
const KEPT = 64 * 1024 * 1024

/**
 * A package whose entries can be changed and dropped; those that are not touched go into the new archive packed as they were. An archive
 * on which programs may disagree, or of which anything cannot be opened, is not edited at all.
 */
export class Parcel {
  readonly #archive: Archive
  readonly #limits: Limits
  readonly #entries: Map<string, Entry>
  readonly #changed = new Map<string, Uint8Array>()
  readonly #kept = new Map<string, Uint8Array>()
  #keptBytes = 0
  readonly #counted = new Set<string>()
  #total = 0
  #touched = false
  readonly strayBytes: number

  private constructor(archive: Archive, limits: Limits, strayBytes: number) {
    this.#archive = archive
    this.#limits = limits
    this.#entries = new Map(archive.entries.map((entry) => [entry.name, entry]))
    this.strayBytes = strayBytes
  }

  static async open(source: Supply, limits: Limits): Promise<Parcel> {
    const archive = await openArchive(source.at ?? memoryAccess(await wholeOf(source, limits)))
    if (archive.entries.length > limits.parts) throw stopPart('LIMIT_PARTS', { max: limits.parts })
    const census = await censusOf(archive)
    const [twice] = census.namedTwice
    if (twice !== undefined) throw stopPart('ENTRY_NAMED_TWICE', { name: twice })
    if (census.namedDifferently.length > 0) throw stopPart('ENTRY_NAMES_DIFFER')
    if (census.overlapping.size > 0) throw stopPart('ENTRIES_OVERLAP')
    if (census.damaged.size > 0) throw stopPart('ARCHIVE_DAMAGED', { what: 'local header' })
    for (const entry of archive.entries) {
      if (entry.encrypted) throw stopPart('ENCRYPTED')
      if (!isSupported(entry)) throw stopPart('ARCHIVE_METHOD', { method: entry.method })
    }
    return new Parcel(
      archive,
      limits,
      census.stray.reduce((sum, { start, end }) => sum + end - start, 0),
    )
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name) || this.#changed.has(name)
  }

  get changed(): boolean {
    return this.#touched
  }

  get access(): RandomAccess {
    return this.#archive.access
  }

  /** Comments of the archive and of its entries. */
  get comments(): number {
    return [this.#archive, ...this.#archive.entries].filter(({ comment }) => comment !== '').length
  }

  /** Writes the archive anew even if no entry changed: comments and stray bytes stay behind. */
  touch(): void {
    this.#touched = true
  }

  drop(name: string): void {
    this.#touched = true
    this.#entries.delete(name)
    this.#changed.delete(name)
  }

  put(name: string, bytes: Uint8Array): void {
    this.#touched = true
    this.#kept.delete(name)
    this.#changed.set(name, bytes)
  }

  async bytes(name: string): Promise<Uint8Array> {
    const known = this.#changed.get(name) ?? this.#kept.get(name)
    if (known !== undefined) return known
    const entry = this.#entries.get(name)
    if (entry === undefined) throw stopPart('PART_MISSING', { name })
    const bytes = await this.#unpack(entry)
    if (this.#keptBytes + bytes.length <= KEPT) {
      this.#kept.set(name, bytes)
      this.#keptBytes += bytes.length
    }
    return bytes
  }

  /** `stored`: entries that the format wants unpacked; they come first, in this order. */
  async write(stored: readonly string[] = []): Promise<Uint8Array> {
    const names = [...stored.filter((name) => this.has(name)), ...this.names]
    const pieces: Packed[] = []
    for (const name of new Set(names)) {
      const entry = this.#entries.get(name)
      const changed = this.#changed.get(name)
      if (changed !== undefined) pieces.push(packed(name, changed, stored.includes(name)))
      else if (entry !== undefined)
        pieces.push(
          stored.includes(name)
            ? packed(name, await this.bytes(name), true)
            : await asPacked(this.#archive.access, entry),
        )
    }
    return writeZip(pieces)
  }

  async #unpack(entry: Entry): Promise<Uint8Array> {
    const { heldBytes, partBytes, totalBytes, ratio, ratioFrom } = this.#limits
    const max = Math.min(heldBytes, partBytes)
    const first = !this.#counted.has(entry.name)
    this.#counted.add(entry.name)
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of entrySupply(this.#archive.access, entry).open()) {
      length += chunk.length
      if (first) this.#total += chunk.length
      if (length > max) throw stopPart('LIMIT_HELD', { max })
      if (this.#total > totalBytes) throw stopPart('LIMIT_TOTAL_SIZE', { max: totalBytes })
      if (length > ratioFrom && length > entry.packed * ratio) throw stopPart('LIMIT_RATIO', { max: ratio })
      chunks.push(chunk)
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
  }
}

async function asPacked(access: RandomAccess, entry: Entry): Promise<Packed> {
  const { dataAt } = await localOf(access, entry)
  const { name, method, crc, size } = entry
  return { name, method, crc, size, data: await access.read(dataAt, entry.packed) }
}

/** The bytes of something that can only be streamed. */
export async function wholeOf(source: Supply, { heldBytes }: Limits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.open()) {
    length += chunk.length
    if (length > heldBytes) throw stopPart('LIMIT_HELD', { max: heldBytes })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
