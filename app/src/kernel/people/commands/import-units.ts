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
  type RowFault,
  type RowsRefused,
  type UnitImport,
} from '../rules/rows.ts'
import { loops } from '../rules/unit-loop.ts'
import { keepChanges, type Change } from '../store/changes.ts'
import { insertUnits, unitTree, updateUnit } from '../store/units.ts'
import type { UnitRow } from '../words.ts'
import { ActList, recordImport } from './imported.ts'

const FIELDS = ['name', 'nameEn', 'parent', 'opened', 'closed'] as const

/** Opens new units and changes known ones, by code; a unit that the file does not name stays as it is. All rows or none. */
export async function importUnits(
  unit: Unit,
  doer: Doer,
  rows: readonly UnitImport[],
): Promise<Result<ImportReport, RowsRefused>> {
  const known = new Map((await unitTree(unit.sql)).map((row) => [row.code, row]))
  const ids = new Map([...known].map(([code, row]) => [code, row.id]))
  for (const row of rows) if (!ids.has(row.code)) ids.set(row.code, newId())
  const faults: RowFault[] = [...missing(rows, ['code', 'name']), ...doubles(rows, 'code', (row) => row.code)]
  for (const row of rows) {
    if (row.parentCode !== null && !ids.has(row.parentCode))
      faults.push(fault(row.line, 'parentCode', 'UNKNOWN_UNIT'))
    if (row.closed !== null && row.closed < row.opened) faults.push(fault(row.line, 'closed', 'REVERSED'))
  }
  const parents = new Map([...known.values()].map((row) => [row.id, row.parent]))
  for (const row of rows)
    parents.set(ids.get(row.code) ?? '', row.parentCode === null ? null : (ids.get(row.parentCode) ?? null))
  const looping = loops(parents)
  for (const row of rows)
    if (looping.has(ids.get(row.code) ?? '')) faults.push(fault(row.line, 'parentCode', 'LOOP'))
  if (faults.length > 0) return bad(rowsRefused(faults))

  const added: UnitRow[] = []
  const changes: Change[] = []
  const acts = new ActList(unit)
  const changed: UnitRow[] = []
  for (const { line: _, parentCode, ...row } of rows) {
    const next: UnitRow = {
      ...row,
      id: ids.get(row.code) ?? '',
      parent: parentCode === null ? null : (ids.get(parentCode) ?? null),
    }
    const before = known.get(row.code)
    if (!before) {
      added.push(next)
      acts.add(peopleActs['unit.opened'], {
        by: doer,
        on: { kind: 'unit', id: next.id },
        fields: { code: next.code, name: next.name, parent: next.parent, opened: next.opened },
      })
      continue
    }
    const fields = differing(before, next, FIELDS)
    if (fields.length === 0) continue
    changed.push(next)
    for (const field of fields)
      changes.push({ thing: `unit:${next.id}`, field, before: before[field], after: next[field] })
    acts.add(peopleActs['unit.changed'], {
      by: doer,
      on: { kind: 'unit', id: next.id },
      fields: { code: next.code, fields: fields.join(',') },
    })
  }
  // A known unit may be put under one that the same file opens.
  await insertUnits(unit.sql, added)
  for (const row of changed) await updateUnit(unit.sql, row)
  await keepChanges(unit.sql, changes, unit.now, doerText(doer))
  await acts.write()
  const report = {
    added: added.length,
    changed: changed.length,
    unchanged: rows.length - added.length - changed.length,
  }
  await recordImport(unit, doer, 'units', rows, report)
  return ok(report)
}
