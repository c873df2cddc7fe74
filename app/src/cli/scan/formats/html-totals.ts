import { levels } from '@subrosa/inspect'
import { sizeText } from '../../sizes.ts'
import { oneLine, partWay } from '../language.ts'
import { detectorName, faultName, hiddenName, kindName, passedName, verdictName } from '../names.ts'
import type { Ending, Language, PassedWhy, ScannedFile, Sum } from '../words.ts'
import { escape, table } from './html-table.ts'
import { counted, phrase, type Phrase } from './phrases.ts'

/** The sums, before any file is told of. */
export function htmlTotals(ending: Ending, language: Language): string {
  const { totals, review } = ending
  const section = (name: Phrase, heads: readonly Phrase[], rows: readonly (readonly string[])[]): string =>
    rows.length === 0
      ? ''
      : `<h2>${escape(phrase(name, language))}</h2>${table(
          heads.map((head) => phrase(head, language)),
          rows,
        )}`
  const sums = (
    sumsBy: Readonly<Record<string, Sum>>,
    name: (code: string, language: Language) => string,
  ): readonly (readonly string[])[] =>
    Object.entries(sumsBy).map(([code, { count, files }]) => [
      name(code, language),
      counted.plain(count),
      counted.plain(files),
      code,
    ])
  const passed = (Object.entries(totals.passed) as [PassedWhy, number][]).map(([why, count]) => [
    passedName(why, language),
    ...[counted.plain(count), counted.plain(count), why],
  ])
  const unread = [...sums(totals.notRead, faultName), ...passed]
  const kinds = Object.entries(totals.kinds) as [ScannedFile['kind'], number][]
  const verdicts = Object.entries(totals.verdicts) as [ScannedFile['verdict'], number][]
  return [
    `<h2>${escape(phrase('totals', language))}</h2><p>`,
    escape(
      [
        counted.files(totals.files, language),
        counted.documents(totals.documents, language),
        sizeText(totals.bytes),
        ...(totals.persons > 0
          ? [
              `${phrase('persons', language)} ${counted.persons(totals.persons, language, totals.unlisted > 0)}`,
            ]
          : []),
      ].join(' · '),
    ),
    '</p>',
    section(
      'verdicts',
      ['meaning', 'files'],
      verdicts.map(([verdict, count]) => [verdictName(verdict, language), counted.plain(count)]),
    ),
    section(
      'level',
      ['level', 'documents', 'marks'],
      levels
        .toReversed()
        .map((level) => [
          level,
          counted.plain(totals.levels[level].documents),
          counted.plain(totals.levels[level].marks),
        ]),
    ),
    section('findings', ['meaning', 'count', 'files', 'code'], sums(totals.findings, detectorName)),
    section('hidden', ['meaning', 'count', 'files', 'code'], sums(totals.hidden, hiddenName)),
    section('notRead', ['meaning', 'count', 'files', 'code'], unread),
    unread.length === 0 && !ending.interrupted
      ? `<h2>${escape(phrase('notRead', language))}</h2><p>${escape(phrase('nothingUnread', language))}</p>`
      : '',
    section(
      'kinds',
      ['kind', 'files'],
      kinds.map(([kind, count]) => [kindName(kind, language), counted.plain(count)]),
    ),
    section(
      'review',
      ['level', 'files', 'place'],
      review.map(({ path, part, level }) => [
        level ?? phrase('noMark', language),
        oneLine(path),
        partWay(part),
      ]),
    ),
  ].join('')
}
