import { sql } from 'kysely'
import {
  appendToEdge,
  encodeRecordEntry,
  loadEdge,
  must,
  openCheckpoint,
  recordRoot,
  signCheckpoint,
  type LogEdge,
  type Signer,
  type Verifier,
} from '@subrosa/tlog'
import type { Store, Unit } from '#kernel/store'
import { voucherOf, type ActRecord } from './record.ts'
import type { SideFile } from './side-file.ts'
import { sqlTiles, writeTiles } from './tiles.ts'

const LOCK = 7203043

interface WaitingAct {
  readonly id: number
  readonly record: ActRecord
  readonly salts: Uint8Array
  readonly voucher: Uint8Array
}
export interface Sequenced {
  readonly size: number
  readonly added: number
  /** Acts found without a right voucher: written by somebody else than this installation. */
  readonly foreign: number
}

/** Why the log can't be continued: the database does not stand where the log's own checkpoints say it stood. */
export class LedgerBroken extends Error {
  readonly code: 'ROLLED_BACK' | 'FORKED' | 'TILES_DAMAGED'
  constructor(code: LedgerBroken['code'], detail: string) {
    super(detail)
    this.name = 'LedgerBroken'
    this.code = code
  }
}

/**
 * Turns committed acts into leaves. One at a time in the whole installation (advisory lock): takes the acts that have no leaf
 * in the order of their numbers, gives them the next leaves, stores tiles and signed checkpoint in one transaction, and
 * writes the checkpoint to the side file. It refuses to go on from a database that was rolled back or exchanged.
 */
export class Sequencer {
  readonly #store: Store
  readonly #signer: Signer
  readonly #side: SideFile
  readonly #batch: number
  #edge: LogEdge | null = null

  constructor(store: Store, signer: Signer, side: SideFile, batch = 4096) {
    this.#store = store
    this.#signer = signer
    this.#side = side
    this.#batch = batch
  }

  get origin(): string {
    return this.#signer.verifier.name
  }
  get verifier(): Verifier {
    return this.#signer.verifier
  }

  /** Creates the empty log, or holds the database against the side file. Call once before the first `run`. */
  async open(): Promise<void> {
    const last = this.#side.last()
    const state = await this.#store.append(async (unit) => {
      if (this.#store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(unit.sql)
      const { rows } = await sql<{
        origin: string
        size: number
      }>`select origin, size from ledger_state`.execute(unit.sql)
      const found = rows[0]
      if (found) return found
      const edge = must(await loadEdge(sqlTiles(unit.sql), 0))
      await sql`insert into ledger_state (origin, size, root) values (${this.origin}, 0, ${edge.root})`.execute(
        unit.sql,
      )
      return { origin: this.origin, size: 0 }
    })
    if (state.origin !== this.origin)
      throw new LedgerBroken('FORKED', `the database holds the log ${state.origin}`)
    if (!last) return this.#mendSideFile(0)
    const issued = openCheckpoint(last.note, this.#signer.verifier)
    if (!issued.ok) throw new LedgerBroken('FORKED', `the side file's last checkpoint: ${issued.fault.code}`)
    if (issued.value.size > state.size)
      throw new LedgerBroken(
        'ROLLED_BACK',
        `the database holds ${state.size} leaves, the last checkpoint signed ${issued.value.size}`,
      )
    const { rows } = await sql<{
      note: string
    }>`select note from ledger_checkpoint where size = ${issued.value.size}`.execute(this.#store.read)
    if (rows[0]?.note !== last.note)
      throw new LedgerBroken(
        'FORKED',
        `checkpoint ${issued.value.size} differs between side file and database`,
      )
    return this.#mendSideFile(issued.value.size)
  }

  /** A crash between commit and side file leaves the file behind: its missing lines come from the database. */
  async #mendSideFile(from: number): Promise<void> {
    const { rows } = await sql<{ size: number; at: string; note: string }>`
      select size, at, note from ledger_checkpoint where size > ${from} order by size`.execute(
      this.#store.read,
    )
    for (const row of rows) this.#side.append({ size: row.size, at: row.at as never, note: row.note })
  }

  /** Sequences one batch. `added` is 0 when nothing waited. */
  async run(): Promise<Sequenced> {
    const done = await this.#store.append((unit) => this.#integrate(unit))
    if (done.checkpoint) this.#side.append({ size: done.size, at: done.at, note: done.checkpoint })
    this.#edge = done.edge
    return { size: done.size, added: done.added, foreign: done.foreign }
  }

  async #integrate(unit: Unit) {
    if (this.#store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(unit.sql)
    const state = await sql<{ size: number; root: Uint8Array }>`select size, root from ledger_state`.execute(
      unit.sql,
    )
    const before = state.rows[0]
    if (!before) throw new Error('the ledger has not been opened')
    const edge = await this.#edgeAt(unit, before)
    const { rows: waiting } = await sql<WaitingAct>`select id, record, salts, voucher from ledger_act
      where leaf is null and not exists (select 1 from ledger_foreign where act = id) order by id limit ${this.#batch}`.execute(
      unit.sql,
    )
    const acts = waiting.filter(
      (act) => Buffer.compare(voucherOf(this.#store.vouch, act.record, act.salts), act.voucher) === 0,
    )
    const foreign = waiting.length - acts.length
    if (foreign > 0) await this.#setAside(unit, waiting, acts)
    if (acts.length === 0)
      return { size: before.size, added: 0, foreign, at: unit.now, edge, checkpoint: null }
    const entries = acts.map((act) =>
      encodeRecordEntry(must(recordRoot({ fields: act.record, salts: act.salts, destroyed: {} }))),
    )
    const after = appendToEdge(edge, entries)
    await writeTiles(unit, after.writes)
    await sql`update ledger_act set leaf = t.leaf from unnest(${acts.map((act) => act.id)}::bigint[],
      ${acts.map((_, i) => before.size + i)}::bigint[]) as t(id, leaf) where ledger_act.id = t.id`.execute(
      unit.sql,
    )
    const checkpoint = signCheckpoint(this.origin, after.size, after.root, this.#signer)
    await sql`update ledger_state set size = ${after.size}, root = ${after.root}`.execute(unit.sql)
    await sql`insert into ledger_checkpoint (size, at, note) values (${after.size}, ${unit.now}, ${checkpoint})`.execute(
      unit.sql,
    )
    return { size: after.size, added: acts.length, foreign, at: unit.now, edge: after.edge, checkpoint }
  }

  async #setAside(unit: Unit, waiting: readonly WaitingAct[], own: readonly WaitingAct[]): Promise<void> {
    const known = new Set(own.map((act) => act.id))
    const strange = waiting.filter((act) => !known.has(act.id)).map((act) => act.id)
    await sql`insert into ledger_foreign (act, at) select id, ${unit.now} from unnest(${strange}::bigint[]) as t(id)`.execute(
      unit.sql,
    )
    await unit.notify({
      topic: 'ledger.foreign-acts',
      about: { count: strange.length, first: strange[0] ?? 0 },
    })
  }

  async #edgeAt(unit: Unit, state: { size: number; root: Uint8Array }): Promise<LogEdge> {
    if (this.#edge && this.#edge.size === state.size && Buffer.compare(this.#edge.root, state.root) === 0)
      return this.#edge
    const loaded = await loadEdge(sqlTiles(unit.sql), state.size)
    if (!loaded.ok) throw new LedgerBroken('TILES_DAMAGED', loaded.fault.detail)
    if (Buffer.compare(loaded.value.root, state.root) !== 0)
      throw new LedgerBroken('TILES_DAMAGED', 'the tiles do not give the stored root')
    return loaded.value
  }
}
