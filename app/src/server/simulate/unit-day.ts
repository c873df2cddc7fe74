import type { Day } from '#kernel/ground'
import { someone, type TaskForce } from './cases.ts'
import type { Chance } from './chance.ts'
import { Desk, type Errand, type Room } from './desk.ts'
import {
  behalfErrand,
  caseErrand,
  censusErrand,
  counterErrand,
  forceErrand,
  streetErrand,
  type Seat,
} from './errands.ts'
import { noPlate } from './fictitious.ts'
import type { WorldOptions } from './options.ts'
import { makeRoster, midnight, type UnitRoster, type Wish } from './roster.ts'
import type { Difficulty, SimCase, SimPerson, SimUnit, Stretch } from './words.ts'

export interface UnitDayFacts {
  readonly options: WorldOptions
  readonly unit: SimUnit
  readonly day: Day
  /** Staff of the unit who have joined and are not on leave. */
  readonly present: readonly SimPerson[]
  readonly casesOf: ReadonlyMap<string, readonly SimCase[]>
  readonly forces: readonly TaskForce[]
  /** Who must be on duty for what is planted. */
  readonly wishes: ReadonlyMap<string, Wish>
  /** Adds what did not happen by chance. */
  plant(desk: Desk, stage: Stage): void
}
/** What a plant may use: the roster as worked, and the day's duty sheet, whose parties it may add to. */
export interface Stage {
  readonly day: Day
  readonly unit: string
  readonly roster: UnitRoster
  readonly sheetNo: string
  readonly parties: string[]
}
export interface UnitDay {
  readonly desk: Desk
  readonly roster: UnitRoster
  readonly sheet: SimCase
}

/** One station on one day: the roster as worked, the look-ups of everybody, the book, and what the plot adds. */
export function unitDay(facts: UnitDayFacts, chance: Chance): UnitDay {
  const { unit, day, options } = facts
  const roster = makeRoster(
    unit.code,
    day,
    facts.present,
    facts.wishes,
    options.rates['swap-per-unit-day'],
    chance.fork('roster'),
  )
  const desk = new Desk()
  const parties: string[] = []
  const sheetNo = `勤${day.slice(2).replaceAll('-', '')}-${unit.code}`
  facts.plant(desk, { day, unit: unit.code, roster, sheetNo, parties })
  const atWork = facts.present.filter((person) => roster.worked.has(person.no))
  for (const person of atWork)
    personDay(person, atWork, { facts, roster, desk, sheetNo, parties }, chance.fork(person.no))
  desk.settle(chance.fork('settle'))
  const sheet: SimCase = {
    no: sheetNo,
    kind: '勤務',
    unit: unit.code,
    owners: atWork.map((person) => person.no),
    opened: day,
    closed: null,
    parties,
  }
  return { desk, roster, sheet }
}

interface Scene {
  readonly facts: UnitDayFacts
  readonly roster: UnitRoster
  readonly desk: Desk
  readonly sheetNo: string
  readonly parties: string[]
}

function personDay(person: SimPerson, atWork: readonly SimPerson[], scene: Scene, chance: Chance): void {
  const { facts, roster, desk } = scene
  const { rates, linesPerOfficerDay } = facts.options
  const stretches = roster.worked.get(person.no) ?? []
  const mine = facts.casesOf.get(person.no) ?? []
  const wanted = chance.poisson(person.role === 'head' ? linesPerOfficerDay / 4 : linesPerOfficerDay)
  const lastEntry = midnight(facts.day) + 86_000
  for (let done = 0; done < wanted;) {
    const seat = sit(person, stretches, scene, chance)
    const errand = chooseErrand(seat, mine, atWork, scene, chance)
    if (desk.asked(errand.account, errand.target, errand.at)) continue
    const room: Room = { until: seat.stretch.to, lastEntry, otherCase: otherThan(errand.caseNo, mine) }
    if (chance.hit(rates.abandoned))
      desk.abandoned({ ...errand, target: anotherTarget(errand, chance) }, chance)
    done += desk.honest(errand, room, rates, chance)
  }
}

const anotherTarget = (errand: Errand, chance: Chance): string =>
  errand.target.includes('-') ? noPlate(chance) : someone(chance)

function sit(
  person: SimPerson,
  stretches: readonly Stretch[],
  { roster, facts }: Scene,
  chance: Chance,
): Seat {
  const stretch = chance.pick(stretches)
  const tags: Difficulty[] = []
  if (roster.swapped.has(person.no)) tags.push('swap')
  if (person.joined >= facts.options.firstDay) tags.push('new-staff')
  return {
    person,
    stretch,
    at: chance.between(stretch.from + 240, stretch.to - 900),
    session: `${person.no}-${stretch.from}`,
    tags,
  }
}

function chooseErrand(
  seat: Seat,
  mine: readonly SimCase[],
  atWork: readonly SimPerson[],
  scene: Scene,
  chance: Chance,
): Errand {
  const { facts, desk, sheetNo, parties } = scene
  if (seat.stretch.place === 'outdoor') return streetErrand(seat, sheetNo, parties, chance)
  const draw = chance.float()
  if (draw < 0.12) return counterErrand(seat, sheetNo, parties, chance)
  if (draw < 0.125) return censusErrand(seat, chance)
  const force = facts.forces.find((one) => one.members.has(seat.person.no))
  const tried: (Errand | null)[] = []
  if (draw < 0.125 + facts.options.rates['on-behalf']) {
    const requester = chance.pick(atWork)
    const theirs = facts.casesOf.get(requester.no) ?? []
    if (requester.no !== seat.person.no && theirs.length > 0)
      tried.push(behalfErrand(seat, requester, theirs, desk, chance))
  } else if (force && draw < 0.3) tried.push(forceErrand(seat, force, desk, chance))
  if (!tried.some((one) => one !== null) && mine.length > 0) tried.push(caseErrand(seat, mine, desk, chance))
  return tried.find((one) => one !== null) ?? counterErrand(seat, sheetNo, parties, chance)
}

const otherThan = (caseNo: string | null, mine: readonly SimCase[]): string | null =>
  mine.find((one) => one.no !== caseNo)?.no ?? null
