import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TILE_WIDTH, bundlePath, tilePath } from './layout.ts'
import type { LogWrites, TileStore } from './store.ts'

/**
 * A log as static files, each under its C2SP path, so that any file server can serve the directory as it is. Keeps
 * every partial tile. Files are written aside, synced and renamed; nothing in the log is signed before `write` is done.
 */
export class DirectoryTileStore implements TileStore {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async readTile(level: number, index: number, width: number): Promise<Uint8Array | null> {
    const tile = await this.#read(tilePath(level, index, width))
    return tile === null && width < TILE_WIDTH ? this.#read(tilePath(level, index)) : tile
  }

  async readBundle(index: number, width: number): Promise<Uint8Array | null> {
    const bundle = await this.#read(bundlePath(index, width))
    return bundle === null && width < TILE_WIDTH ? this.#read(bundlePath(index)) : bundle
  }

  async write(batch: LogWrites): Promise<void> {
    for (const { index, width, bytes } of batch.bundles) await this.#put(bundlePath(index, width), bytes)
    for (const { level, index, width, bytes } of batch.tiles)
      await this.#put(tilePath(level, index, width), bytes)
  }

  async #read(path: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.#root, path))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    await writeDurably(join(this.#root, path), bytes)
  }
}

/** Writes a file so that after a crash it is there whole or not at all: aside, synced, renamed, directory synced. */
export async function writeDurably(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.new`
  const file = await open(aside, 'w', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** Did this file operation fail because the file is not there? (A path through a file, ENOTDIR, counts too.) */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
