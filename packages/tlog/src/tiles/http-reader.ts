import { MAX_NOTE_SIZE } from '../note/note.ts'
import { HASH_SIZE } from '../tree/hash.ts'
import { MAX_ENTRY_SIZE } from './bundle.ts'
import { TILE_WIDTH, bundlePath, tilePath } from './layout.ts'
import type { TileReader } from './store.ts'

export interface HttpOptions {
  /** Milliseconds for one request; 30,000 unless told. */
  readonly timeout?: number
  /** For tests, or for a client with its own certificates. */
  readonly fetch?: typeof fetch
}

/** A running tlog-tiles log by its URL prefix. Reads only; throws when the server cannot be reached or answers nonsense. */
export class HttpTileReader implements TileReader {
  readonly #prefix: string
  readonly #timeout: number
  readonly #fetch: typeof fetch

  constructor(prefix: string, options: HttpOptions = {}) {
    this.#prefix = prefix.replace(/\/+$/, '')
    this.#timeout = options.timeout ?? 30_000
    this.#fetch = options.fetch ?? fetch
  }

  /** A partial tile may be gone once its full tile exists, so that one is tried next (C2SP tlog-tiles). */
  async readTile(level: number, index: number, width: number): Promise<Uint8Array | null> {
    const most = TILE_WIDTH * HASH_SIZE
    const tile = await this.#get(tilePath(level, index, width), most)
    return tile === null && width < TILE_WIDTH ? this.#get(tilePath(level, index), most) : tile
  }

  async readBundle(index: number, width: number): Promise<Uint8Array | null> {
    const most = TILE_WIDTH * (2 + MAX_ENTRY_SIZE)
    const bundle = await this.#get(bundlePath(index, width), most)
    return bundle === null && width < TILE_WIDTH ? this.#get(bundlePath(index), most) : bundle
  }

  /** The log's newest signed checkpoint, or null. Its signature is for the caller to verify. */
  readCheckpoint(): Promise<Uint8Array | null> {
    return this.#get('checkpoint', MAX_NOTE_SIZE)
  }

  async #get(path: string, most: number): Promise<Uint8Array | null> {
    const response = await this.#fetch(`${this.#prefix}/${path}`, {
      signal: AbortSignal.timeout(this.#timeout),
    })
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel()
      return null
    }
    if (!response.ok) {
      await response.body?.cancel()
      throw new Error(`${path}: HTTP ${response.status}`)
    }
    return readAtMost(response, most, path)
  }
}

/** The body's chunks. Node's types leave them open; fetch gives bytes. */
export function bodyOf(response: Response): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  const body: ReadableStream<Uint8Array> | null = response.body
  return body ?? []
}

async function readAtMost(response: Response, most: number, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bodyOf(response)) {
    length += part.length
    if (length > most) throw new Error(`${path}: more than ${most} bytes`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
