import type { Outcome } from '../fault.ts'
import { ok } from '../fault.ts'
import { foldPeaks } from '../tree/compact-range.ts'
import type { BinHash } from '../tree/hash.ts'
import { EMPTY_BIN, fromBin } from '../tree/hash.ts'
import type { Span } from '../tree/spans.ts'
import { consistencySpans, inclusionSpans, perfectParts } from '../tree/spans.ts'
import { perfectRoot, readHashes } from './edge.ts'
import { TILE_HEIGHT, TILE_WIDTH, widthOf } from './layout.ts'
import type { TileReader } from './store.ts'

/** Inclusion proof of leaf `index` in the tree of `size`, from stored tiles. Throws when index ≥ size. */
export function proveInclusion(
  store: TileReader,
  index: number,
  size: number,
): Promise<Outcome<Uint8Array[]>> {
  return rootsOf(store, inclusionSpans(index, size), size)
}

/** Consistency proof from `oldSize` to `size`, from stored tiles. Throws when oldSize > size. */
export function proveConsistency(
  store: TileReader,
  oldSize: number,
  size: number,
): Promise<Outcome<Uint8Array[]>> {
  return rootsOf(store, consistencySpans(oldSize, size), size)
}

/** Root of the tree of `size`, from stored tiles. */
export async function rootFromTiles(store: TileReader, size: number): Promise<Outcome<Uint8Array>> {
  if (size === 0) return ok(fromBin(EMPTY_BIN))
  const roots = await rootsOf(store, [{ begin: 0, end: size }], size)
  return roots.ok ? ok(roots.value[0] as Uint8Array) : roots
}

async function rootsOf(
  store: TileReader,
  spans: readonly Span[],
  size: number,
): Promise<Outcome<Uint8Array[]>> {
  const cached = cachingTiles(store)
  const roots: Uint8Array[] = []
  for (const span of spans) {
    const peaks: BinHash[] = []
    for (const part of perfectParts(span)) {
      const node = await nodeFromTiles(cached, part.height, part.index, size)
      if (!node.ok) return node
      peaks.push(node.value)
    }
    roots.push(fromBin(foldPeaks(peaks)))
  }
  return ok(roots)
}

/** A perfect subtree lies whole inside one tile, at that tile's level or up to seven levels above its hashes. */
async function nodeFromTiles(
  store: TileReader,
  height: number,
  index: number,
  size: number,
): Promise<Outcome<BinHash>> {
  const level = Math.floor(height / TILE_HEIGHT)
  const count = 2 ** (height % TILE_HEIGHT)
  const tileIndex = Math.floor((index * count) / TILE_WIDTH)
  const tile = await readHashes(store, level, tileIndex, widthOf(size, level, tileIndex))
  return tile.ok ? ok(perfectRoot(tile.value, (index * count) % TILE_WIDTH, count)) : tile
}

/** One proof asks for the same tile up to eight times; the store is asked once. */
function cachingTiles(store: TileReader): TileReader {
  const seen = new Map<string, Promise<Uint8Array | null>>()
  return {
    readTile(level, index, width) {
      const key = `${level}/${index}/${width}`
      const known = seen.get(key) ?? store.readTile(level, index, width)
      seen.set(key, known)
      return known
    },
    readBundle: (index, width) => store.readBundle(index, width),
  }
}
