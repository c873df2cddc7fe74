import type { Finding, Level, Part, PartPath } from '@subrosa/inspect'
import { levels } from '@subrosa/inspect'
import type { Marked } from './words.ts'

/** Kinds that only hold documents: what lies in them counts by itself. */
const HOLDERS: ReadonlySet<string> = new Set(['zip', 'gzip', 'tar', 'mbox'])
export const MARK_DETECTOR = 'tw.classification-mark'

const keyOf = (path: PartPath): string => path.join('\0')

export interface Documents {
  readonly paths: readonly PartPath[]
  readonly marked: readonly Marked[]
}

/** The documents of a file, and those that are marked with the highest level of each: an archive of mail is judged message by message. */
export function documentsOf(parts: readonly Part[], findings: readonly Finding[]): Documents {
  const holders = new Set(parts.filter(({ kind }) => HOLDERS.has(kind)).map(({ path }) => keyOf(path)))
  const documentOf = (path: PartPath): PartPath => {
    let length = 1
    while (length < path.length && holders.has(keyOf(path.slice(0, length)))) length += 1
    return path.slice(0, length)
  }
  const inner = parts.filter(
    ({ path }) => !holders.has(keyOf(path)) && documentOf(path).length === path.length,
  )
  const best = new Map<string, Marked>()
  for (const { detector, masked, place } of findings) {
    const level = detector === MARK_DETECTOR ? levels.find((one) => one === masked) : undefined
    if (level === undefined) continue
    const part = documentOf(place.part)
    const before = best.get(keyOf(part))
    if (before === undefined || rank(level) > rank(before.level)) best.set(keyOf(part), { part, level })
  }
  const root = parts[0]?.path ?? []
  return {
    // A holder in which nothing stands is one document: itself.
    paths: inner.length > 0 ? inner.map(({ path }) => path) : [root],
    marked: [...best.values()].toSorted((a, b) => rank(b.level) - rank(a.level)),
  }
}

export const rank = (level: Level): number => levels.indexOf(level)
