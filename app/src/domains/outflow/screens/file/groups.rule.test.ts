import { describe, expect, it } from 'vitest'
import type { Report } from '../api.ts'
import { finding } from './finding.testing.ts'
import { familiesOf, groupsOf, neighbourOf } from './groups.ts'

const tally = (id: string, items: number, chars = items) => ({ id, zh: id, en: id, items, chars })
const report = {
  detectors: [tally('phone', 1), tally('id', 2), tally('counted', 9), tally('nothing', 0)],
  findings: [finding(0, 'id', 'A'), finding(1, 'phone', 'B'), finding(2, 'id', 'C')],
} as unknown as Report

describe('groups of findings', () => {
  const groups = groupsOf(report)
  it('come with most findings first, and name a detector whose findings are only counted', () => {
    expect(groups.map(({ detector, findings }) => [detector.id, findings.map(({ no }) => no)])).toEqual([
      ['counted', []],
      ['id', [0, 2]],
      ['phone', [1]],
    ])
  })
  it('are walked through from the first to the last, and no further', () => {
    expect(neighbourOf(groups, null, 1)?.no).toBe(0)
    expect(neighbourOf(groups, 0, 1)?.no).toBe(2)
    expect(neighbourOf(groups, 2, 1)?.no).toBe(1)
    expect(neighbourOf(groups, 1, 1)?.no).toBe(1)
    expect(neighbourOf(groups, 0, -1)?.no).toBe(0)
    expect(neighbourOf([], null, 1)).toBeUndefined()
  })
})

describe('families of hidden data', () => {
  it('keeps content apart from traces; a class unknown here counts as content', () => {
    const { content, traces } = familiesOf([
      tally('author', 1),
      tally('comment', 2, 10),
      tally('new-class', 1, 50),
    ])
    expect(content.map(({ id }) => id)).toEqual(['new-class', 'comment'])
    expect(traces.map(({ id }) => id)).toEqual(['author'])
  })
})
