import { pad, width } from '../../columns.ts'
import { sizeText } from '../../sizes.ts'
import { oneLine, partWay } from '../language.ts'
import { detectorName, hiddenName, kindName, passedName, verdictName } from '../names.ts'
import type { Found, Language, NotRead, Passed, ScannedFile } from '../words.ts'
import type { LiveFormat } from './format.ts'
import { comma, counted, phrase, type Phrase } from './phrases.ts'
import { sampled } from './samples.ts'
import { textEnding } from './text-ending.ts'

const SAMPLES = 3
const MARKED = 5
const REASONS = 8
const INDENT = '    '
const LABEL = 14

/** For people at a terminal: what matters of each file at once, and everything added up at the end. */
export const text = (language: Language): LiveFormat => ({
  begin: () => '',
  entry: (entry) =>
    entry.type === 'passed' ? passedLine(entry, language) : `${fileLines(entry, language).join('\n')}\n`,
  end: (ending) => textEnding(ending, language),
})

const passedLine = ({ path, why, detail }: Passed, language: Language): string =>
  `– ${oneLine(path)}  ${passedName(why, language)}${detail === '' ? '' : ` (${detail})`}\n`

function fileLines(file: ScannedFile, language: Language): readonly string[] {
  const details = [
    ...block('level', markedLines(file, language), language),
    ...block('persons', personLines(file, language), language),
    ...block('findings', findingLines(file, language), language),
    ...block('hidden', hiddenLines(file, language), language),
    ...block('notRead', file.notRead.slice(0, REASONS).map(reasonLine(language)), language),
    ...block('accepted', acceptedLines(file, language), language),
  ]
  const sign = file.findings.length > 0 || file.unlisted > 0 ? '●' : file.verdict === 'COMPLETE' ? '✓' : '!'
  const about = [
    ...(file.verdict === 'COMPLETE' && details.length === 0 ? [] : [verdictName(file.verdict, language)]),
    kindName(file.kind, language),
    sizeText(file.size),
    ...(file.documents > 1 ? [counted.documents(file.documents, language)] : []),
  ]
  return [`${sign} ${oneLine(file.path)}  ${about.join(' · ')}`, ...details]
}

/** The label stands before the first line only. */
const block = (label: Phrase, lines: readonly string[], language: Language): readonly string[] =>
  lines.map((line, i) => `${INDENT}${pad(i === 0 ? phrase(label, language) : '', LABEL)}${line}`)

function markedLines({ marked }: ScannedFile, language: Language): readonly string[] {
  const lines = marked.slice(0, MARKED).map(({ part, level }) => `${level}  ${partWay(part)}`.trimEnd())
  return marked.length > MARKED ? [...lines, counted.more(marked.length - MARKED, language)] : lines
}

const personLines = ({ persons, unlisted }: ScannedFile, language: Language): readonly string[] =>
  persons.map(({ part, sheet, persons: count, columns }) => {
    const where = partWay(part, sheet)
    const what = columns.map(({ column, detector }) => `${column} ${detectorName(detector, language)}`)
    const head = where === '' ? '' : `${where}  `
    return `${head}${counted.persons(count, language, unlisted > 0)}（${what.join(comma(language))}）`
  })

function findingLines(file: ScannedFile, language: Language): readonly string[] {
  const rows = sampled(file.findings, file.findingTotals, SAMPLES)
  const names = rows.map(({ detector }) => detectorName(detector, language))
  const widest = Math.max(0, ...names.map(width))
  const counts = rows.map(({ count }) => counted.plain(count))
  const digits = Math.max(0, ...counts.map(width))
  const lines = rows.flatMap(({ samples }, row) =>
    (samples.length === 0 ? [null] : samples).map((one, i) => {
      const head =
        i === 0
          ? `${pad(names[row] ?? '', widest)}  ${(counts[row] ?? '').padStart(digits)}`
          : ' '.repeat(widest + 2 + digits)
      return `${head}  ${one === null ? '' : sampleText(one, language)}`.trimEnd()
    }),
  )
  return file.unlisted > 0 ? [...lines, counted.unlisted(file.unlisted, language)] : lines
}

function sampleText({ masked, part, address, score, sight }: Found, language: Language): string {
  const where = partWay(part, address)
  const unseen = sight === 'visible' ? '' : ` [${hiddenName(sight, language)}]`
  return `${oneLine(masked)}  ${where === '' ? '' : `${where}  `}${score.toFixed(2)}${unseen}`
}

const hiddenLines = ({ hidden }: ScannedFile, language: Language): readonly string[] => {
  const names = hidden.map((one) => hiddenName(one.class, language))
  const widest = Math.max(0, ...names.map(width))
  return hidden.map(({ items, chars, places }, i) => {
    const first = places[0] === undefined ? '' : `  ${oneLine(places[0])}`
    return `${pad(names[i] ?? '', widest)}  ${counted.places(items, language)}${comma(language)}${counted.chars(chars, language)}${first}`
  })
}

const reasonLine =
  (language: Language) =>
  ({ code, count, part, zh, en }: NotRead): string => {
    const where = partWay(part)
    return `${code}${count > 1 ? ` ×${count}` : ''}  ${oneLine(language === 'zh' ? zh : en)}${where === '' ? '' : `  ${where}`}`
  }

const acceptedLines = ({ accepted }: ScannedFile, language: Language): readonly string[] =>
  accepted.findings + accepted.hidden === 0
    ? []
    : [counted.accepted(accepted.findings, accepted.hidden, language)]
