import { addDays, type Day } from '#kernel/ground'
import { bureauDay, type Bureau, type Script } from '../simulate/bureau-day.ts'
import { makeCases } from '../simulate/cases.ts'
import { chance } from '../simulate/chance.ts'
import { defaults, honestRates, type WorldOptions } from '../simulate/options.ts'
import { firstNumbers } from '../simulate/register.ts'
import type { SimCase, SimLeave, SimPerson, SimUnit, WorldDay } from '../simulate/words.ts'
import { demoCompany, demoUnits, type Cast } from './cast.ts'
import { storyCases, storyOf } from './story.ts'

export const DEMO_DAYS = 7
/** The unit whose sheet of yesterday waits for its head. */
export const BUSY_UNIT = 'Q21'

export interface DemoWeek {
  readonly units: readonly SimUnit[]
  readonly persons: readonly SimPerson[]
  readonly cast: Cast
  readonly cases: readonly SimCase[]
  readonly leave: readonly SimLeave[]
  /** Seven days, the last of them yesterday. */
  readonly days: readonly WorldDay[]
  /** Today, of which the clerk has sample files; nothing of it is in the house. */
  readonly today: WorldDay
}

/** The seven days before today at 青汐市警察局: the same week every time, but for the dates. */
export function demoWeek(today: Day): DemoWeek {
  const firstDay = addDays(today, -DEMO_DAYS)
  const { cast, persons } = demoCompany(firstDay)
  const rates = {
    ...honestRates,
    mistyped: 0.012,
    'wrong-case': 0.004,
    forgotten: 0.004,
    'too-late': 0.003,
    'swap-per-unit-day': 0.05,
  }
  const options: WorldOptions = {
    ...defaults,
    firstDay,
    days: DEMO_DAYS,
    linesPerOfficerDay: 4.3,
    rates,
    misuse: {},
  }
  const dice = chance('subrosa-demo')
  const told = storyCases(cast, firstDay)
  const cases = [...makeCases(options, persons, dice.fork('cases')), ...told]
  const absent = persons.find(
    (person) => person.unit === 'Q22' && person.role === 'officer' && person !== cast.carOwner,
  )
  const leave: SimLeave[] = absent
    ? [{ person: absent.no, from: addDays(firstDay, 2), to: addDays(firstDay, 4), kind: 'annual' }]
    : []
  const bureau: Bureau = { options, chance: dice, units: demoUnits, persons, leave, cases, forces: [] }
  const story = storyOf(cast, told)
  const counters = firstNumbers()
  const scriptOf =
    (index: number, day: Day) =>
    (unit: string): Script => {
      const events = story.filter((event) => event.unit === unit && addDays(today, -event.daysAgo) === day)
      const busy = unit === BUSY_UNIT && index === DEMO_DAYS - 1
      return {
        linesPerOfficerDay: busy ? 7 : options.linesPerOfficerDay,
        wishes: new Map(events.flatMap((event) => event.wishes)),
        plant(desk, stage) {
          for (const event of events) {
            const [lines, entries] = [desk.lines.length, desk.entries.length]
            event.happen(desk, stage, dice.fork('story', event.case))
            for (const one of [...desk.lines.slice(lines), ...desk.entries.slice(entries)])
              one.misuse = event.case
          }
        },
      }
    }
  const days = Array.from({ length: DEMO_DAYS }, (_, index) => {
    const day = addDays(firstDay, index)
    return bureauDay(bureau, day, counters, scriptOf(index, day), `day-${index}`)
  })
  const now = bureauDay(bureau, today, counters, scriptOf(DEMO_DAYS, today), `day-${DEMO_DAYS}`)
  return { units: demoUnits, persons, cast, cases, leave, days, today: now }
}
