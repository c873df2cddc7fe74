import { createHash } from 'node:crypto'
import {
  record,
  recordAll,
  saltedAct,
  type ActDeclaration,
  type ActOf,
  type DeclaredAct,
  type Doer,
  type SaltedAct,
} from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import type { ImportReport } from '../rules/rows.ts'

/** The act of the import as a whole: how many, and a digest by which the file's content can be recognised again. */
export async function recordImport(
  unit: Unit,
  doer: Doer,
  what: string,
  rows: readonly unknown[],
  report: ImportReport,
): Promise<void> {
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  await record(unit, peopleActs['rows.imported'], {
    by: doer,
    on: { kind: 'import', id: digest.slice(0, 26) },
    fields: { what, ...report, digest },
  })
}

/** Collects the acts of many rows, to be written in one statement and in order. */
export class ActList {
  readonly #unit: Unit
  readonly #acts: SaltedAct[] = []
  constructor(unit: Unit) {
    this.#unit = unit
  }
  add<D extends ActDeclaration>(declared: DeclaredAct<D>, act: ActOf<D>): void {
    this.#acts.push(saltedAct(declared, act, this.#unit.now, this.#unit.vouch))
  }
  async write(): Promise<void> {
    const PART = 2000
    for (let i = 0; i < this.#acts.length; i += PART)
      await recordAll(this.#unit.sql, this.#acts.slice(i, i + PART))
  }
}
