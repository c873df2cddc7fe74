import { bad, newId, ok, type Result } from '#kernel/ground'
import { doerText, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import {
  differing,
  doubles,
  fault,
  missing,
  rowsRefused,
  type ImportReport,
  type PersonImport,
  type RowFault,
  type RowsRefused,
} from '../rules/rows.ts'
import { keepChanges, type Change } from '../store/changes.ts'
import { insertPersons, personsByNo, updatePerson } from '../store/persons.ts'
import type { Person } from '../words.ts'
import { ActList, recordImport } from './imported.ts'

const FIELDS = ['name', 'joined', 'leftOn'] as const

/** Enters new people and corrects known ones, by person number. All rows or none. */
export async function importPersons(
  unit: Unit,
  doer: Doer,
  rows: readonly PersonImport[],
): Promise<Result<ImportReport, RowsRefused>> {
  const faults: RowFault[] = [
    ...missing(rows, ['personNo', 'name']),
    ...doubles(rows, 'personNo', (row) => row.personNo),
  ]
  for (const row of rows)
    if (row.leftOn !== null && row.leftOn < row.joined) faults.push(fault(row.line, 'leftOn', 'REVERSED'))
  if (faults.length > 0) return bad(rowsRefused(faults))

  const known = await personsByNo(
    unit.sql,
    rows.map((row) => row.personNo),
  )
  const added: Person[] = []
  const changes: Change[] = []
  const acts = new ActList(unit)
  let changed = 0
  for (const { line: _, ...row } of rows) {
    const before = known.get(row.personNo)
    if (!before) {
      const person = { ...row, id: newId() }
      added.push(person)
      acts.add(peopleActs['person.added'], {
        by: doer,
        on: { kind: 'person', id: person.id },
        fields: { joined: person.joined },
      })
      continue
    }
    const next: Person = { ...row, id: before.id }
    const fields = differing(before, next, FIELDS)
    if (fields.length === 0) continue
    changed += 1
    await updatePerson(unit.sql, next)
    for (const field of fields)
      changes.push({ thing: `person:${next.id}`, field, before: before[field], after: next[field] })
    acts.add(peopleActs['person.changed'], {
      by: doer,
      on: { kind: 'person', id: next.id },
      fields: { fields: fields.join(',') },
    })
  }
  await insertPersons(unit.sql, added)
  await keepChanges(unit.sql, changes, unit.now, doerText(doer))
  await acts.write()
  const report = { added: added.length, changed, unchanged: rows.length - added.length - changed }
  await recordImport(unit, doer, 'persons', rows, report)
  return ok(report)
}
