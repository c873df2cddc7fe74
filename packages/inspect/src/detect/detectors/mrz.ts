import type { Candidate, Detector } from '../../words/detector.ts'
import { asDigits } from '../look-alikes.ts'
import { inFolded, matches, spaced } from '../pattern.ts'

const D = '[0-9OILSB]'
/** Second line of a passport's machine-readable zone: number, nation, birth, sex, expiry, personal number, check digits. */
const LINE = inFolded(
  spaced(
    [[9, '[A-Z0-9<]'], D, [3, '[A-Z<]'], [6, D], D, '[MFX<]', [6, D], D, [14, '[A-Z0-9<]'], `(?:${D}|<)`, D],
    { before: '(?<![0-9A-Z<])', after: '(?![0-9A-Z<])' },
  ),
)

/** ICAO 9303: weights 7-3-1, letters from 10, `<` is nothing. */
export function checkDigit(field: string): number {
  let sum = 0
  for (let i = 0; i < field.length; i++) {
    const code = field.charCodeAt(i)
    const value = code === 0x3c ? 0 : code >= 0x41 ? code - 55 : code - 48
    sum += value * ([7, 3, 1][i % 3] ?? 0)
  }
  return sum % 10
}

/** Number, birth, expiry and the whole: four check digits, one random line in ten thousand passes. */
export function mrzHolds(line: string): boolean {
  const at = (from: number, to: number): string => line.slice(from, to)
  const right = (field: string, digit: string): boolean => checkDigit(field) === Number(digit)
  return (
    right(at(0, 9), at(9, 10)) &&
    right(at(13, 19), at(19, 20)) &&
    right(at(21, 27), at(27, 28)) &&
    right(at(0, 10) + at(13, 20) + at(21, 43), at(43, 44))
  )
}

/** Fields that hold digits only, read as digits; a Taiwanese passport's number does as well. */
const repair = (line: string): string =>
  asDigits(line.slice(0, 10)) +
  line.slice(10, 13) +
  asDigits(line.slice(13, 20)) +
  line.slice(20, 21) +
  asDigits(line.slice(21, 28)) +
  line.slice(28, 42) +
  asDigits(line.slice(42))

/** 護照機讀區. */
export const mrz: Detector = {
  id: 'tw.passport-mrz',
  title: { zh: '護照機讀碼', en: 'Passport machine-readable zone' },
  since: '2026-11',
  source: 'ICAO Doc 9303 part 4 (TD3): check digits 7-3-1',
  hits: [
    {
      text: 'P<TWNWANG<<XIAO<MING<<<<<<<<<<<<<<<<<<<<<<<<\n3123456785TWN8503057M3001019A123456789<<<<74',
      value: '3123456785TWN8503057M3001019A123456789<<<<74',
    },
  ],
  misses: ['3123456784TWN8503057M3001019A123456789<<<<74', '<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<'],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(LINE, text)) {
      if (mrzHolds(value)) yield { start, end, value, evidence: [FORM, CHECKSUM] }
      else if (mrzHolds(repair(value)))
        yield {
          start,
          end,
          value: repair(value),
          evidence: [FORM, CHECKSUM, { code: 'OCR_REPAIRED', weight: -0.1 }],
        }
    }
  },
  mask: (value) => `${value.slice(0, 2)}*******${value.slice(9, 13)}********`,
}

const FORM = { code: 'PATTERN', weight: 0.4 } as const
const CHECKSUM = { code: 'CHECKSUM', weight: 0.45 } as const
