import { replaceIn } from '../../replace.ts'
import type { MarkupAttribute } from './element.ts'
import type { Revision } from './revision.ts'

/** A link that leaves the package: written with escapes, and read without. */
export function replaceTarget(revision: Revision, target: MarkupAttribute): void {
  const plain = readable(target.value)
  const { segments, count } = replaceIn([plain], revision.cleaning.secrets)
  if (count === 0) return
  revision.edits.set(target, plain === target.value ? (segments[0] ?? '') : encodeURI(segments[0] ?? ''))
  revision.did('finding', count)
}

const readable = (target: string): string => {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
