import { useOf } from '../../../readers/pdf/keys.ts'
import { dictOf, latin, nameOf, textOf, type Value } from '../../../readers/pdf/values.ts'
import { holdsAny } from '../../replace.ts'
import type { Secret } from '../../words.ts'
import type { Tell } from './by-class.ts'
import { replaced } from './cut.ts'
import { packed, ref, type Objects } from './objects.ts'
import { operatorsOf, type Operator } from './operators.ts'
import type { Task } from './task.ts'
import { reachableNumbers, shown } from './write.ts'

const ENCODINGS = ['utf-8', 'utf-16be', 'utf-16le', 'big5'] as const

/**
 * Streams in which a value still stands as plain text: content loses its comments and what its marks say, data of no known use is emptied.
 * The number of streams that hold one all the same.
 */
export function clearRemains(objects: Objects, { secrets, tick }: Task, tell: Tell): number {
  if (secrets.length === 0) return 0
  let left = 0
  for (const number of reachableNumbers(objects)) {
    tick()
    const stored = objects.at(number)
    const dict = dictOf(stored?.value)
    if (stored === undefined || stored.raw === null || dict === null) continue
    const use = useOf(dict, [])
    if (use === 'image' || use === 'file' || use === 'technical') continue
    const data = objects.data(ref(number))
    if (data === null) continue
    const isContent = /\b(BT|Do|BDC|re|cm)\b/.test(latin(data))
    const plain = isContent ? withoutAsides(data, secrets) : data
    if (plain !== data) {
      objects.set(number, packed(dict, plain))
      tell(number, 'finding', 1)
    }
    if (!says(plain, secrets)) continue
    if (isContent || use === 'drawn' || nameOf(dict.get('Type')) !== '') left += 1
    else {
      objects.set(number, packed(dict, new Uint8Array()))
      tell(number, 'finding', 1)
    }
  }
  return left
}

function says(data: Uint8Array, secrets: readonly Secret[]): boolean {
  return ENCODINGS.some((encoding) => holdsAny(new TextDecoder(encoding).decode(data), secrets))
}

/** The same bytes where nothing in them had to change. */
function withoutAsides(data: Uint8Array, secrets: readonly Secret[]): Uint8Array {
  const changes: { operator: Operator; text: string }[] = []
  let at = 0
  for (const operator of operatorsOf(data)) {
    const { name, operands, start, end } = operator
    const [tag = { is: 'name', name: 'Span' } as const, marks] = operands
    if ((name === 'BDC' || name === 'DP') && marks !== undefined && holdsWithin(marks, secrets))
      changes.push({ operator, text: `${shown(tag)} <<>> ${name}` })
    // Comments stand before operators or between their operands.
    else if (
      name !== 'BI' &&
      data.subarray(start, end).includes(0x25) &&
      says(data.subarray(start, end), secrets)
    )
      changes.push({ operator, text: [...operands.map(shown), name].join(' ') })
    at = end
  }
  const tail = data.subarray(at)
  const whole = tail.includes(0x25) && says(tail, secrets) ? data.subarray(0, at) : data
  return changes.length === 0 ? whole : replaced(whole, changes)
}

function holdsWithin(value: Value, secrets: readonly Secret[]): boolean {
  if (value.is === 'string') return holdsAny(textOf(value.bytes), secrets)
  if (value.is === 'array') return value.items.some((item) => holdsWithin(item, secrets))
  return value.is === 'dict' && [...value.entries.values()].some((inner) => holdsWithin(inner, secrets))
}
