import type { Day } from '#kernel/ground'
import type { Chance } from './chance.ts'
import type { SimPerson, Stretch } from './words.ts'

export const midnight = (day: Day): number => Date.parse(`${day}T00:00:00+08:00`) / 1000
const HOUR = 3600
const SHIFTS = [6, 8, 13] as const
const INDOOR = ['值班', '備勤', '偵查內勤'] as const
const OUTDOOR = ['巡邏', '守望', '勤區查察', '路檢'] as const

/** A wish of the plot: this person works the day shift, beginning inside or outside. */
export interface Wish {
  readonly first: 'indoor' | 'outdoor'
}
export interface UnitRoster {
  /** As printed in advance. */
  readonly printed: readonly Stretch[]
  /** As it was worked. */
  readonly worked: ReadonlyMap<string, readonly Stretch[]>
  /** Those who changed places by word of mouth. */
  readonly swapped: ReadonlySet<string>
}

export function makeRoster(
  unit: string,
  day: Day,
  present: readonly SimPerson[],
  wishes: ReadonlyMap<string, Wish>,
  swapRate: number,
  chance: Chance,
): UnitRoster {
  const worked = new Map<string, readonly Stretch[]>()
  for (const person of present) {
    const wish = wishes.get(person.no)
    if (person.role === 'head') worked.set(person.no, [office(person, day)])
    else if (wish) worked.set(person.no, shift(person, unit, day, 8, wish.first, chance))
    else if (chance.hit(5 / 7))
      worked.set(
        person.no,
        shift(person, unit, day, chance.pick(SHIFTS), chance.pick(['indoor', 'outdoor']), chance),
      )
  }
  const printed = [...worked.values()].flat()
  const swapped = new Set<string>()
  const free = [...worked.keys()].filter((no) => !wishes.has(no) && worked.get(no)?.length !== 1)
  if (free.length > 1 && chance.hit(swapRate)) {
    const [a, b] = chance.shuffled(free)
    const first = worked.get(a ?? '')
    const second = worked.get(b ?? '')
    if (a && b && first && second) {
      worked.set(
        a,
        second.map((stretch) => ({ ...stretch, person: a })),
      )
      worked.set(
        b,
        first.map((stretch) => ({ ...stretch, person: b })),
      )
      swapped.add(a).add(b)
    }
  }
  return { printed, worked, swapped }
}

const office = (person: SimPerson, day: Day): Stretch => ({
  person: person.no,
  from: midnight(day) + 8 * HOUR,
  to: midnight(day) + 18 * HOUR,
  duty: '主管內勤',
  place: 'indoor',
  terminal: null,
})

/** Five stretches of two hours, inside and outside by turns. */
function shift(
  person: SimPerson,
  unit: string,
  day: Day,
  start: number,
  first: 'indoor' | 'outdoor',
  chance: Chance,
): Stretch[] {
  let place = first
  return [0, 2, 4, 6, 8].map((hours) => {
    const from = midnight(day) + (start + hours) * HOUR
    const stretch: Stretch = {
      person: person.no,
      from,
      to: from + 2 * HOUR,
      duty: chance.pick(place === 'indoor' ? INDOOR : OUTDOOR),
      place,
      terminal: place === 'indoor' ? `${unit}-PC${chance.between(1, 4)}` : `${unit}-M${person.no.slice(-2)}`,
    }
    place = place === 'indoor' ? 'outdoor' : 'indoor'
    return stretch
  })
}
