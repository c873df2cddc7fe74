import { sql } from 'kysely'
import { parseTilePath, truncateBundle, HASH_SIZE } from '@subrosa/tlog'
import type { Reader } from '#kernel/store'
import { sqlTiles } from './tiles.ts'

/** The newest signed checkpoint with its cosignatures; null while the log is empty. */
export async function newestNote(db: Reader): Promise<string | null> {
  const { rows } = await sql<{
    note: string
    cosignatures: string
  }>`select note, cosignatures from ledger_checkpoint order by size desc limit 1`.execute(db)
  const newest = rows[0]
  return newest ? newest.note + newest.cosignatures : null
}

/** A tile or bundle by its tlog-tiles path, cut to the asked width; null when the path or the object is none of this log. */
export async function servedTile(db: Reader, path: string): Promise<Uint8Array | null> {
  const name = parseTilePath(path)
  if (!name.ok) return null
  const { kind, level, index, width } = name.value
  const tiles = sqlTiles(db)
  if (kind === 'tile') {
    const bytes = await tiles.readTile(level, index, width)
    return bytes && bytes.length >= width * HASH_SIZE ? bytes.subarray(0, width * HASH_SIZE) : null
  }
  const bundle = await tiles.readBundle(index, width)
  const cut = bundle && truncateBundle(bundle, width)
  return cut?.ok ? cut.value : null
}
