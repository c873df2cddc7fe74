import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../api.ts'
import {
  type Choice,
  extentOf,
  firstChoice,
  goingMarks,
  planOf,
  wishOf,
  withClass,
  withDetector,
  withMark,
} from './choice.ts'
import { finding } from './finding.testing.ts'

const tally = (id: string, items: number) => ({ id, zh: id, en: id, items, chars: items })
const findings = [
  finding(0, 'id', 'A'),
  finding(1, 'id', 'B'),
  finding(2, 'id', 'A'),
  finding(3, 'phone', 'C'),
  finding(4, 'any-number', 'B'),
]
const report: Report = {
  verdict: 'COMPLETE',
  unread: [],
  parts: 1,
  chars: 10,
  spans: 1,
  ms: 1,
  hidden: [tally('comment', 3), tally('hidden-sheet', 7)],
  detectors: [tally('id', 5), tally('phone', 1), tally('any-number', 1)],
  findings,
  findingsTotal: 7,
  tables: [],
  levels: [],
}
const none = { ...firstChoice(report), hidden: new Set<string>() }

describe('a choice', () => {
  it('begins with everything hidden and nothing of what is seen', () => {
    expect(wishOf(firstChoice(report), findings)).toEqual({
      hidden: ['comment', 'hidden-sheet'],
      findings: [],
      detectors: [],
      style: 'bar',
    })
  })
  it('names a value once, wherever it stands', () => {
    expect(wishOf(withMark(none, findings, 'A'), findings).findings).toEqual([0])
  })
  it('takes a value with it that another detector found too', () => {
    const choice = withDetector(none, findings, 'id', true)
    expect(goingMarks(choice, findings)).toEqual(new Set(['A', 'B']))
    expect(extentOf(choice, findings, 'id')).toBe('all')
    expect(extentOf(choice, findings, 'any-number')).toBe('some')
    expect(extentOf(choice, findings, 'phone')).toBe('none')
    expect(wishOf(choice, findings)).toMatchObject({ findings: [], detectors: ['id'] })
  })
  it('keeps the others of a detector when one value of it is spared', () => {
    const choice = withMark(withDetector(none, findings, 'id', true), findings, 'B')
    expect(wishOf(choice, findings)).toMatchObject({ findings: [0], detectors: [] })
  })
  it('lets go of every value when the detector is unticked', () => {
    const choice = withDetector(withMark(none, findings, 'A'), findings, 'id', false)
    expect(planOf(choice, report).empty).toBe(true)
  })
  it('says what goes and what stays, with findings that are only counted', () => {
    const choice = withClass(withDetector(firstChoice(report), findings, 'id', true), 'comment', false)
    expect(planOf(choice, report)).toEqual({
      classes: 1,
      hiddenItems: 7,
      values: 2,
      places: 6,
      staysHidden: [tally('comment', 3)],
      staysFound: [tally('phone', 1)],
      empty: false,
    })
    // Chosen value by value, what the report does not list stays.
    expect(planOf(withMark(none, findings, 'A'), report)).toMatchObject({ values: 1, places: 2 })
  })
  it('counts a finding in hidden data as gone with its class, not as staying', () => {
    const inComment = [finding(0, 'phone', 'C', { sight: 'comment' })]
    const only = { ...report, detectors: [tally('phone', 1)], findings: inComment }
    expect(planOf(firstChoice(only), only)).toMatchObject({ places: 0, staysFound: [] })
    const kept = withClass(firstChoice(only), 'comment', false)
    expect(planOf(kept, only).staysFound).toEqual([tally('phone', 1)])
  })
  it('turning a value twice changes nothing that goes', () => {
    const marks = ['A', 'B', 'C']
    const step = fc.oneof(
      fc.record({ mark: fc.constantFrom(...marks) }),
      fc.record({ detector: fc.constantFrom('id', 'phone', 'any-number'), on: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.array(step), fc.constantFrom(...marks), (steps, mark) => {
        let choice: Choice = none
        for (const one of steps)
          choice =
            'mark' in one
              ? withMark(choice, findings, one.mark)
              : withDetector(choice, findings, one.detector, one.on)
        const twice = withMark(withMark(choice, findings, mark), findings, mark)
        expect(goingMarks(twice, findings)).toEqual(goingMarks(choice, findings))
      }),
    )
  })
})
