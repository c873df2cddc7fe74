import { sql } from 'kysely'
import { openCheckpoint, rootFromTiles, type Verifier } from '@subrosa/tlog'
import type { Reader } from '#kernel/store'
import type { SideFile } from './side-file.ts'
import { sqlTiles } from './tiles.ts'

export interface LedgerHealth {
  readonly state: 'sound' | 'ROLLED_BACK' | 'FORKED' | 'TILES_DAMAGED' | 'UNSIGNED'
  readonly size: number
  readonly issued: number
  readonly waiting: number
}

/** Holds database, tiles and side file against each other; reads only the tree's top, so it is cheap enough for every start. */
export async function ledgerHealth(db: Reader, side: SideFile, key: Verifier): Promise<LedgerHealth> {
  const state = await sql<{ size: number; root: Uint8Array }>`select size, root from ledger_state`.execute(db)
  const waiting = await sql<{ n: number }>`select count(*) as n from ledger_act where leaf is null`.execute(
    db,
  )
  const found = state.rows[0] ?? { size: 0, root: new Uint8Array() }
  const last = side.last()
  const issued = last ? openCheckpoint(last.note, key) : null
  const answer = {
    size: found.size,
    issued: issued?.ok ? issued.value.size : 0,
    waiting: waiting.rows[0]?.n ?? 0,
  }
  if (issued && !issued.ok) return { ...answer, state: 'UNSIGNED' }
  if (issued && issued.value.size > found.size) return { ...answer, state: 'ROLLED_BACK' }
  const root = await rootFromTiles(sqlTiles(db), found.size)
  if (!root.ok || (found.size > 0 && Buffer.compare(root.value, found.root) !== 0))
    return { ...answer, state: 'TILES_DAMAGED' }
  if (issued && issued.value.size === found.size && Buffer.compare(issued.value.root, found.root) !== 0)
    return { ...answer, state: 'FORKED' }
  return { ...answer, state: 'sound' }
}
