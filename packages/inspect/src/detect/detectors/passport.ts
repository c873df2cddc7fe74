import type { Candidate, Detector } from '../../words/detector.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

const PATTERN = inDigits(spaced([[9, '\\d']]))

/** 護照號碼: nine digits without a check digit, so only its label or heading tells it from any other number. */
export const passport: Detector = {
  id: 'tw.passport',
  title: { zh: '護照號碼', en: 'Passport number' },
  since: '2026-11',
  source: '外交部領事事務局 護照號碼 9 碼（晶片護照以 3 起始）；無檢查碼',
  headings: { pattern: /護照|PASSPORT/i, weight: 0.5 },
  neighbour: 0.05,
  hits: [
    { text: '護照號碼：312345678', value: '312345678' },
    { text: 'Passport No. 3 1234 5678', value: '312345678' },
    { text: '持用護照第３００１２３４５６號入境', value: '300123456' },
    { text: '護照號碼三一二三四五六七八', value: '312345678' },
    { text: '護照號碼\n312-345-678', value: '312345678' },
    { text: '護照號碼為31234\n5678', value: '312345678' },
  ],
  misses: [
    '312345678',
    '護照及健保卡號 312345678',
    '護照費1300元，案號 110023456',
    '護照3123456789',
    '文號312345678',
  ],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(PATTERN, text)) {
      const pattern = { code: 'PATTERN', weight: value.startsWith('3') ? 0.15 : 0.1 } as const
      const label = labelled(text, start, ['passport'], { right: 0.5, wrong: -0.2 })
      yield { start, end, value, evidence: [pattern, ...label] }
    }
  },
  mask: (value) => maskMiddle(value, 2, 2),
}
