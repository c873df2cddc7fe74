import { addDays, rocYear, type Day } from '#kernel/ground'
import type { Chance, Weighted } from './chance.ts'
import { NOBODIES, nobodyId, noPlate } from './fictitious.ts'
import type { WorldOptions } from './options.ts'
import type { SimCase, SimPerson } from './words.ts'

interface Kind {
  readonly zh: string
  readonly letter: string
}
const KINDS: readonly Weighted<Kind>[] = [
  { value: { zh: '竊盜', letter: '刑' }, weight: 4 },
  { value: { zh: '詐欺', letter: '刑' }, weight: 4 },
  { value: { zh: '傷害', letter: '刑' }, weight: 2 },
  { value: { zh: '毒品', letter: '刑' }, weight: 1 },
  { value: { zh: '交通事故', letter: '交' }, weight: 4 },
  { value: { zh: '失蹤人口', letter: '防' }, weight: 1 },
]

export const someone = (chance: Chance): string => nobodyId(chance.int(NOBODIES))

/** Every officer owns at least one case that stays open; others open and close as the weeks go by. */
export function makeCases(options: WorldOptions, persons: readonly SimPerson[], chance: Chance): SimCase[] {
  const made: SimCase[] = []
  const year = rocYear(Number(options.firstDay.slice(0, 4)))
  const add = (owners: SimPerson[], opened: number, closed: number | null, persons: number): void => {
    const kind = chance.weighted<Kind>(KINDS)
    const serial = String(made.length + 1).padStart(5, '0')
    made.push({
      no: `${kind.letter}${year}-${serial}`,
      kind: kind.zh,
      unit: owners[0]?.unit ?? '',
      owners: owners.map((owner) => owner.no),
      opened: addDays(options.firstDay, opened),
      closed: closed === null ? null : addDays(options.firstDay, closed),
      parties: [
        ...Array.from({ length: persons }, () => someone(chance)),
        ...Array.from({ length: chance.int(3) }, () => noPlate(chance)),
      ],
    })
  }
  const officers = persons.filter((person) => person.role === 'officer' || person.role === 'head')
  for (const [i, officer] of officers.entries()) {
    add([officer], -chance.between(2, 40), null, chance.between(4, 8))
    const next = officers[i + 1]
    const extra = chance.poisson(1 + options.days / 30)
    for (let k = 0; k < extra; k++) {
      const opened = chance.between(-200, Math.max(0, options.days - 2))
      const owners = next && next.unit === officer.unit && chance.hit(0.4) ? [officer, next] : [officer]
      add(owners, opened, chance.hit(0.6) ? opened + chance.between(15, 90) : null, chance.between(2, 4))
    }
  }
  return made
}

/** A crime that a dozen officers of several stations work on: many look-ups of one person, all of them honest. */
export interface TaskForce {
  readonly case: SimCase
  readonly members: ReadonlySet<string>
}
export function makeTaskForces(
  options: WorldOptions,
  persons: readonly SimPerson[],
  chance: Chance,
): TaskForce[] {
  const officers = persons.filter((person) => person.role === 'officer' && person.joined < options.firstDay)
  const year = rocYear(Number(options.firstDay.slice(0, 4)))
  return Array.from({ length: Math.max(1, Math.round(options.units / 10)) }, (_, i) => {
    const members = chance.shuffled(officers).slice(0, Math.min(officers.length, chance.between(5, 14)))
    return {
      members: new Set(members.map((member) => member.no)),
      case: {
        no: `專${year}-${String(i + 1).padStart(5, '0')}`,
        kind: '專案',
        unit: members[0]?.unit ?? '',
        owners: members.map((member) => member.no),
        opened: addDays(options.firstDay, -3),
        closed: null,
        parties: [someone(chance), someone(chance), noPlate(chance)],
      },
    }
  })
}

/** The cases that may be worked on that day. */
export const openOn = (cases: readonly SimCase[], day: Day): SimCase[] =>
  cases.filter((one) => one.opened <= day && (one.closed === null || one.closed >= day))
