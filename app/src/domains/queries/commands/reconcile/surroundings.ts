import { addDays, epochSeconds, later, startOfDay, type Day } from '#kernel/ground'
import {
  accountKey,
  accountsOfAll,
  leaveAt,
  leaveNames,
  rosterAt,
  type LeaveInterval,
  type Person,
  type RosterInterval,
} from '#kernel/people'
import type { Reader } from '#kernel/store'
import type { CaseFacts } from '../../rules/case-level.ts'
import { grouped } from '../../rules/grouped.ts'
import type { Duty, Interval } from '../../rules/indicators/index.ts'
import { caseFacts } from '../../store/cases.ts'
import type { Holders } from '../../store/day-tables.ts'
import { everybody, unitsOfPersons } from '../../store/persons.ts'

/** Roster, leave, posts and cases around one day, ready to be asked for each of a million lines. */
export interface Surroundings {
  readonly unitOf: ReadonlyMap<string, string>
  readonly dutiesOf: ReadonlyMap<string, readonly Duty[]>
  /** Units somebody of which is on the roster of the day. */
  readonly rostered: ReadonlySet<string>
  /** Terminals given out for outdoor duty. */
  readonly mobile: ReadonlySet<string>
  readonly leaveOf: ReadonlyMap<string, readonly (Interval & { readonly kind: string })[]>
  /** First moment after the last day in office. */
  readonly leftAt: ReadonlyMap<string, number>
  readonly cases: ReadonlyMap<string, CaseFacts>
}

/** Duties that ended so long before the day, or begin so long after it, cannot be widened into it. */
const BEYOND_MS = 2 * 3_600_000

/** The people of the agency, and what the day asked of them: what can be read before anybody knows whose lines the day has. */
export interface Office {
  readonly people: readonly Person[]
  readonly holders: Holders
  readonly roster: readonly RosterInterval[]
  readonly leave: readonly LeaveInterval[]
}
export async function officeOn(db: Reader, day: Day): Promise<Office> {
  const [from, to] = [later(startOfDay(day), -BEYOND_MS), later(startOfDay(addDays(day, 1)), BEYOND_MS)]
  const people = await everybody(db)
  const names = new Map<string, string | null>()
  for (const person of people) names.set(person.name, names.has(person.name) ? null : person.id)
  return {
    people,
    holders: {
      accounts: await accountsOfAll(db),
      numbers: new Map(people.map((person) => [accountKey(person.personNo), person.id])),
      names: new Map([...names].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const]))),
    },
    roster: await rosterAt(db, 'all', from, to),
    leave: await leaveAt(db, 'all', startOfDay(day), startOfDay(addDays(day, 1))),
  }
}

export async function surroundingsOf(
  db: Reader,
  day: Day,
  persons: readonly string[],
  cases: readonly string[],
  { people, roster, leave }: Office,
): Promise<Surroundings> {
  const unitOf = await unitsOfPersons(db, day, persons)
  const today = { starts: epochSeconds(startOfDay(day)), ends: epochSeconds(startOfDay(addDays(day, 1))) }
  const dutiesOf = grouped(
    roster.map((row) => ({
      person: row.person,
      starts: epochSeconds(row.starts),
      ends: epochSeconds(row.ends),
      duty: row.duty,
      place: row.place,
      terminal: row.terminal,
    })),
    (row) => row.person,
  )
  const rostered = new Set<string>()
  for (const [person, duties] of dutiesOf) {
    const unit = unitOf.get(person)
    if (unit !== undefined && duties.some((duty) => duty.starts < today.ends && duty.ends > today.starts))
      rostered.add(unit)
  }
  return {
    unitOf,
    dutiesOf,
    rostered,
    mobile: new Set(
      roster.flatMap((row) => (row.place === 'outdoor' && row.terminal !== null ? [row.terminal] : [])),
    ),
    leaveOf: grouped(
      leave.map((row) => ({
        person: row.person,
        starts: epochSeconds(row.starts),
        ends: epochSeconds(row.ends),
        kind: leaveNames[row.kind].zh,
      })),
      (row) => row.person,
    ),
    leftAt: new Map(
      people.flatMap((person) =>
        person.leftOn === null
          ? []
          : [[person.id, epochSeconds(startOfDay(addDays(person.leftOn, 1)))] as const],
      ),
    ),
    cases: await caseFacts(db, cases),
  }
}
