import { carriedBy } from '../../../readers/pdf/carried.ts'
import { scanPdf } from '../../../readers/pdf/scan.ts'
import { dictOf, textOf } from '../../../readers/pdf/values.ts'
import type { Tell } from './by-class.ts'
import { packed, type Objects } from './objects.ts'
import { rebuild } from './rebuild.ts'
import type { Task } from './task.ts'
import { written } from './write.ts'

const ROUNDS = 4

/**
 * What the reader of this package still finds of the wished classes once whole entries are gone, string by string: so that the two agree on
 * which class a string is of, whatever odd place it stands in. False where something is left that cannot be taken out.
 */
export function dropLeftovers(objects: Objects, { hidden, limits, tick }: Task, tell: Tell): boolean {
  for (let round = 0; round < ROUNDS; round++) {
    const scan = scanPdf(written(objects, tick), limits.heldBytes, tick)
    const left = carriedBy(scan, limits.heldBytes, () => false, tick).texts.filter(({ why }) =>
      hidden.has(why),
    )
    if (left.length === 0) return true
    const wanted = new Map<number, Set<string>>()
    for (const { object, text } of left)
      wanted.set(object, (wanted.get(object) ?? new Set<string>()).add(text))
    for (const { object, why } of left) tell(object, why, 1)
    rebuild(
      objects,
      (value, _key, owner, object) => {
        if (value.is !== 'string' || wanted.get(object)?.has(textOf(value.bytes)) !== true) return value
        return owner === null || [...owner.values()].includes(value)
          ? null
          : { is: 'string', bytes: new Uint8Array() }
      },
      tick,
    )
    for (const number of wanted.keys()) {
      const stored = objects.at(number)
      const dict = dictOf(stored?.value)
      if (stored !== undefined && stored.raw !== null && dict !== null)
        objects.set(number, packed(dict, new Uint8Array()))
    }
  }
  return false
}
