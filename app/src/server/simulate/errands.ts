import type { Chance } from './chance.ts'
import { someone, type TaskForce } from './cases.ts'
import type { Desk, Errand } from './desk.ts'
import { noPlate } from './fictitious.ts'
import type { SystemId } from './systems.ts'
import type { Difficulty, Purpose, SimCase, SimPerson, Stretch } from './words.ts'

const PERSON_SYSTEMS: readonly SystemId[] = ['household', 'criminal', 'photo', 'border']
const PURPOSES: Readonly<Record<string, Purpose>> = {
  交: 'traffic',
  防: 'missing',
  刑: 'investigation',
  專: 'investigation',
}
export const purposeOf = (caseNo: string): Purpose => PURPOSES[caseNo.charAt(0)] ?? 'patrol'
const isPlate = (target: string): boolean => target.includes('-')

/** Where and when an officer sits down to look something up. */
export interface Seat {
  readonly person: SimPerson
  readonly stretch: Stretch
  readonly at: number
  readonly session: string
  readonly tags: readonly Difficulty[]
}
const seatOf = (seat: Seat, terminal: string) => ({
  at: seat.at,
  account: seat.person,
  terminal,
  session: seat.session,
})
/** The desk, or in the street the hand-held device, that the roster gives for this stretch of duty. */
const terminalOf = (seat: Seat): string => seat.stretch.terminal ?? `${seat.person.unit}-PC1`

/** A party of a case of one's own that one has not asked about today; null when all have been. */
export function caseErrand(
  seat: Seat,
  cases: readonly SimCase[],
  desk: Desk,
  chance: Chance,
  of: SimPerson = seat.person,
): Errand | null {
  for (let tries = 0; tries < 6; tries++) {
    const one = chance.pick(cases)
    const target = chance.pick(one.parties)
    const choice: readonly SystemId[] = isPlate(target) ? ['vehicle', 'stolen'] : PERSON_SYSTEMS
    if (desk.asked(seat.person, target, seat.at) || desk.asked(of, target, seat.at)) continue
    const draw = chance.float()
    const wanted = draw < 0.75 ? 1 : draw < 0.9 ? 2 : 3
    return {
      ...seatOf(seat, terminalOf(seat)),
      systems: wanted === 1 ? [chance.pick(choice)] : chance.shuffled(choice).slice(0, wanted),
      target,
      act: chance.hit(0.03) ? 'P' : 'Q',
      caseNo: one.no,
      purpose: purposeOf(one.no),
      tags: seat.tags,
    }
  }
  return null
}

/** A colleague with a case asks the one who sits at the terminal. */
export function behalfErrand(
  seat: Seat,
  requester: SimPerson,
  cases: readonly SimCase[],
  desk: Desk,
  chance: Chance,
): Errand | null {
  const errand = caseErrand(seat, cases, desk, chance, requester)
  return (
    errand && { ...errand, systems: errand.systems.slice(0, 1), requester, tags: [...seat.tags, 'on-behalf'] }
  )
}

/** Someone stopped in the street: asked from the hand-held device, written on the day's duty sheet. */
export function streetErrand(seat: Seat, sheet: string, parties: string[], chance: Chance): Errand {
  const plate = chance.hit(0.6)
  const target = plate ? noPlate(chance) : someone(chance)
  parties.push(target)
  return {
    ...seatOf(seat, terminalOf(seat)),
    systems: plate ? [chance.pick(['vehicle', 'stolen'] as const)] : ['criminal'],
    target,
    caseNo: sheet,
    purpose: 'patrol',
    tags: seat.tags,
  }
}

/** A citizen at the counter: the PC that everybody uses. */
export function counterErrand(seat: Seat, sheet: string, parties: string[], chance: Chance): Errand {
  const target = someone(chance)
  parties.push(target)
  return {
    ...seatOf(seat, `${seat.person.unit}-CTR`),
    systems: ['household'],
    target,
    caseNo: sheet,
    purpose: 'counter',
    tags: [...seat.tags, 'counter'],
  }
}

/** A household visit in one's beat: lawful, and without a case. */
export const censusErrand = (seat: Seat, chance: Chance): Errand => ({
  ...seatOf(seat, terminalOf(seat)),
  systems: ['household'],
  target: someone(chance),
  caseNo: null,
  noCase: 'on_the_spot',
  purpose: 'patrol',
  tags: seat.tags,
})

export function forceErrand(seat: Seat, force: TaskForce, desk: Desk, chance: Chance): Errand | null {
  const errand = caseErrand(seat, [force.case], desk, chance)
  return errand && { ...errand, systems: errand.systems.slice(0, 1), tags: [...seat.tags, 'task-force'] }
}
