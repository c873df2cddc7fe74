import { sql } from 'kysely'
import type { Reader } from '#kernel/store'
import type { ActRecord } from './record.ts'
import type { IssuedCheckpoint } from './side-file.ts'

export interface ActRow {
  readonly id: number
  readonly leaf: number | null
  readonly record: ActRecord
}
export interface ActFilter {
  /** A kind (`queries.line.stamped`) or a room (`queries`). */
  readonly kind?: string | undefined
  readonly doer?: string | undefined
  readonly thing?: string | undefined
  /** Only acts before this number: the key of the next page. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Acts, newest first, one page. */
export async function readActs(db: Reader, filter: ActFilter): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`select id, leaf, record from ledger_act
    where (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null} or kind like ${`${filter.kind ?? ''}.%`})
      and (${filter.doer ?? null}::text is null or doer = ${filter.doer ?? null})
      and (${filter.thing ?? null}::text is null or thing = ${filter.thing ?? null})
      and (${filter.before ?? null}::bigint is null or id < ${filter.before ?? null})
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function readAct(db: Reader, id: number): Promise<ActRow | null> {
  const { rows } = await sql<ActRow>`select id, leaf, record from ledger_act where id = ${id}`.execute(db)
  return rows[0] ?? null
}

export interface LedgerState {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly waiting: number
  readonly checkpoints: readonly (IssuedCheckpoint & { readonly cosignatures: string })[]
}

/** Where the log stands, with its newest checkpoints (newest first). */
export async function readState(db: Reader, checkpoints = 30): Promise<LedgerState | null> {
  const state = await sql<{
    origin: string
    size: number
    root: Uint8Array
  }>`select origin, size, root from ledger_state`.execute(db)
  const found = state.rows[0]
  if (!found) return null
  const waiting = await sql<{ n: number }>`select count(*) as n from ledger_act where leaf is null`.execute(
    db,
  )
  const issued = await sql<
    IssuedCheckpoint & { cosignatures: string }
  >`select size, at, note, cosignatures from ledger_checkpoint
    order by size desc limit ${checkpoints}`.execute(db)
  return { ...found, waiting: waiting.rows[0]?.n ?? 0, checkpoints: issued.rows }
}
