import { bad, newId, ok, type Instant, type Result } from '#kernel/ground'
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
  type LeaveImport,
  type RosterImport,
  type RowFault,
  type RowsRefused,
} from '../rules/rows.ts'
import { keepChanges, type Change } from '../store/changes.ts'
import { personsByNo } from '../store/persons.ts'
import { leaveStarting, putLeave, putRoster, rosterStarting } from '../store/roster.ts'
import type { LeaveInterval, Person, RosterInterval } from '../words.ts'
import { ActList, recordImport } from './imported.ts'

interface Timed {
  readonly id: string
  readonly person: string
  readonly starts: Instant
  readonly ends: Instant
}
interface FromFile {
  readonly line: number
  readonly personNo: string
  readonly starts: Instant
  readonly ends: Instant
}
interface Plan<T extends Timed, R extends FromFile> {
  readonly what: 'roster' | 'leave'
  readonly fields: readonly (keyof T & string)[]
  readonly required: readonly (keyof R & string)[]
  row(from: R, id: string, person: string): T
  known(
    persons: readonly string[],
    from: Instant,
    to: Instant,
  ): Promise<(T & { withdrawn: Instant | null })[]>
  put(rows: readonly T[]): Promise<void>
}

/** Duty intervals by person and start; a later file corrects an earlier one, and what it replaced is kept. All rows or none. */
export const importRoster = (
  unit: Unit,
  doer: Doer,
  rows: readonly RosterImport[],
): Promise<Result<ImportReport, RowsRefused>> =>
  importTimed<RosterInterval, RosterImport>(unit, doer, rows, {
    what: 'roster',
    fields: ['ends', 'duty', 'place', 'terminal'],
    required: ['duty'],
    row: ({ starts, ends, duty, place, terminal }, id, person) => ({
      id,
      person,
      starts,
      ends,
      duty,
      place,
      terminal,
    }),
    known: (persons, from, to) => rosterStarting(unit.sql, persons, from, to),
    put: (put) => putRoster(unit.sql, put),
  })

/** Leave, suspension included, in the same manner. */
export const importLeave = (
  unit: Unit,
  doer: Doer,
  rows: readonly LeaveImport[],
): Promise<Result<ImportReport, RowsRefused>> =>
  importTimed<LeaveInterval, LeaveImport>(unit, doer, rows, {
    what: 'leave',
    fields: ['ends', 'kind'],
    required: [],
    row: ({ starts, ends, kind }, id, person) => ({ id, person, starts, ends, kind }),
    known: (persons, from, to) => leaveStarting(unit.sql, persons, from, to),
    put: (put) => putLeave(unit.sql, put),
  })

async function importTimed<T extends Timed, R extends FromFile>(
  unit: Unit,
  doer: Doer,
  rows: readonly R[],
  plan: Plan<T, R>,
): Promise<Result<ImportReport, RowsRefused>> {
  const persons = await personsByNo(unit.sql, [...new Set(rows.map((row) => row.personNo))])
  const faults: RowFault[] = [
    ...missing(rows, plan.required),
    ...doubles(rows, 'starts', (row) => `${row.personNo} ${row.starts}`),
  ]
  for (const row of rows) {
    if (!persons.has(row.personNo)) faults.push(fault(row.line, 'personNo', 'UNKNOWN_PERSON'))
    if (row.ends <= row.starts) faults.push(fault(row.line, 'ends', 'REVERSED'))
  }
  if (faults.length > 0) return bad(rowsRefused(faults))

  const known = await knownRows(rows, persons, plan)
  const put: T[] = []
  const changes: Change[] = []
  const acts = new ActList(unit)
  const act = plan.what === 'roster' ? peopleActs['roster.changed'] : peopleActs['leave.changed']
  let changed = 0
  for (const row of rows) {
    const person = persons.get(row.personNo)?.id ?? ''
    const before = known.get(`${person} ${row.starts}`)
    const next = plan.row(row, before?.id ?? newId(), person)
    if (before) {
      const fields: string[] = differing<T>(before, next, plan.fields)
      if (before.withdrawn !== null) fields.push('withdrawn')
      if (fields.length === 0) continue
      changed += 1
      for (const field of fields)
        changes.push({
          thing: `${plan.what}:${next.id}`,
          field,
          before: fieldText(before, field),
          after: fieldText(next, field),
        })
      acts.add(act, {
        by: doer,
        on: { kind: plan.what, id: next.id },
        fields: { person, starts: next.starts, fields: fields.join(',') },
      })
    }
    put.push(next)
  }
  const PART = 5000
  for (let i = 0; i < put.length; i += PART) await plan.put(put.slice(i, i + PART))
  await keepChanges(unit.sql, changes, unit.now, doerText(doer))
  await acts.write()
  const report = { added: put.length - changed, changed, unchanged: rows.length - put.length }
  await recordImport(unit, doer, plan.what, rows, report)
  return ok(report)
}

async function knownRows<T extends Timed, R extends FromFile>(
  rows: readonly R[],
  persons: ReadonlyMap<string, Person>,
  plan: Plan<T, R>,
): Promise<Map<string, T & { withdrawn: Instant | null }>> {
  const starts = rows.map((row) => row.starts).toSorted()
  const [first, last] = [starts[0], starts.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const known = await plan.known(
    [...persons.values()].map((person) => person.id),
    first,
    last,
  )
  return new Map(known.map((row) => [`${row.person} ${row.starts}`, row]))
}

function fieldText(row: object, field: string): string | null {
  const value: unknown = Reflect.get(row, field)
  return typeof value === 'string' ? value : null
}
