import { sql } from 'kysely'
import type { LogWrites, TileReader } from '@subrosa/tlog'
import type { Reader, Unit } from '#kernel/store'

/** The log's tiles as rows: the newest partial tile replaces the older one. */
export function sqlTiles(db: Reader | Unit['sql']): TileReader {
  return {
    async readTile(level, index) {
      const { rows } = await sql<{
        data: Uint8Array
      }>`select data from ledger_tile where level = ${level} and index = ${index}`.execute(db)
      return rows[0]?.data ?? null
    },
    async readBundle(index) {
      const { rows } = await sql<{
        data: Uint8Array
      }>`select data from ledger_bundle where index = ${index}`.execute(db)
      return rows[0]?.data ?? null
    },
  }
}

/** Stores what an append changed, in the sequencer's transaction. */
export async function writeTiles(unit: Unit, writes: LogWrites): Promise<void> {
  for (const tile of writes.tiles)
    await sql`insert into ledger_tile (level, index, width, data) values (${tile.level}, ${tile.index}, ${tile.width}, ${tile.bytes})
      on conflict (level, index) do update set width = excluded.width, data = excluded.data`.execute(unit.sql)
  for (const bundle of writes.bundles)
    await sql`insert into ledger_bundle (index, width, data) values (${bundle.index}, ${bundle.width}, ${bundle.bytes})
      on conflict (index) do update set width = excluded.width, data = excluded.data`.execute(unit.sql)
}
