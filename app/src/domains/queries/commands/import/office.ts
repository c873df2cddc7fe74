import { bad, dayOf, instant, ok, type Day, type Instant, type Result } from '#kernel/ground'
import type { Doer } from '#kernel/ledger'
import {
  importAccounts,
  importLeave,
  importPersons,
  importPosts,
  importRoster,
  importUnits,
  leaveNames,
  roleNames,
  type ImportReport,
  type LeaveKind,
  type Role,
  type RowsRefused,
} from '#kernel/people'
import type { Unit } from '#kernel/store'
import { ownFault, type ImportFault } from '../../rules/import-faults.ts'
import { systemKey } from '../../rules/system-words.ts'
import type { LeaveRow, PersonRow, PostRow, RosterRow, UnitRow } from '../../rules/tabular.ts'
import { systemsOf } from '../../store/systems.ts'

export interface Numbered<R> {
  readonly line: number
  readonly row: R
}
type Taken = Result<ImportReport, readonly ImportFault[]>

/** Where an office list gives no first day: long before anything that is looked at here. */
const ALWAYS = '1912-01-01' as Day
const at = (second: number): Instant => instant(second * 1000)
const dayAt = (second: number | null): Day | null => (second === null ? null : dayOf(at(second)))
/** Last day of a half-open span. */
const lastDay = (second: number | null): Day | null => (second === null ? null : dayOf(at(second - 1)))

const taken = (result: Result<ImportReport, RowsRefused>): Taken =>
  result.ok
    ? result
    : bad(
        result.error.faults.map((fault) => ({
          line: fault.line,
          field: fault.column,
          code: fault.code,
          zh: fault.zh,
          en: fault.en,
          shown: null,
        })),
      )

export const takeUnits = async (unit: Unit, by: Doer, rows: readonly Numbered<UnitRow>[]): Promise<Taken> =>
  taken(
    await importUnits(
      unit,
      by,
      rows.map(({ line, row }) => ({
        line,
        code: row.unit,
        name: row.name,
        nameEn: null,
        parentCode: row.parent,
        opened: ALWAYS,
        closed: null,
      })),
    ),
  )

/** An account in the list of persons holds for every look-up system there is. */
export async function takePersons(
  unit: Unit,
  by: Doer,
  rows: readonly Numbered<PersonRow>[],
): Promise<Taken> {
  const persons = await importPersons(
    unit,
    by,
    rows.map(({ line, row }) => ({
      line,
      personNo: row.personNo,
      name: row.name,
      joined: dayAt(row.joined) ?? ALWAYS,
      leftOn: lastDay(row.left),
    })),
  )
  if (!persons.ok) return taken(persons)
  const systems = await systemsOf(unit.sql)
  const accounts = rows.flatMap(({ line, row }) =>
    row.account === null
      ? []
      : systems.map((system) => ({
          line,
          system: system.id,
          account: row.account ?? '',
          personNo: row.personNo,
          from: dayAt(row.joined) ?? ALWAYS,
          to: lastDay(row.left),
        })),
  )
  if (accounts.length === 0) return ok(persons.value)
  const held = await importAccounts(unit, by, accounts)
  return held.ok ? ok(persons.value) : taken(held)
}

const roles = new Map(
  Object.entries(roleNames).flatMap(([id, { zh, en }]) =>
    [id, zh, en].map((word) => [systemKey(word), id as Role] as const),
  ),
)

export async function takePosts(unit: Unit, by: Doer, rows: readonly Numbered<PostRow>[]): Promise<Taken> {
  const faults: ImportFault[] = []
  const posts = rows.map(({ line, row }) => {
    const named = row.duties.map((duty) => roles.get(systemKey(duty)))
    if (row.duties.length > 0 && named.every((role) => role === undefined))
      faults.push(ownFault('ROLE_UNKNOWN', line, 'duties'))
    const role = named.find((found) => found !== undefined) ?? (row.head ? 'head' : 'officer')
    return {
      line,
      personNo: row.personNo,
      unitCode: row.unit,
      title: row.title,
      role,
      from: dayAt(row.start) ?? ALWAYS,
      to: lastDay(row.end),
    }
  })
  return faults.length > 0 ? bad(faults) : taken(await importPosts(unit, by, posts))
}

export const takeRoster = async (
  unit: Unit,
  by: Doer,
  rows: readonly Numbered<RosterRow>[],
): Promise<Taken> =>
  taken(
    await importRoster(
      unit,
      by,
      rows.map(({ line, row }) => ({
        line,
        personNo: row.personNo,
        starts: at(row.start),
        ends: at(row.end),
        duty: row.duty ?? '勤務',
        place: row.place ?? 'indoor',
        terminal: row.terminal,
      })),
    ),
  )

const leaves = new Map(
  Object.entries(leaveNames).flatMap(([id, { zh, en }]) =>
    [id, zh, en].map((word) => [systemKey(word), id as LeaveKind] as const),
  ),
)

export const takeLeave = async (unit: Unit, by: Doer, rows: readonly Numbered<LeaveRow>[]): Promise<Taken> =>
  taken(
    await importLeave(
      unit,
      by,
      rows.map(({ line, row }) => ({
        line,
        personNo: row.personNo,
        starts: at(row.start),
        ends: at(row.end),
        kind: leaves.get(systemKey(row.kind ?? '')) ?? 'other',
      })),
    ),
  )
