import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import { insertAgency } from '../store/agency.ts'
import type { Agency } from '../words.ts'

/** Writes the one agency row. The table admits no second one: a second call fails. */
export async function createAgency(unit: Unit, doer: Doer, row: Omit<Agency, 'created'>): Promise<void> {
  await insertAgency(unit.sql, { ...row, created: unit.now })
  await record(unit, peopleActs['agency.created'], {
    by: doer,
    on: { kind: 'agency', id: '1' },
    fields: { name: row.nameZh, demo: row.demo },
  })
}
