import type { Finding } from '@subrosa/inspect'
import { describe, expect, it } from 'vitest'
import { wishOf, type Choice } from './wish.ts'

const finding = (detector: string, mark: string): Finding => ({
  detector,
  mark,
  masked: '***',
  score: 1,
  sight: 'visible',
  reasons: [],
  place: { part: ['a.txt'], address: 'L1', box: null },
  extent: { span: 0, start: 0, end: 3, offset: 0 },
})
const findings = [
  finding('tw.mobile', 'm1'),
  finding('tw.name', 'n1'),
  finding('tw.mobile', 'm2'),
  finding('tw.name', 'n1'),
]
const nothing: Choice = { hidden: [], findings: [], detectors: [], style: 'bar' }
const wish = (choice: Partial<Choice>) =>
  wishOf({ ...nothing, ...choice }, findings, { comment: 1, macro: 2 })

describe('a wish', () => {
  it('names each value once, by whatever way it was chosen', () => {
    expect(wish({ findings: [1, 3, 0], detectors: ['tw.mobile'], hidden: ['macro', 'macro'] })).toEqual({
      ok: true,
      value: { hidden: ['macro'], marks: ['m1', 'm2', 'n1'], style: 'bar' },
    })
  })

  it('is refused where it names nothing, or what the report does not have', () => {
    const codes = [
      {},
      { hidden: ['thumbnail'] },
      { hidden: ['toString'] },
      { detectors: ['tw.card'] },
      { findings: [4] },
    ].map((choice) => {
      const made = wish(choice)
      return made.ok ? null : [made.error.code, made.error.params['what'] ?? null]
    })
    expect(codes).toEqual([
      ['OUTFLOW_NOTHING_CHOSEN', null],
      ['OUTFLOW_UNKNOWN_CHOICE', 'thumbnail'],
      ['OUTFLOW_UNKNOWN_CHOICE', 'toString'],
      ['OUTFLOW_UNKNOWN_CHOICE', 'tw.card'],
      ['OUTFLOW_UNKNOWN_CHOICE', 4],
    ])
  })
})
