import { csvRow } from '@subrosa/tabular'
import { oneLine, partWay } from '../language.ts'
import { detectorName, faultName, hiddenName, kindName, passedName, verdictName } from '../names.ts'
import type { Entry, Language } from '../words.ts'
import type { Finished } from './format.ts'

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  zh: '檔案,部分,位置,項目,代碼,說明,遮蔽樣本,密等,件數,分數,可見性,代號（HMAC）,檔案雜湊'.split(','),
  en: 'File,Part,Place,Row,Code,Meaning,Masked sample,Level,Count,Score,Sight,Mark (HMAC),File digest'.split(
    ',',
  ),
}
const ROWS = {
  file: { zh: '檔案', en: 'file' },
  finding: { zh: '發現', en: 'finding' },
  hidden: { zh: '隱藏', en: 'hidden' },
  unread: { zh: '未檢查', en: 'not inspected' },
  passed: { zh: '略過', en: 'passed over' },
  persons: { zh: '人員表', en: 'table of persons' },
  marked: { zh: '密等文件', en: 'marked document' },
  unlisted: { zh: '未列出', en: 'not listed' },
  ended: { zh: '掃描中斷', en: 'interrupted' },
} as const

type Cells = Partial<{
  part: string
  place: string
  code: string
  meaning: string
  masked: string
  level: string
  count: number
  score: number
  sight: string
  mark: string
  digest: string | null
}>

/** One row for each file and each thing told of it. Begins with the mark by which spreadsheets know UTF-8; no cell is run as a formula. */
export async function* csv({ ending, entries, language }: Finished): AsyncIterable<string> {
  yield `\uFEFF${csvRow(HEADS[language])}`
  const row = (path: string, what: keyof typeof ROWS, cells: Cells): string =>
    csvRow([
      ...[oneLine(path), cells.part ?? '', cells.place ?? '', ROWS[what][language], cells.code ?? ''],
      ...[cells.meaning ?? '', cells.masked ?? '', cells.level ?? '', cells.count ?? null],
      ...[cells.score ?? null, cells.sight ?? '', cells.mark ?? '', cells.digest ?? ''],
    ])
  for await (const entry of entries()) yield rowsOf(entry, language, row)
  if (ending.interrupted) yield row('', 'ended', { code: 'INTERRUPTED' })
}

function rowsOf(
  entry: Entry,
  language: Language,
  row: (path: string, what: keyof typeof ROWS, cells: Cells) => string,
): string {
  const { path } = entry
  if (entry.type === 'passed')
    return row(path, 'passed', {
      code: entry.why,
      meaning: [passedName(entry.why, language), entry.detail].filter((one) => one !== '').join(' '),
    })
  const rows = [
    row(path, 'file', {
      code: entry.verdict,
      meaning: `${verdictName(entry.verdict, language)}（${kindName(entry.kind, language)}）`,
      count: entry.documents,
      digest: entry.digest,
    }),
    ...entry.marked.map(({ part, level }) => row(path, 'marked', { part: partWay(part), level })),
    ...entry.persons.map(({ part, sheet, persons }) =>
      row(path, 'persons', { part: partWay(part), place: oneLine(sheet), count: persons }),
    ),
    ...entry.findings.map((one) =>
      row(path, 'finding', {
        part: partWay(one.part),
        place: oneLine(one.address),
        code: one.detector,
        meaning: detectorName(one.detector, language),
        masked: oneLine(one.masked),
        score: one.score,
        sight: one.sight,
        mark: one.mark,
      }),
    ),
    ...(entry.unlisted > 0 ? [row(path, 'unlisted', { count: entry.unlisted })] : []),
    ...entry.hidden.map(({ class: name, items, places }) =>
      row(path, 'hidden', {
        place: oneLine(places[0] ?? ''),
        code: name,
        meaning: hiddenName(name, language),
        count: items,
      }),
    ),
    ...entry.notRead.map(({ code, count, part, zh, en }) =>
      row(path, 'unread', {
        part: partWay(part),
        code,
        meaning: count > 1 ? faultName(code, language) : oneLine(language === 'zh' ? zh : en),
        count,
      }),
    ),
  ]
  return rows.join('')
}
