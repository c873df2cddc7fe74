import type { Candidate, Detector } from '../../words/detector.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

/** (+886)0 in front of the nine digits that follow; the trunk 0 is often kept though it should go. */
const LOCAL = inDigits(spaced(['0', '9', [8, '\\d']]))
const ABROAD = inDigits(
  spaced(['(?:\\+|00[29]?|\\(\\+?)?886\\)?', '(?:\\(?0\\)?)?9', [8, '\\d']], {
    before: '(?<![0-9A-Z+])',
  }),
)

/** 行動電話: 09 and eight digits, also with +886. */
export const mobile: Detector = {
  id: 'tw.mobile',
  title: { zh: '行動電話', en: 'Mobile phone number' },
  since: '2026-11',
  source: '數位發展部 公眾電信網路號碼計畫（09xx 行動通信）',
  keywords: { pattern: /電話|手機|行動|聯絡|聯繫|TEL|PHONE|MOBILE|CELL|簡訊|LINE/, weight: 0.15 },
  headings: { pattern: /電話|手機|行動|TEL|PHONE|MOBILE/, weight: 0.2 },
  negatives: [
    { pattern: /流水號|文號|字第|料號|型號|序號|案號|條碼|帳號|統編|SERIAL|MODEL/, weight: -0.3 },
    { pattern: /元整|新臺幣|NT\$/, weight: -0.2 },
  ],
  neighbour: 0.1,
  hits: [
    { text: '手機：0912345678', value: '0912345678' },
    { text: '請電0912-345-678王先生', value: '0912345678' },
    { text: '0912 345 678、0987.654.321', value: '0987654321' },
    { text: '０９１２－３４５－６７８', value: '0912345678' },
    { text: '+886 912 345 678', value: '0912345678' },
    { text: '(+886)912345678', value: '0912345678' },
    { text: '+886-(0)912-345-678', value: '0912345678' },
    { text: '電話 886-912345678', value: '0912345678' },
    { text: '聯絡電話為0912-\n345678，', value: '0912345678' },
    { text: '手機零九一二三四五六七八', value: '0912345678' },
    { text: '手機○九一二三四五六七八', value: '0912345678' },
    { text: '09\u200b12345678', value: '0912345678' },
  ],
  misses: [
    '09123456789',
    '10912345678',
    '府授人字第0912345678號，文號0912345678',
    '流水號 0912345678',
    '0812345678',
    '0912○○○678',
    '091234567',
    '2026-09-12 34:56:78',
    '新臺幣 0912345678 元整',
    'A0912345678',
  ],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(LOCAL, text)) {
      yield { start, end, value, evidence: [{ code: 'PATTERN', weight: 0.65 }] }
    }
    for (const { start, end, value } of matches(ABROAD, text)) {
      const local = `0${value.slice(-9)}`
      yield { start, end, value: local, evidence: [{ code: 'PATTERN', weight: 0.65 }, INTERNATIONAL] }
    }
  },
  mask: (value) => maskMiddle(value, 4, 3),
}

const INTERNATIONAL = { code: 'INTERNATIONAL', weight: 0.1 } as const
