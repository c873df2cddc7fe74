/** One tile as it must be stored. Replaces a narrower tile of the same level and index. */
export interface TileWrite {
  readonly level: number
  readonly index: number
  readonly width: number
  /** `width` hashes of 32 bytes. */
  readonly bytes: Uint8Array
}

/** One entry bundle as it must be stored. Replaces a narrower bundle of the same index. */
export interface BundleWrite {
  readonly index: number
  readonly width: number
  readonly bytes: Uint8Array
}

/** All that one append changes; to be stored whole or not at all. */
export interface LogWrites {
  /** Tree size after these writes. */
  readonly size: number
  readonly tiles: readonly TileWrite[]
  readonly bundles: readonly BundleWrite[]
}

/**
 * Reading face of the one storage port: a SQL table, a directory, an HTTP server.
 *
 * Both answer null when the object does not exist. They may answer with MORE hashes or entries than `width` (a store
 * that keeps only the newest partial tile has nothing else to give), never with fewer; the core cuts to `width`.
 * A store that cannot be reached throws.
 */
export interface TileReader {
  readTile(level: number, index: number, width: number): Promise<Uint8Array | null>
  readBundle(index: number, width: number): Promise<Uint8Array | null>
}

/** The storage port. `write` stores everything or nothing, and has it durable when it resolves. */
export interface TileStore extends TileReader {
  write(batch: LogWrites): Promise<void>
}

/** A log in memory, for tests and for examples. Keeps the newest partial tile only, like a SQL store. */
export class MemoryTileStore implements TileStore {
  readonly #tiles = new Map<string, Uint8Array>()
  readonly #bundles = new Map<number, Uint8Array>()

  readTile(level: number, index: number, _width: number): Promise<Uint8Array | null> {
    return Promise.resolve(this.#tiles.get(`${level}/${index}`) ?? null)
  }

  readBundle(index: number, _width: number): Promise<Uint8Array | null> {
    return Promise.resolve(this.#bundles.get(index) ?? null)
  }

  write(batch: LogWrites): Promise<void> {
    for (const tile of batch.tiles) this.#tiles.set(`${tile.level}/${tile.index}`, tile.bytes)
    for (const bundle of batch.bundles) this.#bundles.set(bundle.index, bundle.bytes)
    return Promise.resolve()
  }
}
