import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import { labelled } from '../labels.ts'
import { asDigits, DIGIT_LIKE, isRepairable, OCR_REPAIRED } from '../look-alikes.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

/** Sixteen digits of the schemes issued here (Visa 4, Mastercard 2 and 5, JCB 35, UnionPay 62, U Card 6), fifteen of Amex. */
const SIXTEEN = inDigits(spaced(['[2-6]', [15, '\\d']]))
const FIFTEEN = inDigits(spaced(['3', '[47]', [13, '\\d']]))
const MISREAD = inDigits(spaced(['[2-6SB]', [15, DIGIT_LIKE]]))
const ISSUED = /^(4|5[1-5]|2[2-7]|35|6[0-5])\d{14}/

/** Luhn: one random number in ten passes. */
export function luhnHolds(value: string): boolean {
  let sum = 0
  for (let i = 0; i < value.length; i++) {
    const digit = Number(value[value.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** 信用卡號. */
export const card: Detector = {
  id: 'tw.card',
  title: { zh: '信用卡號', en: 'Payment card number' },
  since: '2026-11',
  source: 'ISO/IEC 7812 (Luhn)',
  headings: { pattern: /卡號|信用卡|CARD/i, weight: 0.3 },
  hits: [
    { text: '信用卡 4111 1111 1111 1111', value: '4111111111111111' },
    { text: '4111-1111-1111-1111', value: '4111111111111111' },
    { text: '卡號：５５５５５５５５５５５５４４４４', value: '5555555555554444' },
    { text: 'Card: VISA/AMEX 378282246310005', value: '378282246310005' },
    { text: '卡號四一一一一一一一一一一一一一一一', value: '4111111111111111' },
    { text: '卡號 41111111\n11111111', value: '4111111111111111' },
    { text: '卡號 4I11 1l11 1111 1111', value: '4111111111111111' },
  ],
  misses: [
    '4111111111111112',
    '帳號 4111111111111111',
    '訂單編號 4111111111111111',
    '1111111111111117',
    '41111111111111111',
  ],
  *find(text): Generator<Candidate> {
    const evidence = (start: number, end: number): readonly Evidence[] => {
      const weight = EMBOSSED.test(text.folded.slice(start, end)) ? 0.25 : 0.1
      const label = labelled(text, start, ['card'], { right: 0.3, wrong: -0.3 })
      return [{ code: 'PATTERN', weight }, CHECKSUM, ...label]
    }
    for (const pattern of [SIXTEEN, FIFTEEN])
      for (const { start, end, value } of matches(pattern, text)) {
        if (!luhnHolds(value) || (pattern === SIXTEEN && !ISSUED.test(value))) continue
        yield { start, end, value, evidence: evidence(start, end) }
      }
    for (const { start, end, value } of matches(MISREAD, text)) {
      const right = asDigits(value)
      if (!isRepairable(value) || !ISSUED.test(right) || !luhnHolds(right)) continue
      yield { start, end, value: right, evidence: [...evidence(start, end), OCR_REPAIRED] }
    }
  },
  mask: (value) => maskMiddle(value, 4, 2),
}

/** Four by four is how cards are embossed and little else is written. */
const EMBOSSED = /^\S{4}([ -])\S{4}\1\S{4}\1\S{4}$/
const CHECKSUM = { code: 'CHECKSUM', weight: 0.35 } as const
