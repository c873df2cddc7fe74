import { nameOf, dictOf, type Value } from '../../../readers/pdf/values.ts'
import { scanPdf, type Definition } from '../../../readers/pdf/scan.ts'
import type { HiddenClass } from '../../../words/hidden.ts'
import type { Cleaning } from '../../words.ts'
import type { Objects } from './objects.ts'
import type { Task } from './task.ts'
import { reachableNumbers } from './write.ts'

/**
 * What no page leads to, and what a file written anew therefore does not have: earlier states, lost objects, bytes between and behind.
 * Told where it was wished, or where a value may stand in it. The number of such things.
 */
export function leftBehind(bytes: Uint8Array, objects: Objects, task: Task, cleaning: Cleaning): number {
  const scan = scanPdf(bytes, task.limits.heldBytes, task.tick)
  const reached = new Set(reachableNumbers(objects))
  const lost = [...scan.latest.values()].filter(
    (one) => !reached.has(one.number) && says(one) && !isStructure(one),
  )
  const isLinear = /\/Linearized/.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))
  const states = Math.max(0, scan.ends.length - (isLinear ? 2 : 1))
  const tail = bytes.subarray(scan.ends.at(-1) ?? bytes.length).some((byte) => byte > 32) ? 1 : 0
  const counts: readonly (readonly [HiddenClass, number])[] = [
    ['older-revision', Math.max(states, scan.superseded.length > 0 ? 1 : 0)],
    ['unplaced-text', lost.length],
    ['stray-bytes', scan.gaps.length + tail],
  ]
  let sum = 0
  for (const [what, count] of counts) {
    if (count === 0 || (!task.hidden.has(what) && task.secrets.length === 0)) continue
    cleaning.deed({ address: '', what, how: 'removed', count })
    sum += count
  }
  return sum
}

/** A string or a stream is somewhere in it. */
function says({ value, raw }: Definition): boolean {
  const open: Value[] = [value]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.is === 'string') return true
    if (one.is === 'array') open.push(...one.items)
    if (one.is === 'dict') open.push(...one.entries.values())
  }
  return raw !== null
}

/** Tables of objects and hints for reading: every program writes its own. */
function isStructure({ value, raw }: Definition): boolean {
  const dict = dictOf(value)
  const type = nameOf(dict?.get('Type'))
  return (
    (raw !== null && (type === 'XRef' || type === 'ObjStm' || dict?.has('S') === true)) ||
    dict?.has('Linearized') === true
  )
}
