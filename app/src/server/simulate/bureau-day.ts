import type { Day } from '#kernel/ground'
import { openOn } from './cases.ts'
import { bookOf, keyOf, logsOf } from './register.ts'
import type { SystemId } from './systems.ts'
import { unitDay, type UnitDayFacts } from './unit-day.ts'
import type { SimCase, SimPerson, World, WorldDay } from './words.ts'

/** Everything of a bureau that stands longer than a day. */
export type Bureau = Pick<UnitDayFacts, 'options' | 'forces'> &
  Pick<World, 'units' | 'persons' | 'leave' | 'cases'> & { readonly chance: Parameters<typeof unitDay>[1] }
/** What is to happen in a unit on a day beside the ordinary. */
export type Script = Pick<UnitDayFacts, 'wishes' | 'plant'> & { readonly linesPerOfficerDay?: number }

/**
 * One day of the whole bureau. `counters` are the sequence numbers of the systems and go on from day to day; `label` names the day's
 * dice, so that a week can be the same on other dates.
 */
export function bureauDay(
  bureau: Bureau,
  day: Day,
  counters: Map<SystemId, number>,
  scriptOf: (unit: string) => Script,
  label: string = day,
): WorldDay {
  const casesOf = ownersOf(openOn(bureau.cases, day))
  const present = presentOn(bureau, day)
  const made = bureau.units
    .filter((unit) => unit.kind === 'station')
    .map((unit) => {
      const { wishes, plant, linesPerOfficerDay = bureau.options.linesPerOfficerDay } = scriptOf(unit.code)
      const facts: UnitDayFacts = {
        options: { ...bureau.options, linesPerOfficerDay },
        unit,
        day,
        present: present.get(unit.code) ?? [],
        casesOf,
        forces: bureau.forces,
        wishes,
        plant,
      }
      return { unit: unit.code, ...unitDay(facts, bureau.chance.fork(label, unit.code)) }
    })
  const logs = logsOf(
    made.flatMap((one) => one.desk.lines),
    bureau.chance.fork(label, 'clocks'),
    counters,
  )
  const book = made.flatMap((one) => bookOf(one.unit, day, one.desk.entries))
  return {
    day,
    logs,
    book,
    roster: made.flatMap((one) => one.roster.printed),
    sheets: made.map((one) => one.sheet),
    key: keyOf(logs, book),
  }
}

function ownersOf(cases: readonly SimCase[]): Map<string, SimCase[]> {
  const made = new Map<string, SimCase[]>()
  for (const one of cases) {
    for (const owner of one.owners) {
      const known = made.get(owner)
      if (known) known.push(one)
      else made.set(owner, [one])
    }
  }
  return made
}

function presentOn({ persons, leave }: Bureau, day: Day): Map<string, SimPerson[]> {
  const away = new Set(leave.filter((one) => one.from <= day && one.to >= day).map((one) => one.person))
  const made = new Map<string, SimPerson[]>()
  for (const person of persons) {
    if (person.joined > day || away.has(person.no)) continue
    const known = made.get(person.unit)
    if (known) known.push(person)
    else made.set(person.unit, [person])
  }
  return made
}
