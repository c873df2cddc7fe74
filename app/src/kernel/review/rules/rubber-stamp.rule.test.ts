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

it.each<[string, Partial<ReviewerFigures>, 'day' | 'period', string | null]>([
  ['200 lines within 60 seconds', { medianDwellMs: 300 }, 'day', 'hasty'],
  ['just slow enough', { medianDwellMs: 2000 }, 'day', null],
  ['too few lines to judge', { stamps: 19, medianDwellMs: 100 }, 'day', null],
  ['too few lines to judge', { stamps: 19, unexplained: 5 }, 'period', null],
  [
    'never asked although there was reason to',
    { unexplained: 8, unexplainedApproved: 8 },
    'period',
    'never-asked',
  ],
  ['asked once', { unexplained: 8, asked: 1 }, 'period', null],
  ['referred once', { unexplained: 8, referred: 1 }, 'period', null],
  ['no reason to ask', {}, 'period', null],
])('%s', (_, more, over, found) => expect(rubberStamp(figures(more), over, limits)).toBe(found))
