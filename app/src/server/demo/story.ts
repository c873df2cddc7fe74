import { addDays, rocYear, type Day } from '#kernel/ground'
import type { Chance } from '../simulate/chance.ts'
import { someone } from '../simulate/cases.ts'
import type { Desk, Errand } from '../simulate/desk.ts'
import { noPlate } from '../simulate/fictitious.ts'
import { midnight, type Wish } from '../simulate/roster.ts'
import type { SystemId } from '../simulate/systems.ts'
import type { Stage } from '../simulate/unit-day.ts'
import type { SimCase, SimPerson } from '../simulate/words.ts'
import type { Cast } from './cast.ts'

/**
 * What happens in the demo week beside the ordinary. Each event follows one of the real cases of the collection, told anew with other
 * people, places and things; the id names the case.
 */
export interface Event {
  readonly case: '001-1b' | '001-1c' | '004#09' | '004#10' | '004#22' | 'forgotten'
  /** Days before today. */
  readonly daysAgo: number
  readonly unit: string
  readonly wishes: readonly (readonly [person: string, Wish])[]
  happen(desk: Desk, stage: Stage, chance: Chance): void
}

/** A case long closed, and one of another unit: what a careful hand cites. */
export const storyCases = (cast: Cast, firstDay: Day): readonly SimCase[] => {
  const year = rocYear(Number(firstDay.slice(0, 4)))
  const parties = ['Z180040015', 'W290050023'] as const
  return [
    {
      no: `交${year}-00017`,
      kind: '交通事故',
      unit: 'Q23',
      owners: [cast.friendsPlate.no],
      opened: addDays(firstDay, -310),
      closed: addDays(firstDay, -200),
      parties,
    },
    {
      no: `交${year}-00231`,
      kind: '交通事故',
      unit: 'Q22',
      owners: [cast.carOwner.no],
      opened: addDays(firstDay, -12),
      closed: null,
      parties,
    },
  ]
}

const MINUTE = 60
const at = (stage: Stage, hours: number, minutes: number): number =>
  midnight(stage.day) + hours * 3600 + minutes * MINUTE
const look = (
  person: SimPerson,
  when: number,
  systems: readonly SystemId[],
  target: string,
  more: Partial<Errand> = {},
): Errand => ({
  at: when,
  account: person,
  systems,
  target,
  terminal: `${person.unit}-PC2`,
  session: `${person.no}-${when}`,
  caseNo: null,
  purpose: 'investigation',
  ...more,
})

export function storyOf(cast: Cast, cases: readonly SimCase[]): readonly Event[] {
  const [closed, foreign] = cases
  const indoors = (person: SimPerson) => [person.no, { first: 'indoor' }] as const
  return [
    {
      // A friend wants to know whom a parked car belongs to; the look-up is made at the desk, and never reaches the book.
      case: '001-1c',
      daysAgo: 6,
      unit: 'Q22',
      wishes: [indoors(cast.carOwner)],
      happen: (desk, stage, chance) =>
        void desk.lookUp(look(cast.carOwner, at(stage, 8, 47), ['vehicle'], noPlate(chance)), chance),
    },
    {
      // A plate for an acquaintance, then the household behind it; an old accident serves as the case.
      case: '001-1b',
      daysAgo: 5,
      unit: 'Q23',
      wishes: [indoors(cast.friendsPlate)],
      happen(desk, stage, chance) {
        const cover = { caseNo: closed?.no ?? null, purpose: 'traffic' as const }
        for (const [errand, minutes] of [
          [look(cast.friendsPlate, at(stage, 9, 5), ['vehicle'], noPlate(chance), cover), 1],
          [look(cast.friendsPlate, at(stage, 9, 11), ['household'], someone(chance), cover), 1],
        ] as const)
          desk.write(errand, desk.lookUp(errand, chance), minutes)
      },
    },
    {
      // An outing of the squad, an insurance form with a number on it, and a curiosity that the form does not cover.
      case: '004#10',
      daysAgo: 3,
      unit: 'Q11',
      wishes: [indoors(cast.insurance)],
      happen(desk, stage, chance) {
        const errand = look(cast.insurance, at(stage, 9, 32), ['household'], someone(chance), {
          caseNo: foreign?.no ?? null,
          purpose: 'traffic',
        })
        desk.write(errand, desk.lookUp(errand, chance), 2)
      },
    },
    {
      // Somebody “gave a hint”: one citizen in three registers within minutes, under a number that no case list knows.
      case: '004#09',
      daysAgo: 1,
      unit: 'Q10',
      wishes: [indoors(cast.informant)],
      happen(desk, stage, chance) {
        const errand = look(
          cast.informant,
          at(stage, 9, 14),
          ['criminal', 'household', 'photo'],
          someone(chance),
          { caseNo: `情${stage.day.slice(2, 4)}-0931`, act: 'P' },
        )
        desk.write(errand, desk.lookUp(errand, chance), 2, ['covering'])
      },
    },
    {
      // One officer goes on patrol without signing off; a colleague sits down and types on under his name. Two of five she books — as hers.
      case: '004#22',
      daysAgo: 1,
      unit: 'Q21',
      wishes: [[cast.leftOpen.no, { first: 'outdoor' }], indoors(cast.wentOn)],
      happen(desk, stage, chance) {
        for (let i = 0; i < 5; i++) {
          const errand = look(cast.leftOpen, at(stage, 8, 31 + i * 4), ['stolen'], noPlate(chance), {
            hands: cast.wentOn,
            purpose: 'patrol',
            caseNo: stage.sheetNo,
          })
          desk.lookUp(errand, chance)
          if (i < 2) desk.write(errand, [], 2)
        }
      },
    },
    {
      // A queue at the counter: an honest look-up, and the book forgotten.
      case: 'forgotten',
      daysAgo: 1,
      unit: 'Q21',
      wishes: [indoors(cast.officer)],
      happen: (desk, stage, chance) =>
        void desk.lookUp(
          look(cast.officer, at(stage, 9, 21), ['household'], someone(chance), {
            terminal: 'Q21-CTR',
            purpose: 'counter',
            caseNo: stage.sheetNo,
          }),
          chance,
        ),
    },
  ]
}
