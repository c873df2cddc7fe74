import { expect, it } from 'vitest'
import type { ReviewerFigures } from '../words.ts'
import { rubberStamp } from './rubber-stamp.ts'

const limits = { medianSeconds: 2, minLines: 20 }
const figures = (more: Partial<ReviewerFigures>): ReviewerFigures => ({
  person: 'h',
  stamps: 200,
  approved: 200,
  asked: 0,
  referred: 0,
  corrected: 0,
  unexplained: 0,
  unexplainedApproved: 0,
  medianDwellMs: 9000,
  ...more,
})

it.each<[string, Partial<ReviewerFigures>, string[]]>([
  ['200 lines within 60 seconds', { medianDwellMs: 300 }, ['review.hasty']],
  ['just slow enough', { medianDwellMs: 2000 }, []],
  ['too few lines to judge', { stamps: 19, medianDwellMs: 100, unexplained: 5 }, []],
  [
    'never asked although there was reason to',
    { unexplained: 8, unexplainedApproved: 8 },
    ['review.never-asked'],
  ],
  ['asked once', { unexplained: 8, asked: 1 }, []],
  ['no reason to ask', {}, []],
  ['both', { medianDwellMs: 1999, unexplained: 1 }, ['review.hasty', 'review.never-asked']],
])('%s', (_, more, rules) =>
  expect(rubberStamp(figures(more), limits).map((reason) => reason.rule)).toEqual(rules),
)
