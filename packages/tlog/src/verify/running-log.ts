import { parseVerifier } from '../note/keys.ts'
import { HASH_SIZE, fromBin, sameBytes } from '../tree/hash.ts'
import { perfectRoot } from '../tiles/edge.ts'
import { HttpTileReader } from '../tiles/http-reader.ts'
import type { HttpOptions } from '../tiles/http-reader.ts'
import { TILE_WIDTH, hashesAtLevel, levelsOf, tilePath, widthOf } from '../tiles/layout.ts'
import type { TileReader } from '../tiles/store.ts'
import { decodeUtf8 } from '../note/encoding.ts'
import { checkpointJudge, entriesPiece } from './analyse.ts'
import type { KnownCheckpoints } from './checkpoint-audit.ts'
import { CheckpointAudit } from './checkpoint-audit.ts'
import { Findings } from './findings.ts'
import type { Verdict } from './report.ts'
import { TreeAudit } from './tree-audit.ts'

export interface LogOptions extends HttpOptions {
  /** The log's key; its name is the origin. */
  readonly logKey: string
  readonly witnessKeys?: readonly string[]
  /** Checkpoints kept from earlier days (files, a package's last head), with which the log must be consistent. */
  readonly known?: readonly KnownCheckpoints[]
  /** Told after each bundle. */
  readonly onProgress?: (done: number, size: number) => void
}

/** Bundles fetched ahead of the one being hashed. */
const AHEAD = 8

/**
 * Verifies a running tlog-tiles log from outside: its checkpoint, every entry, every tile of every level, and its
 * consistency with the checkpoints that the caller kept. Asks the server only for what the checkpoint says exists.
 */
export async function verifyLog(url: string, options: LogOptions): Promise<Verdict> {
  const key = parseVerifier(options.logKey)
  const witnessKeys = options.witnessKeys ?? []
  const origin = key.ok ? key.value.name : ''
  const judge = checkpointJudge({ origin, logKey: options.logKey, witnessKeys })
  if (!key.ok || judge === null)
    return { ok: false, code: 'KEY_MALFORMED', detail: 'a key is not name+hash+base64' }
  const reader = new HttpTileReader(url, options)
  const findings = new Findings()
  try {
    const bytes = await reader.readCheckpoint()
    if (bytes === null) return { ok: false, code: 'LOG_UNREACHABLE', detail: `${url} serves no checkpoint` }
    const checkpoint = judge({ number: 0, note: decodeUtf8(bytes) ?? '' })
    if (checkpoint === null || !checkpoint.signed) {
      return {
        ok: false,
        code: 'CHECKPOINT_UNUSABLE',
        detail: 'no checkpoint of this log under this key is served',
      }
    }
    const checkpoints = new CheckpointAudit(0, findings)
    checkpoints.add(0, checkpoint)
    for (const known of options.known ?? []) checkpoints.addKnown(known, judge)
    const tree = new TreeAudit(checkpoints.heads(), findings)
    const entries = await readAll(reader, checkpoint.size, tree, findings, options.onProgress)
    tree.finish(checkpoint.size, false)
    const cosigned = checkpoints.cosigned(witnessKeys)
    const report = {
      ok: findings.count === 0,
      origin,
      logKey: options.logKey,
      keyPinned: true,
      entries,
      checkpoints: 1,
      signedSize: checkpoint.size,
      signedNote: decodeUtf8(bytes),
      witnesses: [...cosigned].map(([vkey, size]) => ({
        name: vkey.slice(0, vkey.indexOf('+')),
        vkey,
        size,
      })),
      records: { checked: 0, promised: null },
      attachments: { listed: 0, checked: 0 },
      findings: findings.list(),
      totals: findings.totals(),
    }
    return { ok: true, report }
  } catch (error) {
    return {
      ok: false,
      code: 'LOG_UNREACHABLE',
      detail: error instanceof Error ? error.message : String(error),
    }
  }
}

