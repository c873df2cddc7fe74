import type { Tell } from './by-class.ts'
import type { Objects } from './objects.ts'
import { rebuild } from './rebuild.ts'

/** A signature covers the bytes of the file as it was: of a file written anew it is false, and it tells who signed. */
export function dropSignatures(objects: Objects, tell: Tell, tick: () => void): void {
  rebuild(
    objects,
    (value, key, _owner, object) => {
      const signs = key === 'Perms' || key === 'DSS' || objects.dict(value)?.has('ByteRange') === true
      if (!signs || object === 0 || value.is === 'other') return value
      // The object itself is left to nobody once no field refers to it.
      if (key === '') return value
      tell(object, 'signature', 1)
      return null
    },
    tick,
  )
}
