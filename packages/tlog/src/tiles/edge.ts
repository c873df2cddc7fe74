import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { CompactRange } from '../tree/compact-range.ts'
import type { BinHash } from '../tree/hash.ts'
import { HASH_SIZE, fromBin, nodeBin, toBin } from '../tree/hash.ts'
import { truncateBundle } from './bundle.ts'
import { TILE_WIDTH, hashesAtLevel, levelsOf } from './layout.ts'
import type { TileReader } from './store.ts'

/**
 * The right edge of a log: all that an append needs to know of the past. A value: appending gives a new edge, so a
 * sequencer keeps the old one until its transaction has committed, and simply drops the new one if it has not.
 */
export interface LogEdge {
  readonly size: number
  readonly root: Uint8Array
  /** By level, the hashes of the level's partial tile, one after another; empty where the level ends on a full tile. */
  readonly partials: readonly Uint8Array[]
  /** Entries of the partial bundle, encoded; empty when the last bundle is full. */
  readonly bundle: Uint8Array
  readonly range: CompactRange
}

export function emptyEdge(): LogEdge {
  const range = new CompactRange()
  return { size: 0, root: range.root(), partials: [], bundle: new Uint8Array(0), range }
}

/** Reads the right edge of a stored log of `size` entries: one partial tile per level and one partial bundle. */
export async function loadEdge(store: TileReader, size: number): Promise<Outcome<LogEdge>> {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`)
  const partials: Uint8Array[] = []
  for (let level = 0; level < levelsOf(size); level += 1) {
    const hashes = hashesAtLevel(size, level)
    const width = hashes % TILE_WIDTH
    const tile =
      width === 0
        ? ok(new Uint8Array(0))
        : await readHashes(store, level, Math.floor(hashes / TILE_WIDTH), width)
    if (!tile.ok) return tile
    partials.push(tile.value)
  }
  const bundle = await readPartialBundle(store, size)
  if (!bundle.ok) return bundle
  const range = CompactRange.from(size, peaksOf(partials))
  return ok({ size, root: range.root(), partials, bundle: bundle.value, range })
}

/** The first `width` hashes of a stored tile; a missing or short tile is a fault. */
export async function readHashes(
  store: TileReader,
  level: number,
  index: number,
  width: number,
): Promise<Outcome<Uint8Array>> {
  const bytes = await store.readTile(level, index, width)
  if (bytes === null) return fault('TILE_MISSING', `tile level ${level} index ${index} width ${width}`)
  const need = width * HASH_SIZE
  if (bytes.length < need || bytes.length % HASH_SIZE !== 0 || bytes.length > TILE_WIDTH * HASH_SIZE) {
    return fault(
      'TILE_MALFORMED',
      `tile level ${level} index ${index} holds ${bytes.length} bytes, wanted ${need}`,
    )
  }
  return ok(bytes.subarray(0, need))
}

async function readPartialBundle(store: TileReader, size: number): Promise<Outcome<Uint8Array>> {
  const width = size % TILE_WIDTH
  if (width === 0) return ok(new Uint8Array(0))
  const index = Math.floor(size / TILE_WIDTH)
  const bytes = await store.readBundle(index, width)
  return bytes === null
    ? fault('TILE_MISSING', `entry bundle ${index} width ${width}`)
    : truncateBundle(bytes, width)
}

/** Peaks of the whole tree, largest first: every level's partial tile, split at the bits of its width. */
function peaksOf(partials: readonly Uint8Array[]): Uint8Array[] {
  const peaks: Uint8Array[] = []
  for (const tile of partials.toReversed()) {
    const width = tile.length / HASH_SIZE
    let begin = 0
    for (let part = TILE_WIDTH / 2; part >= 1; part /= 2) {
      if (width % (part * 2) < part) continue
      peaks.push(fromBin(perfectRoot(tile, begin, part)))
      begin += part
    }
  }
  return peaks
}

/** Root of `count` (a power of two) neighbouring hashes in a tile. */
export function perfectRoot(tile: Uint8Array, begin: number, count: number): BinHash {
  let row: BinHash[] = []
  for (let i = 0; i < count; i += 1) row.push(toBin(tile, (begin + i) * HASH_SIZE))
  while (row.length > 1) {
    const above: BinHash[] = []
    for (let i = 0; i < row.length; i += 2) above.push(nodeBin(row[i] as BinHash, row[i + 1] as BinHash))
    row = above
  }
  return row[0] as BinHash
}
