import { levels } from '@subrosa/inspect'
import { padded } from '../../columns.ts'
import { sizeText } from '../../sizes.ts'
import { oneLine, partWay } from '../language.ts'
import { detectorName, faultName, hiddenName, kindName, passedName, verdictName } from '../names.ts'
import type { Ending, Language, PassedWhy, ScannedFile, Sum } from '../words.ts'
import { comma, counted, phrase, type Phrase } from './phrases.ts'

const RULE = '─'.repeat(72)

/** The sums, and what nobody looked at: the part that must not be overlooked. */
export function textEnding(ending: Ending, language: Language): string {
  const { totals, review, interrupted } = ending
  const section = (name: Phrase, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', phrase(name, language), ...lines.map((line) => `  ${line}`)]
  const verdicts = (Object.entries(totals.verdicts) as [ScannedFile['verdict'], number][])
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdictName(verdict, language)} ${counted.plain(count)}`)
  const lines = [
    RULE,
    ...(interrupted ? [`! ${phrase('interrupted', language)}`] : []),
    [
      counted.files(totals.files, language),
      counted.documents(totals.documents, language),
      sizeText(totals.bytes),
      ...verdicts,
    ].join(comma(language)),
    ...section('kinds', kindLines(totals.kinds, language)),
    ...section('level', levelLines(ending, language)),
    ...section(
      'persons',
      totals.persons === 0 ? [] : [counted.persons(totals.persons, language, totals.unlisted > 0)],
    ),
    ...section(
      'findings',
      sums(totals.findings, (id) => [detectorName(id, language), id], language),
    ),
    ...section(
      'hidden',
      sums(totals.hidden, (id) => [hiddenName(id, language), id], language),
    ),
    ...section('notRead', notInspected(ending, language)),
    ...section(
      'review',
      review.map(({ path, part, level }) =>
        `${level ?? phrase('noMark', language)}  ${oneLine(path)}  ${partWay(part)}`.trimEnd(),
      ),
    ),
    ...section(
      'accepted',
      totals.accepted.findings + totals.accepted.hidden === 0
        ? []
        : [counted.accepted(totals.accepted.findings, totals.accepted.hidden, language)],
    ),
  ]
  return `${lines.join('\n')}\n`
}

function kindLines(kinds: Readonly<Record<string, number>>, language: Language): readonly string[] {
  const told = Object.entries(kinds).map(
    ([kind, files]) => `${kindName(kind as ScannedFile['kind'], language)} ${counted.plain(files)}`,
  )
  return told.length === 0 ? [] : [told.join(comma(language))]
}

const levelLines = ({ totals }: Ending, language: Language): readonly string[] =>
  levels.some((level) => totals.levels[level].marks > 0)
    ? padded(
        levels.toReversed().map((level) => {
          const { documents, marks } = totals.levels[level]
          return [level, counted.documents(documents, language), counted.marks(marks, language)]
        }),
      )
    : []

const sums = (
  table: Readonly<Record<string, Sum>>,
  cells: (id: string) => readonly string[],
  language: Language,
): readonly string[] =>
  padded(
    Object.entries(table).map(([id, { count, files }]) => {
      const [name = id, ...more] = cells(id)
      return [name, counted.plain(count).padStart(7), counted.files(files, language), ...more]
    }),
  )

function notInspected({ totals, interrupted }: Ending, language: Language): readonly string[] {
  const passed = (Object.entries(totals.passed) as [PassedWhy, number][]).map(
    ([why, count]) => [why, counted.plain(count).padStart(7), passedName(why, language)] as const,
  )
  const faults = Object.entries(totals.notRead).map(
    ([code, { count }]) => [code, counted.plain(count).padStart(7), faultName(code, language)] as const,
  )
  const lines = padded([...faults, ...passed])
  const unlisted = totals.unlisted > 0 ? [counted.unlisted(totals.unlisted, language)] : []
  if (lines.length + unlisted.length > 0) return [...lines, ...unlisted]
  return interrupted ? [] : [phrase('nothingUnread', language)]
}
