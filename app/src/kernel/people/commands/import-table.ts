import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { may, type ActivePost, type Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import type { PeopleContext } from '../context.ts'
import { peopleDeeds } from '../deeds.ts'
import { doerIn } from '../doer.ts'
import { notAllowed, refuseAs } from '../refusals.ts'
import { rowsRefused, type ImportReport } from '../rules/rows.ts'
import { placedColumns, type TableName, type TableRows } from '../tables/columns.ts'
import type { TextTable } from '../tables/read-table.ts'
import { typedRows } from '../tables/typed-rows.ts'
import { importAccounts } from './import-accounts.ts'
import { importDelegations } from './import-delegations.ts'
import { importPersons } from './import-persons.ts'
import { importPosts } from './import-posts.ts'
import { importLeave, importRoster } from './import-roster.ts'
import { importUnits } from './import-units.ts'

type Importer<T extends TableName> = (
  unit: Unit,
  doer: ReturnType<typeof doerIn>,
  rows: readonly TableRows[T][],
) => Promise<Result<ImportReport, Refusal>>
const importers: { readonly [T in TableName]: Importer<T> } = {
  units: importUnits,
  persons: importPersons,
  posts: importPosts,
  accounts: importAccounts,
  delegations: importDelegations,
  roster: importRoster,
  leave: importLeave,
}
const deedOf = (table: TableName) =>
  table === 'roster' || table === 'leave' ? peopleDeeds.roster : peopleDeeds.manage

/** Asked before a byte of the file is read. */
export function mayImport(actor: Actor, table: TableName): Result<ActivePost, Refusal> {
  const verdict = may(actor, deedOf(table), { kind: 'table', id: table })
  return verdict.allowed ? ok(verdict.post) : bad(notAllowed(verdict))
}

/** Typed rows by whoever keeps that table. */
export async function importRows<T extends TableName>(
  unit: Unit,
  actor: Actor,
  table: T,
  rows: readonly TableRows[T][],
): Promise<Result<ImportReport, Refusal>> {
  const allowed = mayImport(actor, table)
  return allowed.ok ? importers[table](unit, doerIn(actor, allowed.value), rows) : allowed
}

/** Carries the report out of a transaction that shall leave no trace. */
class PreviewOnly extends Error {
  readonly result: Result<ImportReport, Refusal>
  constructor(result: Result<ImportReport, Refusal>) {
    super('preview')
    this.result = result
  }
}

/** A file as text. A preview goes the whole way and is then rolled back, so that it says exactly what the import would do. */
export async function importTable(
  ctx: PeopleContext,
  actor: Actor,
  table: TableName,
  text: TextTable,
  preview: boolean,
): Promise<Result<ImportReport, Refusal>> {
  const { at, missing } = placedColumns(table, text.header)
  if (missing.length > 0) return bad(refuseAs('TABLE_FAULTY', { columns: missing.join('、') }))
  const { rows, faults } = typedRows(table, at, text.rows)
  if (faults.length > 0) return bad(rowsRefused(faults))
  try {
    return await ctx.store.unit(async (unit) => {
      const result = await importRows(unit, actor, table, rows as never)
      if (preview) throw new PreviewOnly(result)
      return result
    })
  } catch (error) {
    if (error instanceof PreviewOnly) return error.result.ok ? ok(error.result.value) : error.result
    throw error
  }
}
