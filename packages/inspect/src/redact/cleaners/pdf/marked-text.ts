import { dictOf, textOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import type { Tell } from './by-class.ts'
import { replaced } from './cut.ts'
import { packed, type Objects } from './objects.ts'
import { operatorsOf, type Operator } from './operators.ts'
import { rebuild } from './rebuild.ts'
import { shown } from './write.ts'

const SPOKEN = ['ActualText', 'Alt', 'E'] as const
const MARK = /\/(ActualText|Alt|E)\b|#/

/**
 * Takes out what stretches of content are said to say: the marks in content streams that programs read in place of the characters. What is
 * painted stays. Counts the places.
 */
export function dropSpokenText(objects: Objects, tell: Tell, tick: () => void): number {
  let count = 0
  for (const number of objects.numbers) {
    tick()
    const stored = objects.at(number)
    const dict = dictOf(stored?.value)
    if (stored === undefined || stored.raw === null || dict === null || isNoContent(dict)) continue
    const data = objects.data({ is: 'ref', to: number })
    if (data === null || !MARK.test(Buffer.from(data).toString('latin1'))) continue
    const changes = [...operatorsOf(data)].flatMap((operator) => without(operator))
    if (changes.length === 0) continue
    objects.set(number, packed(dict, replaced(data, changes)))
    tell(number, 'alt-text', changes.length)
    count += changes.length
  }
  return count + dropNamed(objects, tell, tick)
}

/** Tables, fonts, pictures and files; what is left may be the content of a page. */
const isNoContent = (dict: Dict): boolean => {
  const subtype = dict.get('Subtype')
  return (
    (subtype?.is === 'name' && subtype.name !== 'Form') ||
    ['Length1', 'FunctionType', 'ShadingType', 'N', 'CMapName'].some((key) => dict.has(key))
  )
}

function without(operator: Operator): readonly { operator: Operator; text: string }[] {
  if (operator.name !== 'BDC' && operator.name !== 'DP') return []
  const [tag, marks] = operator.operands
  const entries = dictOf(marks)
  if (tag === undefined || entries === null || !SPOKEN.some((key) => entries.has(key))) return []
  const kept: Value = { is: 'dict', entries: withoutSpoken(entries) }
  return [{ operator, text: `${shown(tag)} ${shown(kept)} ${operator.name}` }]
}

const withoutSpoken = (entries: Dict): Dict =>
  new Map([...entries].filter(([key]) => !SPOKEN.some((spoken) => spoken === key)))

/** The same in the lists of properties that content streams refer to by name. */
function dropNamed(objects: Objects, tell: Tell, tick: () => void): number {
  let count = 0
  rebuild(
    objects,
    (value, key, _owner, object) => {
      if (key !== 'ActualText' || value.is !== 'string' || textOf(value.bytes) === '') return value
      tell(object, 'alt-text', 1)
      count += 1
      return null
    },
    tick,
  )
  return count
}
