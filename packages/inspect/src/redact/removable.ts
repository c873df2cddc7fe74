import type { HiddenClass } from '../words/hidden.ts'
import type { FileKind } from '../words/kinds.ts'
import { cleaners } from './cleaners/index.ts'

/**
 * The classes that the product knows how to remove from a kind of file, for those who offer a choice; null where files of this kind are not
 * cleaned at all. What a container holds is cleaned by the cleaners of its parts: ask for each part of the census.
 */
export const removable = (kind: FileKind): ReadonlySet<HiddenClass> | null =>
  cleaners.find(({ kinds }) => kinds.includes(kind))?.removes ?? null
