import type { OpenedLine } from '../api.ts'

/** Rows of the four records that stand side by side. */
export type Row = 'time' | 'person' | 'target' | 'case' | 'system' | 'act' | 'place'
export type Source = 'log' | 'book' | 'roster' | 'cases'
export type Mark = `${Source}.${Row}`

/** Where the records disagree, read off the rules that spoke: the mark stands at the record that contradicts the log. */
export function marksOf({ line, entry }: Pick<OpenedLine, 'line' | 'entry'>): ReadonlySet<Mark> {
  const marks = new Set<Mark>()
  if (entry === null) marks.add('book.time')
  for (const difference of line.differences) {
    if (difference === 'target') marks.add('book.target')
    if (difference === 'case') marks.add('book.case')
    if (difference === 'querier' || difference === 'requester') marks.add('book.person')
  }
  for (const { rule, severity } of line.reasons) {
    if (rule === 'Q01' && severity === 'notice') marks.add('book.time')
    if (rule === 'Q05') marks.add(caseMarks[line.caseLevel] ?? 'cases.case')
    if (rule === 'Q06' || rule === 'Q08') marks.add('roster.time')
    if (rule === 'Q07') marks.add('roster.place')
  }
  return marks
}
const caseMarks: Readonly<Record<number, Mark>> = { 2: 'cases.time', 3: 'cases.person', 4: 'cases.target' }
