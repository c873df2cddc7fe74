import { describe, expect, it } from 'vitest'
import type { OpenedLine } from '../api.ts'
import { marksOf } from './records.ts'

type Facts = Pick<OpenedLine, 'line' | 'entry'>
const facts = (line: object, entry: object | null = {}): Facts =>
  ({ line: { differences: [], reasons: [], caseLevel: 5, ...line }, entry }) as unknown as Facts
const because = (rule: string, severity = 'explain') => ({ rule, severity })

describe('the marks on the records', () => {
  it('are none where everything agrees', () => {
    expect([...marksOf(facts({}))]).toEqual([])
  })
  it('stand at the book where nothing was registered, or only later', () => {
    expect([...marksOf(facts({ reasons: [because('Q01', 'serious')] }, null))]).toEqual(['book.time'])
    expect([...marksOf(facts({ reasons: [because('Q01', 'notice')] }))]).toEqual(['book.time'])
  })
  it('stand at what the book says otherwise', () => {
    expect([...marksOf(facts({ differences: ['target', 'case', 'querier'] }))]).toEqual([
      'book.target',
      'book.case',
      'book.person',
    ])
  })
  it.each([
    [0, 'cases.case'],
    [1, 'cases.case'],
    [2, 'cases.time'],
    [3, 'cases.person'],
    [4, 'cases.target'],
  ])('stand at the case as its level %i says', (caseLevel, mark) => {
    expect([...marksOf(facts({ caseLevel, reasons: [because('Q05')] }))]).toEqual([mark])
  })
  it('stand at the roster for time and place of duty', () => {
    expect([...marksOf(facts({ reasons: [because('Q06'), because('Q07'), because('Q08')] }))]).toEqual([
      'roster.time',
      'roster.place',
    ])
  })
})