async function readAll(
  reader: TileReader,
  size: number,
  tree: TreeAudit,
  findings: Findings,
  onProgress: LogOptions['onProgress'],
): Promise<number> {
  const upper = new UpperLevels(reader, size, findings)
  const count = Math.ceil(size / TILE_WIDTH)
  const fetched: Promise<[Uint8Array | null, Uint8Array | null]>[] = []
  let entries = 0
  for (let index = 0; index < count; index += 1) {
    for (let next = index + fetched.length; next < Math.min(count, index + AHEAD); next += 1) {
      const width = widthOf(size, 0, next)
      const both = Promise.all([reader.readBundle(next, width), reader.readTile(0, next, width)])
      both.catch(() => undefined)
      fetched.push(both)
    }
    const [bundle, stored] = (await fetched.shift()) ?? [null, null]
    const width = widthOf(size, 0, index)
    const tile = goodTile(stored, width)
    if (tile === null)
      findings.add({ code: 'TILE_MISSING', leaf: index * TILE_WIDTH, name: tilePath(0, index, width) })
    await upper.add(index, tile, width)
    if (bundle === null) continue
    const piece = entriesPiece({ start: index * TILE_WIDTH, bundle, tile }, 0)
    const fit = piece.count > width ? cutTo(piece, width) : piece
    tree.add(fit, size)
    entries += fit.count
    onProgress?.(entries, size)
  }
  return entries
}

/** A bundle that has grown since the checkpoint was fetched answers for the older, narrower one. */
function cutTo(piece: ReturnType<typeof entriesPiece>, count: number): ReturnType<typeof entriesPiece> {
  const { leaves, roots, isRecord } = piece
  const bytes = count * HASH_SIZE
  return {
    ...piece,
    count,
    leaves: leaves.subarray(0, bytes),
    roots: roots.subarray(0, bytes),
    isRecord: isRecord.subarray(0, count),
    subtree: null,
  }
}

function goodTile(tile: Uint8Array | null, width: number): Uint8Array | null {
  return tile !== null && tile.length >= width * HASH_SIZE ? tile.subarray(0, width * HASH_SIZE) : null
}

/** Grows the tiles of level 1 and up from the full tiles below, and holds each against the one that is served. */
class UpperLevels {
  readonly #reader: TileReader
  readonly #size: number
  readonly #findings: Findings
  readonly #rows: Buffer[] = []
  readonly #unsure: boolean[] = []

  constructor(reader: TileReader, size: number, findings: Findings) {
    this.#reader = reader
    this.#size = size
    this.#findings = findings
    for (let level = 1; level < levelsOf(size); level += 1)
      this.#rows[level] = Buffer.alloc(TILE_WIDTH * HASH_SIZE)
  }

  async add(index: number, tile: Uint8Array | null, width: number): Promise<void> {
    if (width === TILE_WIDTH) await this.#put(1, index, tile)
  }

  async #put(level: number, index: number, below: Uint8Array | null): Promise<void> {
    const row = this.#rows[level]
    if (row === undefined) return
    const slot = index % TILE_WIDTH
    if (below === null) this.#unsure[level] = true
    else row.set(fromBin(perfectRoot(below, 0, TILE_WIDTH)), slot * HASH_SIZE)
    const tileIndex = Math.floor(index / TILE_WIDTH)
    const width = widthOf(this.#size, level, tileIndex)
    if (slot + 1 < width) return
    const path = tilePath(level, tileIndex, width)
    const leaf = tileIndex * TILE_WIDTH ** (level + 1)
    const served = goodTile(await this.#reader.readTile(level, tileIndex, width), width)
    const grown = row.subarray(0, width * HASH_SIZE)
    if (served === null) this.#findings.add({ code: 'TILE_MISSING', leaf, name: path })
    else if (this.#unsure[level] !== true && !sameBytes(served, grown))
      this.#findings.add({ code: 'TILE_ALTERED', leaf, name: path })
    if (width === TILE_WIDTH && hashesAtLevel(this.#size, level + 1) > 0) {
      await this.#put(level + 1, tileIndex, this.#unsure[level] === true ? null : grown)
    }
    this.#unsure[level] = false
  }
}
