import { bureauDay } from './bureau-day.ts'
import { makeCases, makeTaskForces } from './cases.ts'
import { chance } from './chance.ts'
import { dayAt, defaults, type WorldOptions } from './options.ts'
import { agency, makeLeave, makePersons, makeUnits } from './people.ts'
import { makePlots, misuseKeys, plantInto } from './plots.ts'
import { firstNumbers } from './register.ts'
import type { World } from './words.ts'

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
  const base = { options, chance: root, units, persons, leave, cases, forces }
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
      const counters = firstNumbers()
      for (let index = 0; index < options.days; index++) {
        const day = dayAt(options, index)
        yield bureauDay(base, day, counters, (unit) => {
          const here = plots.filter((plot) => plot.day === day && plot.actor.unit === unit)
          return {
            wishes: new Map(here.flatMap((plot) => plot.wishes)),
            plant: (desk, stage) => {
              for (const plot of here) plantInto(desk, plot, stage, root.fork(day, unit, 'plot', plot.id))
            },
          }
        })
      }
    },
  }
}
