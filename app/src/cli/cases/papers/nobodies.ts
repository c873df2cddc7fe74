import type { Chance } from '../../../server/simulate/chance.ts'
import { NOBODIES, nobodyId } from '../../../server/simulate/fictitious.ts'
import { personName } from '../../../server/simulate/names.ts'

/** Somebody who does not exist. */
export interface Nobody {
  readonly name: string
  readonly id: string
  /** From 0990 on, behind the ranges of the mobile networks (090 to 098). */
  readonly phone: string
}

/** Nobodies with names of three characters, no two alike. */
export function nobodies(count: number, dice: Chance): readonly Nobody[] {
  const names = new Set<string>()
  while (names.size < count) {
    const name = personName(dice)
    if (name.length === 3) names.add(name)
  }
  const first = dice.int(NOBODIES - count)
  const digits = 990_000_000 + dice.int(9_000_000)
  return [...names].map((name, i) => ({ name, id: nobodyId(first + i), phone: mobile(digits + i * 613) }))
}

const mobile = (nine: number): string => String(nine).replace(/^(...)(...)(...)$/, '0$1-$2-$3')
