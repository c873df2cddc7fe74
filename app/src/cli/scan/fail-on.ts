import { hiddenClasses, levels, type Level } from '@subrosa/inspect'
import { bad, ok, type Result } from '#kernel/ground'
import { MARK_DETECTOR, rank } from './documents.ts'
import type { Entry, ScannedFile } from './words.ts'

/** One condition under which a scan ends with a code that is not 0. */
export type Condition =
  | { readonly on: 'finding'; readonly score: number; readonly detector: string | null }
  | { readonly on: 'level'; readonly level: Level }
  | { readonly on: 'hidden'; readonly class: string | null }
  | { readonly on: 'persons'; readonly count: number }
  | { readonly on: 'unread' }

/** `finding`, `finding:0.8`, `finding:tw.national-id`, `level:密`, `hidden`, `hidden:comment`, `persons:10`, `unread`, joined by commas. @returns the word that is not understood */
export function parseFailOn(
  text: string,
  detectors: ReadonlySet<string>,
): Result<readonly Condition[], string> {
  const conditions: Condition[] = []
  if (text === '') return ok([])
  for (const word of text.split(',').map((one) => one.trim())) {
    const parsed = conditionOf(word, detectors)
    if (parsed === null) return bad(word)
    conditions.push(parsed)
  }
  return ok(conditions)
}

function conditionOf(word: string, detectors: ReadonlySet<string>): Condition | null {
  const [on = '', ...more] = word.split(':')
  const value = more.length === 0 ? null : more.join(':')
  if (on === 'unread') return value === null ? { on } : null
  if (on === 'hidden')
    return value === null || Object.hasOwn(hiddenClasses, value) ? { on, class: value } : null
  if (on === 'level') {
    const level = value === null ? levels[0] : levels.find((one) => one === value)
    return level === undefined ? null : { on, level }
  }
  if (on === 'persons')
    return /^[1-9]\d{0,8}$/.test(value ?? '1') ? { on, count: Number(value ?? '1') } : null
  if (on !== 'finding') return null
  if (value === null) return { on, score: 0, detector: null }
  if (detectors.has(value)) return { on, score: 0, detector: value }
  return /^(0(\.\d{1,3})?|1(\.0{1,3})?)$/.test(value) ? { on, score: Number(value), detector: null } : null
}

/** `found`: what makes the scan end with 1; `unread`: with 3. */
export function failing(
  entry: Entry,
  conditions: readonly Condition[],
): { readonly found: boolean; readonly unread: boolean } {
  return {
    found: entry.type === 'file' && conditions.some((one) => holds(entry, one)),
    unread: conditions.some(({ on }) => on === 'unread') && isUnread(entry),
  }
}

/** Not inspected to the end. A link or a pipe holds nothing that could have been read. */
export const isUnread = (entry: Entry): boolean =>
  entry.type === 'file'
    ? entry.verdict !== 'COMPLETE'
    : entry.why === 'UNREADABLE' || entry.why === 'VANISHED' || entry.why === 'NAME'

function holds(file: ScannedFile, condition: Condition): boolean {
  switch (condition.on) {
    case 'finding':
      // What is found but too much to be listed has a score of at least the threshold; it fails rather than passes.
      return (
        (file.unlisted > 0 && (condition.detector === null || condition.detector in file.findingTotals)) ||
        file.findings.some(
          ({ score, detector }) =>
            score >= condition.score && (condition.detector === null || condition.detector === detector),
        )
      )
    case 'level':
      return (
        file.marked.some(({ level }) => rank(level) >= rank(condition.level)) ||
        (file.unlisted > 0 && MARK_DETECTOR in file.findingTotals)
      )
    case 'hidden':
      return file.hidden.some((one) => condition.class === null || one.class === condition.class)
    case 'persons':
      return file.persons.some(({ persons }) => persons >= condition.count)
    case 'unread':
      return false
  }
}
