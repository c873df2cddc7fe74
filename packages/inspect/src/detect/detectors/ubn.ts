import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import { labelled } from '../labels.ts'
import { asDigits, DIGIT_LIKE, isRepairable, OCR_REPAIRED } from '../look-alikes.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

const WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1]
/** Not behind a hyphen or dot that follows a digit: those eight are the end of a phone number or of a date. */
const BEFORE = '(?<![0-9A-Z])(?<![0-9)][ \\-./])'
const PATTERN = inDigits(spaced([[8, '\\d']], { before: BEFORE }))
const MISREAD = inDigits(spaced([[8, DIGIT_LIKE]], { before: BEFORE }))
/** A firm's name directly before: 甲乙股份有限公司（12345675）. */
const FIRM = /(公司|商行|商號|企業社|工作室|事務所|合作社|協會|基金會)[ ]?[(:]?[ ]?$/

/**
 * 營利事業統一編號 since 2023-04-01: the digit sum of the products is divisible by 5 (before: 10); a 7 in the seventh place
 * gives 28, whose sum counts as 10 or as 1. One random number in four to five passes.
 */
export function ubnHolds(value: string): boolean {
  let sum = 0
  WEIGHTS.forEach((weight, i) => {
    const product = Number(value[i]) * weight
    sum += Math.floor(product / 10) + (product % 10)
  })
  return sum % 5 === 0 || (value[6] === '7' && (sum + 1) % 5 === 0)
}

/** 統一編號 of a firm: weak check, so only with a label, a heading or a firm's name before it. */
export const ubn: Detector = {
  id: 'tw.ubn',
  title: { zh: '營利事業統一編號', en: 'Unified business number' },
  since: '2026-11',
  source: '財政部財政資訊中心 營利事業統一編號檢查碼邏輯（112.4.1 起以 5 整除）',
  headings: { pattern: /統編|統一編號|UBN|VAT/i, weight: 0.45 },
  neighbour: 0.05,
  hits: [
    { text: '統一編號：12345675', value: '12345675' },
    { text: '統編 1234-5675', value: '12345675' },
    { text: '統編：１２３４５６７５', value: '12345675' },
    { text: '統編一二三四五六七五', value: '12345675' },
    { text: '統編 12345\n675', value: '12345675' },
    { text: '統編 l234S675', value: '12345675' },
    { text: '甲乙股份有限公司（12345675）', value: '12345675' },
  ],
  misses: [
    '12345675',
    '統編 12345674',
    '電話 02-12345675',
    '日期 20261129',
    '甲乙公司於20261129',
    '帳號 12345675',
  ],
  *find(text): Generator<Candidate> {
    const context = (start: number): readonly Evidence[] => {
      const label = labelled(text, start, ['ubn'], { right: 0.45, wrong: -0.2 })
      if (label.length > 0) return label
      const firm = FIRM.exec(text.folded.slice(Math.max(0, start - 8), start))
      return firm === null ? [] : [{ code: 'KEYWORD', weight: 0.4, what: firm[1] ?? '' }]
    }
    for (const { start, end, value } of matches(PATTERN, text)) {
      if (ubnHolds(value)) yield { start, end, value, evidence: [PASSED, CHECKSUM, ...context(start)] }
    }
    for (const { start, end, value } of matches(MISREAD, text)) {
      const right = asDigits(value)
      if (!isRepairable(value) || !ubnHolds(right)) continue
      yield { start, end, value: right, evidence: [PASSED, CHECKSUM, OCR_REPAIRED, ...context(start)] }
    }
  },
  mask: (value) => maskMiddle(value, 2, 2),
}

const PASSED = { code: 'PATTERN', weight: 0.05 } as const
const CHECKSUM = { code: 'CHECKSUM', weight: 0.15 } as const
