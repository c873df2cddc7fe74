import type { WireAnswer } from './wire.ts'

/** Rows written between two looks: below it no plan can have become bad enough to be noticed. */
const LOOK_EVERY = 4000

const OUTGROWN = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname = 'public' and pg_relation_size(c.oid) > 2 * 8192 * greatest(c.relpages, 4)`

/**
 * Keeps the planner's idea of the tables true: the embedded database has no autovacuum. A statement that was planned while its table
 * was empty would otherwise read the whole table for each row for as long as the process runs: its plan is kept, and only new
 * statistics drop it.
 */
export class Statistics {
  readonly #query: (text: string) => Promise<WireAnswer>
  #written = 0

  constructor(query: (text: string) => Promise<WireAnswer>) {
    this.#query = query
  }

  /** Counts rows written; between two transactions, tables that have doubled since they were last looked at are looked at again. */
  async wrote(rows: number, idle: boolean): Promise<void> {
    this.#written += rows
    if (!idle || this.#written < LOOK_EVERY) return
    this.#written = 0
    try {
      const { rows: outgrown } = await this.#query(OUTGROWN)
      for (const { name } of outgrown) await this.#query(`analyze ${String(name)}`)
    } catch {
      // Only advice for the planner: what was asked for is committed, and its answer must not become a fault.
    }
  }
}
