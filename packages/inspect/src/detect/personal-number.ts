import type { Candidate, Evidence } from '../words/detector.ts'
import type { Anchored } from './anchors.ts'
import { labelBefore } from './labels.ts'
import { asDigits, asLetter, isRepairable, OCR_REPAIRED } from './look-alikes.ts'
import type { NormalText } from './normal-text.ts'
import { matches } from './pattern.ts'

/** Letter values of all Taiwanese personal numbers; L, R, S, Y are no longer issued but stay valid. */
export const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'
const letterValue = (letter: string): number => LETTERS.indexOf(letter) + 10

/** Whether the last digit is the check digit of the nine characters before it. `secondDigit` serves the old resident numbers. */
export function checksumHolds(id: string, secondDigit = Number(id[1])): boolean {
  const value = letterValue(id.charAt(0))
  let sum = Math.floor(value / 10) + (value % 10) * 9 + secondDigit * 8
  for (let i = 2; i <= 8; i++) sum += Number(id[i]) * (9 - i)
  return (sum + Number(id[9])) % 10 === 0
}

/** The label right before a number says that it numbers a thing: a model, an invoice, a case. */
export function thingLabel(text: NormalText, start: number): readonly Evidence[] {
  const label = labelBefore(text, start)
  return label?.family === 'other' ? [{ code: 'NEGATIVE', weight: -0.4, what: label.text }] : []
}

/**
 * Numbers in which letters were read for digits, or a digit for the letter, and whose check digit is right after repair.
 * A digit in place of the letter makes it look like any number of ten digits, so there the label must say what it is.
 */
export function* repaired(pattern: Anchored, text: NormalText): Generator<Candidate> {
  for (const { start, end, value } of matches(pattern, text)) {
    const letter = value.charAt(0)
    const tail = value.slice(1)
    const misread = letter >= '0' && letter <= '9'
    if (!misread && !isRepairable(tail)) continue
    const right = asLetter(letter) + asDigits(tail)
    if (!checksumHolds(right)) continue
    if (misread && labelBefore(text, start)?.family !== 'identity') continue
    yield {
      start,
      end,
      value: right,
      evidence: [
        { code: 'PATTERN', weight: 0.3 },
        { code: 'CHECKSUM', weight: 0.35 },
        OCR_REPAIRED,
        ...thingLabel(text, start),
      ],
    }
  }
}
