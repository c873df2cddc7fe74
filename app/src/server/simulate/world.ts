import { makeCases, makeTaskForces, openOn, type TaskForce } from './cases.ts'
import { chance, type Chance } from './chance.ts'
import { dayAt, defaults, type WorldOptions } from './options.ts'
import { agency, makeLeave, makePersons, makeUnits } from './people.ts'
import { makePlots, misuseKeys, type Plot } from './plots.ts'
import { systemIds, type SystemId } from './systems.ts'
import { bookOf, keyOf, logsOf } from './register.ts'
import { unitDay } from './unit-day.ts'
import type { SimCase, World, WorldDay } from './words.ts'

/** Makes a world from a seed: an agency, its people and cases, and day by day its look-ups, its book and the truth about both. */
export function simulate(wanted: Partial<WorldOptions> = {}): World {
  const options: WorldOptions = { ...defaults, ...wanted }
  const root = chance(`subrosa-world/${options.seed}`)
  const units = makeUnits(options, root.fork('units'))
  const persons = makePersons(options, units, root.fork('persons'))
  const leave = makeLeave(options, persons, root.fork('leave'))
  const forces = makeTaskForces(options, persons, root.fork('forces'))
  const cases = makeCases(options, persons, root.fork('cases'))
  const plots = makePlots(options, persons, leave, cases, root.fork('plots'))
  const base: Base = { options, root, units, persons, leave, cases, forces, plots }
  return {
    agency,
    seed: options.seed,
    firstDay: options.firstDay,
    units,
    persons,
    leave,
    cases: [...cases, ...forces.map((force) => force.case)],
    misuse: misuseKeys(plots),
    *days() {
      const counters = new Map<SystemId, number>(systemIds.map((id, i) => [id, (i + 1) * 100_000]))
      for (let index = 0; index < options.days; index++) yield worldDay(base, index, counters)
    },
  }
}

interface Base extends Pick<World, 'units' | 'persons' | 'leave' | 'cases'> {
  readonly options: WorldOptions
  readonly root: Chance
  readonly forces: readonly TaskForce[]
  readonly plots: readonly Plot[]
}

function worldDay(base: Base, index: number, counters: Map<SystemId, number>): WorldDay {
  const day = dayAt(base.options, index)
  const away = new Set(base.leave.filter((one) => one.from <= day && one.to >= day).map((one) => one.person))
  const casesOf = new Map<string, SimCase[]>()
  for (const one of openOn(base.cases, base.options, index)) {
    for (const owner of one.owners) casesOf.set(owner, [...(casesOf.get(owner) ?? []), one])
  }
  const present = new Map<string, World['persons'][number][]>()
  for (const person of base.persons) {
    if (person.joined > day || away.has(person.no)) continue
    const list = present.get(person.unit)
    if (list) list.push(person)
    else present.set(person.unit, [person])
  }
  const made = base.units
    .filter((unit) => unit.kind === 'station')
    .map((unit) => {
      const plots = base.plots.filter((plot) => plot.day === day && plot.actor.unit === unit.code)
      const facts = {
        options: base.options,
        unit,
        day,
        present: present.get(unit.code) ?? [],
        casesOf,
        forces: base.forces,
        plots,
      }
      return { unit: unit.code, made: unitDay(facts, base.root.fork(day, unit.code)) }
    })
  const logs = logsOf(
    made.flatMap((one) => one.made.desk.lines),
    base.root.fork(day, 'clocks'),
    counters,
  )
  const book = made.flatMap((one) => bookOf(one.unit, day, one.made.desk.entries))
  return {
    day,
    logs,
    book,
    roster: made.flatMap((one) => one.made.roster.printed),
    sheets: made.map((one) => one.made.sheet),
    key: keyOf(logs, book),
  }
}
