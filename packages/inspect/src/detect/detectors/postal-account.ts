import type { Candidate, Detector } from '../../words/detector.ts'
import type { Anchored } from '../anchors.ts'
import { labelled } from '../labels.ts'
import { asDigits, DIGIT_LIKE, isRepairable, OCR_REPAIRED } from '../look-alikes.ts'
import { maskMiddle } from '../mask.ts'
import { found, inDigits, spaced, squeeze } from '../pattern.ts'

/** 局號 (7) and 帳號 (7) side by side, with the second's label between them or not; 700 is the post's bank code. */
const between = (digit: string): Anchored =>
  inDigits(
    new RegExp(
      `${half('(?<![0-9A-Z])', digit)}[ ,;、/\\-]{0,2}(?:\\r?\\n[ ]{0,8})?(?:帳號|帳戶)?(?:號碼)?[ :]{0,2}${half('', digit)}(?![0-9A-Z])`,
      'g',
    ),
  )
const half = (before: string, digit: string): string => spaced([[7, digit]], { before, after: '' }).source
const CLEAN = between('\\d')
const MISREAD = between(DIGIT_LIKE)

/** Weights 2 to 7 over six digits; 11 less the rest is the check digit, 10 becomes 0 and 11 becomes 1. */
export function postalHalfHolds(half: string): boolean {
  let sum = 0
  for (let i = 0; i < 6; i++) sum += Number(half[i]) * (i + 2)
  return Number(half[6]) === (11 - (sum % 11)) % 10
}

/** 郵局帳號: two checks, one random number in a hundred passes. */
export const postalAccount: Detector = {
  id: 'tw.postal-account',
  title: { zh: '郵局存簿帳號', en: 'Postal account' },
  since: '2026-11',
  source: '中華郵政 存簿儲金局號、帳號各 7 碼（末碼為檢查碼；公開程式樣本核對）',
  headings: { pattern: /郵局|局號|帳號|帳戶|存簿/, weight: 0.3 },
  neighbour: 0.05,
  hits: [
    { text: '郵局帳號：局號0001236帳號0123453', value: '00012360123453' },
    { text: '存簿儲金 0001236-0123453', value: '00012360123453' },
    { text: '郵局帳戶：７００１５８５　０１２３４５３', value: '70015850123453' },
    { text: '局號 0001236 帳號 0123453', value: '00012360123453' },
    { text: '局號〇〇〇一二三六帳號〇一二三四五三', value: '00012360123453' },
    { text: '郵局帳號 0001236\n0123453', value: '00012360123453' },
    { text: '郵局帳號 O001236-O1234S3', value: '00012360123453' },
  ],
  misses: ['00012360123453', '郵局帳號 0001237-0123453', '訂單 0001236-0123453', '局號0001236 帳號0123454'],
  *find(text): Generator<Candidate> {
    for (const pattern of [CLEAN, MISREAD])
      for (const match of found(pattern, text)) {
        const written = squeeze(match[0]).replace(/[^0-9A-Z]/g, '')
        const value = pattern === CLEAN ? written : asDigits(written)
        if (pattern === MISREAD && !isRepairable(written)) continue
        if (!postalHalfHolds(value.slice(0, 7)) || !postalHalfHolds(value.slice(7))) continue
        const label = labelled(text, match.index, ['postal', 'account'], { right: 0.3, wrong: -0.3 })
        yield {
          start: match.index,
          end: match.index + match[0].length,
          value,
          evidence: [FORM, CHECKSUM, ...(pattern === CLEAN ? [] : [OCR_REPAIRED]), ...label],
        }
      }
  },
  mask: (value) => maskMiddle(value, 3, 2),
}

const FORM = { code: 'PATTERN', weight: 0.1 } as const
const CHECKSUM = { code: 'CHECKSUM', weight: 0.25 } as const
