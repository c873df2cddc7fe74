import { sizeText } from '../../sizes.ts'
import { oneLine, partWay } from '../language.ts'
import { detectorName, hiddenName, kindName, passedName, verdictName } from '../names.ts'
import type { Entry, Language, ScannedFile } from '../words.ts'
import type { Finished } from './format.ts'
import { escape as e, row, table } from './html-table.ts'
import { pageFoot, pageHead } from './html-page.ts'
import { htmlTotals } from './html-totals.ts'
import { comma, counted, phrase } from './phrases.ts'
import { sampled } from './samples.ts'

const SAMPLES = 5
const PLACES = 200

/** One page that needs nothing else: prints on A4, runs no script, loads nothing. Sums first, then every file that has something to tell. */
export async function* html(finished: Finished): AsyncIterable<string> {
  const { head, ending, entries, language } = finished
  yield pageHead(head, ending, language)
  yield htmlTotals(ending, language)
  for await (const entry of entries())
    if (entry.type === 'file' && tells(entry)) yield fileSection(entry, language)
  yield* rows(phrase('passed', language), (entry) =>
    entry.type === 'passed' ? [entry.path, passedName(entry.why, language), entry.detail] : null,
  )
  yield* rows(phrase('quiet', language), (entry) =>
    entry.type === 'file' && !tells(entry)
      ? [entry.path, kindName(entry.kind, language), sizeText(entry.size)]
      : null,
  )
  yield pageFoot(language)

  async function* rows(
    title: string,
    cells: (entry: Entry) => readonly string[] | null,
  ): AsyncIterable<string> {
    let begun = false
    for await (const entry of entries()) {
      const told = cells(entry)
      if (told === null) continue
      if (!begun) yield `<h2>${e(title)}</h2><table><tbody>\n`
      begun = true
      yield row(told.map(oneLine))
    }
    if (begun) yield '</tbody></table>\n'
  }
}

const tells = (file: ScannedFile): boolean =>
  file.verdict !== 'COMPLETE' ||
  file.findings.length + file.unlisted + file.hidden.length > 0 ||
  file.accepted.findings + file.accepted.hidden > 0

function fileSection(file: ScannedFile, language: Language): string {
  const about = [
    verdictName(file.verdict, language),
    kindName(file.kind, language),
    sizeText(file.size),
    ...(file.documents > 1 ? [counted.documents(file.documents, language)] : []),
  ]
  return [
    `<section><h3>${e(oneLine(file.path))}</h3>`,
    `<p class="about ${file.verdict === 'COMPLETE' ? '' : 'warn'}">${e(about.join(' · '))}</p>`,
    file.digest === null ? '' : `<p class="digest">SHA-256 ${e(file.digest)}</p>`,
    marked(file, language),
    persons(file, language),
    findings(file, language),
    hidden(file, language),
    notRead(file, language),
    file.accepted.findings + file.accepted.hidden === 0
      ? ''
      : `<p>${e(counted.accepted(file.accepted.findings, file.accepted.hidden, language))}</p>`,
    '</section>\n',
  ].join('')
}

function marked(file: ScannedFile, language: Language): string {
  if (file.marked.length === 0) return ''
  const rest = file.marked.length - PLACES
  return [
    table(
      [phrase('level', language), phrase('place', language)],
      file.marked.slice(0, PLACES).map(({ part, level }) => [level, partWay(part)]),
    ),
    rest > 0 ? `<p>${e(counted.more(rest, language))}</p>` : '',
  ].join('')
}

const persons = ({ persons: tables, unlisted }: ScannedFile, language: Language): string =>
  tables.length === 0
    ? ''
    : table(
        [phrase('persons', language), phrase('place', language), phrase('meaning', language)],
        tables.map(({ part, sheet, persons: count, columns }) => [
          counted.persons(count, language, unlisted > 0),
          partWay(part, sheet),
          columns
            .map(({ column, detector }) => `${column} ${detectorName(detector, language)}`)
            .join(comma(language)),
        ]),
      )

function findings(file: ScannedFile, language: Language): string {
  const rows = sampled(file.findings, file.findingTotals, SAMPLES).flatMap(({ detector, count, samples }) =>
    (samples.length === 0 ? [null] : samples).map((one, i) => [
      i === 0 ? detectorName(detector, language) : '',
      i === 0 ? counted.plain(count) : '',
      one === null ? '' : oneLine(one.masked),
      one === null ? '' : partWay(one.part, one.address),
      one === null ? '' : one.score.toFixed(2),
      one === null || one.sight === 'visible' ? '' : hiddenName(one.sight, language),
    ]),
  )
  const heads = ['findings', 'count', 'sample', 'place', 'score', 'hidden'] as const
  const listed =
    rows.length === 0
      ? ''
      : table(
          heads.map((name) => phrase(name, language)),
          rows,
        )
  return file.unlisted > 0 ? `${listed}<p>${e(counted.unlisted(file.unlisted, language))}</p>` : listed
}

const hidden = (file: ScannedFile, language: Language): string =>
  file.hidden.length === 0
    ? ''
    : table(
        [phrase('hidden', language), phrase('count', language), phrase('place', language)],
        file.hidden.map(({ class: name, items, chars, places }) => [
          hiddenName(name, language),
          `${counted.places(items, language)}${comma(language)}${counted.chars(chars, language)}`,
          oneLine(places[0] ?? ''),
        ]),
      )

const notRead = (file: ScannedFile, language: Language): string =>
  file.notRead.length === 0
    ? ''
    : table(
        [phrase('notRead', language), phrase('count', language), phrase('meaning', language)],
        file.notRead.map(({ code, count, part, zh, en }) => [
          code,
          counted.plain(count),
          [oneLine(language === 'zh' ? zh : en), partWay(part)].filter((one) => one !== '').join(' — '),
        ]),
      )
