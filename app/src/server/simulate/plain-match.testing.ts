import { edits } from './mistype.ts'
import type { BookEntry, LogLine, WorldDay } from './words.ts'

const WINDOW = 30 * 60
const COVER = 15 * 60
const SYSTEMS = 3

/**
 * The policy of reconciliation in its plainest form: exact maximum matching by augmenting paths, quadratic and slow.
 * It sees logs and book only; the answer key must say the same.
 */
export function plainMatch({ logs, book }: Pick<WorldDay, 'logs' | 'book'>): {
  lines: string[]
  entries: string[]
} {
  const lines = [...logs.values()].flat()
  const byPerson = new Map<string, LogLine[]>()
  for (const line of lines) byPerson.set(line.account.no, [...(byPerson.get(line.account.no) ?? []), line])
  const near = (entry: BookEntry, line: LogLine): boolean =>
    entry.systems.includes(line.system) && Math.abs(entry.at - line.logged) <= WINDOW
  const entryOf = new Map<LogLine, BookEntry>()
  const lineOf = new Map<BookEntry, LogLine>()
  const augment = (entry: BookEntry, seen: Set<LogLine>): boolean => {
    for (const line of byPerson.get(entry.querier.no) ?? []) {
      if (seen.has(line) || line.target !== entry.target || !near(entry, line)) continue
      seen.add(line)
      const holder = entryOf.get(line)
      if (holder && !augment(holder, seen)) continue
      entryOf.set(line, entry)
      lineOf.set(entry, line)
      return true
    }
    return false
  }
  for (const entry of book) augment(entry, new Set())
  cover(byPerson, entryOf, lineOf)
  const wrong = new Set<LogLine | BookEntry>()
  for (const [line, entry] of entryOf)
    if (line.caseNo !== null && entry.caseNo !== null && line.caseNo !== entry.caseNo)
      wrong.add(line).add(entry)
  const pair = (
    who: (entry: BookEntry) => string,
    alike: (entry: BookEntry, line: LogLine) => boolean,
  ): void => {
    for (const entry of book) {
      if (lineOf.has(entry)) continue
      const line = byPerson
        .get(who(entry))
        ?.find((one) => !entryOf.has(one) && near(entry, one) && alike(entry, one))
      if (!line) continue
      entryOf.set(line, entry)
      lineOf.set(entry, line)
      wrong.add(line).add(entry)
    }
  }
  pair(
    (entry) => entry.requester.no,
    (entry, line) => entry.target === line.target,
  )
  pair(
    (entry) => entry.querier.no,
    (entry, line) => edits(entry.target, line.target) <= 2,
  )
  const bucket = (one: LogLine | BookEntry, matched: boolean, lonely: string): string =>
    wrong.has(one) ? 'MISMATCH' : matched ? 'MATCHED' : lonely
  return {
    lines: lines
      .map((line) => `${line.system} ${line.seq} ${bucket(line, entryOf.has(line), 'UNREGISTERED')}`)
      .toSorted(),
    entries: book.map((entry) => `${entry.no} ${bucket(entry, lineOf.has(entry), 'PHANTOM')}`).toSorted(),
  }
}

/** One matched entry also covers the same target in other systems within minutes. */
function cover(
  byPerson: ReadonlyMap<string, readonly LogLine[]>,
  entryOf: Map<LogLine, BookEntry>,
  lineOf: ReadonlyMap<BookEntry, LogLine>,
): void {
  for (const [entry, first] of lineOf) {
    const systems = new Set([first.system])
    for (const line of byPerson.get(first.account.no) ?? []) {
      if (
        entryOf.has(line) ||
        line.target !== first.target ||
        systems.has(line.system) ||
        systems.size >= SYSTEMS
      )
        continue
      if (Math.abs(line.logged - first.logged) > COVER) continue
      systems.add(line.system)
      entryOf.set(line, entry)
    }
  }
}
