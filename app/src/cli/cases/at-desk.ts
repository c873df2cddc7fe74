import type { Errand } from '../../server/simulate/desk.ts'
import { midnight } from '../../server/simulate/roster.ts'
import type { SystemId } from '../../server/simulate/systems.ts'
import type { SimPerson } from '../../server/simulate/words.ts'
import type { Scene } from './scene.ts'

/** A look-up from the unit's second PC on the day of the case. */
export const atDesk = (
  scene: Scene,
  person: SimPerson,
  hours: number,
  minutes: number,
  systems: readonly SystemId[],
  target: string,
  more: Partial<Errand> = {},
): Errand => {
  const at = midnight(scene.day) + (hours * 60 + minutes) * 60
  return {
    at,
    account: person,
    systems,
    target,
    terminal: `${person.unit}-PC2`,
    session: `${person.no}-${at}`,
    caseNo: null,
    purpose: 'investigation',
    ...more,
  }
}
