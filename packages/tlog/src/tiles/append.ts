import type { Outcome } from '../fault.ts'
import { ok } from '../fault.ts'
import type { BinHash } from '../tree/hash.ts'
import { HASH_SIZE, leafBin } from '../tree/hash.ts'
import { MAX_ENTRY_SIZE, putEntry } from './bundle.ts'
import type { LogEdge } from './edge.ts'
import { loadEdge } from './edge.ts'
import { TILE_HEIGHT, TILE_WIDTH } from './layout.ts'
import type { BundleWrite, LogWrites, TileReader, TileWrite } from './store.ts'

/** What an append leads to. Nothing is stored yet: store `writes`, sign (size, root), and only then use `edge`. */
export interface Appended {
  readonly size: number
  readonly root: Uint8Array
  readonly writes: LogWrites
  readonly edge: LogEdge
}

/** Appends to a stored log of `size` entries, reading only its right edge. See {@link appendToEdge} to save the reads. */
export async function appendEntries(
  store: TileReader,
  size: number,
  entries: readonly Uint8Array[],
): Promise<Outcome<Appended>> {
  const edge = await loadEdge(store, size)
  return edge.ok ? ok(appendToEdge(edge.value, entries)) : edge
}

/**
 * The exact tiles and bundles that change when `entries` are appended: each tile once, at its final width. Pure: the
 * old edge stays as it was. Splitting a batch differently gives the same bytes. Throws on an entry over 65,535 bytes.
 */
export function appendToEdge(edge: LogEdge, entries: readonly Uint8Array[]): Appended {
  const range = edge.range.clone()
  const tiles = edge.partials.map((partial, level) => openTile(level, edge.size, partial))
  const bundles = new BundleWriter(edge)
  const done: TileWrite[] = []
  const push = (height: number, index: number, hash: BinHash): void => {
    if (height % TILE_HEIGHT !== 0) return
    const level = height / TILE_HEIGHT
    const tile = (tiles[level] ??= { level, index: 0, width: 0, fresh: 0, bytes: blankTile() })
    // INVARIANT: index === tile.index * 256 + tile.width, since subtrees close from left to right.
    tile.bytes.write(hash, (index % TILE_WIDTH) * HASH_SIZE, HASH_SIZE, 'latin1')
    tile.width += 1
    tile.fresh += 1
    if (tile.width < TILE_WIDTH) return
    done.push({ level, index: tile.index, width: TILE_WIDTH, bytes: tile.bytes })
    tiles[level] = { level, index: tile.index + 1, width: 0, fresh: 0, bytes: blankTile() }
  }
  for (const entry of entries) {
    range.appendBin(leafBin(entry), push)
    bundles.add(entry)
  }
  for (const tile of tiles) if (tile.fresh > 0) done.push(cut(tile))
  const partials = tiles.map((tile) => cut(tile).bytes)
  const { writes, partial } = bundles.finish()
  const root = range.root()
  const size = range.size
  return {
    size,
    root,
    writes: { size, tiles: done, bundles: writes },
    edge: { size, root, partials, bundle: partial, range },
  }
}

interface OpenTile {
  readonly level: number
  readonly index: number
  width: number
  /** Hashes that this append added. */
  fresh: number
  readonly bytes: Buffer
}

function openTile(level: number, size: number, partial: Uint8Array): OpenTile {
  const bytes = blankTile()
  bytes.set(partial)
  const index = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH)
  return { level, index, width: partial.length / HASH_SIZE, fresh: 0, bytes }
}

function blankTile(): Buffer {
  return Buffer.alloc(TILE_WIDTH * HASH_SIZE)
}

function cut(tile: OpenTile): TileWrite {
  // A copy, so that a kept edge does not hold, nor ever share, a whole tile's memory.
  const bytes = Uint8Array.prototype.slice.call(tile.bytes, 0, tile.width * HASH_SIZE)
  return { level: tile.level, index: tile.index, width: tile.width, bytes }
}

class BundleWriter {
  readonly #writes: BundleWrite[] = []
  #index: number
  #width: number
  #before: Uint8Array
  #entries: Uint8Array[] = []

  constructor(edge: LogEdge) {
    this.#index = Math.floor(edge.size / TILE_WIDTH)
    this.#width = edge.size % TILE_WIDTH
    this.#before = edge.bundle
  }

  add(entry: Uint8Array): void {
    if (entry.length > MAX_ENTRY_SIZE) throw new RangeError(`an entry holds at most ${MAX_ENTRY_SIZE} bytes`)
    this.#entries.push(entry)
    this.#width += 1
    if (this.#width < TILE_WIDTH) return
    this.#writes.push({ index: this.#index, width: TILE_WIDTH, bytes: this.#encode() })
    this.#index += 1
    this.#width = 0
    this.#before = new Uint8Array(0)
    this.#entries = []
  }

  finish(): { writes: BundleWrite[]; partial: Uint8Array } {
    if (this.#entries.length === 0) return { writes: this.#writes, partial: this.#before }
    const bytes = this.#encode()
    this.#writes.push({ index: this.#index, width: this.#width, bytes })
    return { writes: this.#writes, partial: bytes }
  }

  #encode(): Uint8Array {
    let total = this.#before.length
    for (const entry of this.#entries) total += 2 + entry.length
    const bytes = new Uint8Array(total)
    bytes.set(this.#before)
    let at = this.#before.length
    for (const entry of this.#entries) at = putEntry(bytes, at, entry)
    return bytes
  }
}
