import type { Candidate, Detector } from '../../words/detector.ts'
import { digitRun } from '../digit-run.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches } from '../pattern.ts'

/** Account of 10 to 16 digits, with the bank's code of 3 (7 with the branch) before it or not. */
const PATTERN = inDigits(digitRun(10, 19))
const BANK = /銀行|分行|農會|漁會|信用合作社|郵局|信合社|BANK/

/** 銀行帳號: every bank has a check of its own and no common one exists, so the label decides. */
export const bankAccount: Detector = {
  id: 'tw.bank-account',
  title: { zh: '銀行帳號', en: 'Bank account' },
  since: '2026-11',
  source: '財金資訊公司 金融機構代號；帳號長度 10–16 碼，無共通檢查碼',
  keywords: { pattern: BANK, weight: 0.1 },
  headings: { pattern: /帳號|帳戶|ACCOUNT/i, weight: 0.5 },
  neighbour: 0.05,
  hits: [
    { text: '匯款帳號：012-345678901234', value: '012345678901234' },
    { text: '○○銀行帳號 1234-56-7890123-4', value: '12345678901234' },
    { text: '帳號１２３４５６７８９０１２', value: '123456789012' },
    { text: '入帳帳戶 123 456 789 012', value: '123456789012' },
    { text: '帳號一二三四五六七八九零一二', value: '123456789012' },
    { text: '帳號 1234567\n89012', value: '123456789012' },
  ],
  misses: [
    '123456789012',
    '帳號 123456789',
    '匯款單號 123456789012',
    '登入帳號 wang_ming',
    '帳號 12345678901234567890',
  ],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(PATTERN, text)) {
      const label = labelled(text, start, ['account', 'postal'], { right: 0.5, wrong: -0.2 })
      yield { start, end, value, evidence: [{ code: 'PATTERN', weight: 0.1 }, ...label] }
    }
  },
  mask: (value) => maskMiddle(value, 3, 2),
}
