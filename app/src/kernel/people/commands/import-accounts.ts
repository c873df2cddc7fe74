import { bad, ok, type Result } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { laidOver } from '../rules/account-spans.ts'
import {
  doubles,
  fault,
  missing,
  rowsRefused,
  type AccountImport,
  type ImportReport,
  type RowFault,
  type RowsRefused,
} from '../rules/rows.ts'
import { accountKey, accountRows, putAccounts, type AccountRow } from '../store/accounts.ts'
import { personsByNo } from '../store/persons.ts'
import { recordImport } from './imported.ts'

type FileRow = AccountRow & { readonly line: number }

/** Which account belongs to whom, and since when; earlier holders stay known for earlier days. All rows or none. */
export async function importAccounts(
  unit: Unit,
  doer: Doer,
  rows: readonly AccountImport[],
): Promise<Result<ImportReport, RowsRefused>> {
  const persons = await personsByNo(unit.sql, [...new Set(rows.map((row) => row.personNo))])
  const faults: RowFault[] = [
    ...missing(rows, ['system', 'account']),
    ...doubles(rows, 'account', (row) => JSON.stringify([row.system, accountKey(row.account), row.from])),
  ]
  const wanted: FileRow[] = []
  for (const { line, system, account, personNo, from, to } of rows) {
    const person = persons.get(personNo)
    if (!person) faults.push(fault(line, 'personNo', 'UNKNOWN_PERSON'))
    else wanted.push({ line, system, account: accountKey(account), person: person.id, from, to })
    if (to !== null && to < from) faults.push(fault(line, 'to', 'REVERSED'))
  }

  const known = grouped(await accountRows(unit.sql))
  const put: AccountRow[] = []
  let [added, changed] = [0, 0]
  for (const [key, file] of grouped(wanted)) {
    const before = known.get(key) ?? []
    const { spans, clashing } = laidOver(before, file)
    for (const row of file) if (clashing.includes(row)) faults.push(fault(row.line, 'account', 'TWO_HOLDERS'))
    for (const { person, from, to } of spans) {
      const old = before.find((row) => row.from === from)
      if (old?.to === to) continue
      put.push({ ...(file[0] as FileRow), person, from, to })
      if (!old) added += 1
      else if (file.some((row) => row.from === from)) changed += 1
    }
  }
  if (faults.length > 0) return bad(rowsRefused(faults))
  await putAccounts(unit.sql, put)
  const report = { added, changed, unchanged: rows.length - added - changed }
  await recordImport(unit, doer, 'accounts', rows, report)
  return ok(report)
}

function grouped<T extends AccountRow>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.system, row.account])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
