import type { Candidate, Detector } from '../../words/detector.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

const PATTERN = inDigits(spaced([[12, '\\d']]))

/** 健保卡號: twelve digits, mostly 0000 and eight more; no check digit is published, so the label decides. */
export const nhiCard: Detector = {
  id: 'tw.nhi-card',
  title: { zh: '健保卡號', en: 'NHI card number' },
  since: '2026-11',
  source: '健保卡正面卡號 12 碼；檢查碼規則未公開（核對中）',
  headings: { pattern: /健保|NHI/i, weight: 0.5 },
  neighbour: 0.05,
  hits: [
    { text: '健保卡號 000012345678', value: '000012345678' },
    { text: '健保卡卡號：0000-1234-5678', value: '000012345678' },
    { text: 'NHI card no. 0000 1234 5678', value: '000012345678' },
    { text: '健保卡號００００８７６５４３２１', value: '000087654321' },
    { text: '健保卡號零零零零一二三四五六七八', value: '000012345678' },
    { text: '健保卡號 000012\n345678', value: '000012345678' },
  ],
  misses: [
    '000012345678',
    '健保卡遺失，改用匯款帳號 000012345678',
    '健保卡 0000123456789',
    '訂單 202611290001',
  ],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(PATTERN, text)) {
      const pattern = { code: 'PATTERN', weight: value.startsWith('0000') ? 0.2 : 0.1 } as const
      const label = labelled(text, start, ['nhi'], { right: 0.5, wrong: -0.2 })
      yield { start, end, value, evidence: [pattern, ...label] }
    }
  },
  mask: (value) => maskMiddle(value, 4, 2),
}
