import { bad, newId, ok, type Result } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import {
  doubles,
  fault,
  rowsRefused,
  type DelegationImport,
  type ImportReport,
  type RowFault,
  type RowsRefused,
} from '../rules/rows.ts'
import { personsByNo } from '../store/persons.ts'
import { delegationsOf, insertDelegation, postsOfPersons } from '../store/posts.ts'
import { unitTree } from '../store/units.ts'
import type { Delegation } from '../words.ts'
import { ActList, recordImport } from './imported.ts'

/** Names stand-ins for days; one already named for the same days is left as it is. All rows or none. */
export async function importDelegations(
  unit: Unit,
  doer: Doer,
  rows: readonly DelegationImport[],
): Promise<Result<ImportReport, RowsRefused>> {
  const persons = await personsByNo(unit.sql, [
    ...new Set(rows.flatMap((row) => [row.personNo, row.toPersonNo])),
  ])
  const units = new Map((await unitTree(unit.sql)).map((row) => [row.code, row.id]))
  const posts = await postsOfPersons(
    unit.sql,
    [...persons.values()].map((person) => person.id),
  )
  const faults: RowFault[] = doubles(rows, 'from', ({ line: _, ...row }) => JSON.stringify(row))
  const wanted: Delegation[] = []
  for (const row of rows) {
    const [holder, standIn] = [persons.get(row.personNo), persons.get(row.toPersonNo)]
    const post = posts.find(
      (held) =>
        held.person === holder?.id &&
        held.unit === units.get(row.unitCode) &&
        held.role === row.role &&
        held.from <= row.from &&
        (held.to === null || held.to >= row.from),
    )
    if (!holder) faults.push(fault(row.line, 'personNo', 'UNKNOWN_PERSON'))
    if (!standIn) faults.push(fault(row.line, 'toPersonNo', 'UNKNOWN_PERSON'))
    if (holder && !post) faults.push(fault(row.line, 'role', 'UNKNOWN_POST'))
    if (row.to < row.from) faults.push(fault(row.line, 'to', 'REVERSED'))
    // Nobody stands in for himself, and nobody makes himself a stand-in.
    if (standIn && (standIn.id === holder?.id || (doer.kind === 'person' && standIn.id === doer.person)))
      faults.push(fault(row.line, 'toPersonNo', 'OWN_RIGHTS'))
    if (post && standIn)
      wanted.push({ id: newId(), post: post.id, toPerson: standIn.id, from: row.from, to: row.to })
  }
  if (faults.length > 0) return bad(rowsRefused(faults))
  const acts = new ActList(unit)
  let added = 0
  for (const row of wanted) {
    const known = await delegationsOf(unit.sql, [row.post], row.from)
    if (
      known.some((other) => other.toPerson === row.toPerson && other.from === row.from && other.to === row.to)
    )
      continue
    added += 1
    await insertDelegation(unit.sql, row, doer.kind === 'person' ? doer.person : null)
    acts.add(peopleActs['delegation.made'], {
      by: doer,
      on: { kind: 'delegation', id: row.id },
      fields: { post: row.post, to: row.toPerson, from: row.from, until: row.to },
    })
  }
  await acts.write()
  const report = { added, changed: 0, unchanged: rows.length - added }
  await recordImport(unit, doer, 'delegations', rows, report)
  return ok(report)
}
