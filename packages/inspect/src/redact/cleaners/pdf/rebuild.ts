import type { Dict, Value } from '../../../readers/pdf/values.ts'
import { NULL, type Objects } from './objects.ts'

/** What becomes of an entry or item: itself, another value, or nothing (`null`: it is left out). */
export type Change = (value: Value, key: string, owner: Dict | null, object: number) => Value | null

/**
 * Gives every object, every entry of every dictionary and every item of every array to `change`, the outer before the inner; items have the key of their
 * array. Only objects in which something changed are replaced.
 */
export function rebuild(objects: Objects, change: Change, tick: () => void): void {
  for (const number of objects.numbers) {
    tick()
    const stored = objects.at(number)
    if (stored === undefined) continue
    const first = change(stored.value, '', null, number) ?? NULL
    const value = first === stored.value ? within(first, '', null, number, change) : first
    if (value !== stored.value) objects.set(number, { ...stored, value })
  }
  const { trailer } = objects
  const value = within({ is: 'dict', entries: trailer }, '', null, 0, change)
  if (value.is === 'dict') objects.trailer = value.entries
}

function within(value: Value, key: string, owner: Dict | null, object: number, change: Change): Value {
  if (value.is === 'array') {
    const items = value.items.flatMap((item) => {
      const made = change(item, key, owner, object)
      return made === null ? [] : [made === item ? within(item, key, owner, object, change) : made]
    })
    return items.length === value.items.length && items.every((item, i) => item === value.items[i])
      ? value
      : { is: 'array', items }
  }
  if (value.is !== 'dict') return value
  let touched = false
  const entries = new Map<string, Value>()
  for (const [inner, one] of value.entries) {
    const changed = change(one, inner, value.entries, object)
    const made = changed === one ? within(one, inner, value.entries, object, change) : changed
    if (made !== one) touched = true
    if (made !== null) entries.set(inner, made)
  }
  return touched ? { is: 'dict', entries } : value
}

/** Every dictionary, wherever it is written: as an object, in another, or before a stream. */
export function forDicts(
  objects: Objects,
  tell: (entries: Dict, object: number) => void,
  tick: () => void,
): void {
  rebuild(
    objects,
    (value, _key, _owner, object) => {
      if (value.is === 'dict') tell(value.entries, object)
      return value
    },
    tick,
  )
}
