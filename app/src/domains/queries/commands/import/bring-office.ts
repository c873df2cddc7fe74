import { addDays, dayOf, ok, type Day, type Result } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import type { ImportReport } from '#kernel/people'
import type { Unit } from '#kernel/store'
import type { ImportFault } from '../../rules/import-faults.ts'
import type { CaseRow, LeaveRow, PersonRow, PostRow, RosterRow, RowOf, UnitRow } from '../../rules/tabular.ts'
import { staleBetween } from '../../store/days.ts'
import type { TargetMarks } from '../../store/target-marks.ts'
import type { ImportKind } from '../../words.ts'
import { takeLeave, takePersons, takePosts, takeRoster, takeUnits, type Numbered } from './office.ts'
import { takeCases } from './take-cases.ts'

/** Days back for which new cases, duties and leave are weighed again; what is older has been judged. */
const LOOK_BACK = 31
const MS = 1000

/** Hands the rows of one kind to the room that keeps them, and marks the days whose reasons may change by it. */
export async function takeOffice(
  unit: Unit,
  marks: TargetMarks,
  by: Doer,
  kind: ImportKind,
  rows: readonly Numbered<RowOf[ImportKind]>[],
): Promise<Result<ImportReport, readonly ImportFault[]>> {
  const taken = await takeKind(unit, marks, by, kind, rows)
  const changed = taken.ok ? taken.value.added + taken.value.changed : 0
  if (changed === 0) return taken
  const today = dayOf(unit.now)
  const span = spanOf(kind, rows, today)
  if (span) await staleBetween(unit.sql, span.from, span.to, unit.now, kind)
  return taken
}

function takeKind(
  unit: Unit,
  marks: TargetMarks,
  by: Doer,
  kind: ImportKind,
  rows: readonly Numbered<RowOf[ImportKind]>[],
): Promise<Result<ImportReport, readonly ImportFault[]>> {
  // The reader of this kind made the rows: see `intakeOf`.
  switch (kind) {
    case 'units':
      return takeUnits(unit, by, rows as readonly Numbered<UnitRow>[])
    case 'persons':
      return takePersons(unit, by, rows as readonly Numbered<PersonRow>[])
    case 'posts':
      return takePosts(unit, by, rows as readonly Numbered<PostRow>[])
    case 'roster':
      return takeRoster(unit, by, rows as readonly Numbered<RosterRow>[])
    case 'leave':
      return takeLeave(unit, by, rows as readonly Numbered<LeaveRow>[])
    case 'cases':
      return takeCases(unit, marks, rows as readonly Numbered<CaseRow>[])
    case 'log':
    case 'book':
      return Promise.resolve(ok({ added: 0, changed: 0, unchanged: 0 }))
  }
}

function spanOf(
  kind: ImportKind,
  rows: readonly Numbered<RowOf[ImportKind]>[],
  today: Day,
): { from: Day; to: Day } | null {
  const recent = { from: addDays(today, -LOOK_BACK), to: today }
  if (kind === 'cases' || kind === 'persons' || kind === 'posts') return recent
  if (kind !== 'roster' && kind !== 'leave') return null
  let first = Infinity
  let last = -Infinity
  for (const { row } of rows as readonly Numbered<RosterRow | LeaveRow>[]) {
    first = Math.min(first, row.start)
    last = Math.max(last, row.end)
  }
  const day = (second: number): Day =>
    dayOf(new Date(second * MS).toISOString() as Parameters<typeof dayOf>[0])
  return { from: day(first) < recent.from ? recent.from : day(first), to: day(last) }
}
