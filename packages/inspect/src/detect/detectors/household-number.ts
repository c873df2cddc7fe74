import type { Candidate, Detector } from '../../words/detector.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

const PATTERN = inDigits(spaced(['[A-Z]', [7, '\\d']]))

/** 戶號: a letter and seven digits; no check digit, so the label decides. */
export const householdNumber: Detector = {
  id: 'tw.household-number',
  title: { zh: '戶號', en: 'Household number' },
  since: '2026-11',
  source: '戶口名簿戶號（1 英文 7 數字）',
  headings: { pattern: /戶號|戶籍編號/, weight: 0.5 },
  neighbour: 0.05,
  hits: [
    { text: '戶號：F1234567', value: 'F1234567' },
    { text: '戶號 f 123 4567', value: 'F1234567' },
    { text: '戶號Ｆ１２３４５６７', value: 'F1234567' },
    { text: '戶號 F一二三四五六七', value: 'F1234567' },
    { text: '戶號 F123\n4567', value: 'F1234567' },
  ],
  misses: ['F1234567', '戶號 F12345678', '料號 F1234567', '戶號 AB123456'],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(PATTERN, text)) {
      const label = labelled(text, start, ['household'], { right: 0.5, wrong: -0.2 })
      yield { start, end, value, evidence: [{ code: 'PATTERN', weight: 0.1 }, ...label] }
    }
  },
  mask: (value) => maskMiddle(value, 2, 2),
}
