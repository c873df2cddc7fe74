import type { Candidate, Detector } from '../../words/detector.ts'
import { DIGIT_LIKE } from '../look-alikes.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'
import { checksumHolds, LETTERS, thingLabel, repaired } from '../personal-number.ts'

/** Since 2021-01-02: letter, 8 (male) or 9 (female), eight digits. Before: two letters; valid until 2031-01-01 (民國120). */
const NEW = inDigits(spaced(['[A-Z]', '[89]', [8, '\\d']]))
const MISREAD = inDigits(spaced(['[A-Z158]', '[89B]', [8, DIGIT_LIKE]]))
const OLD = inDigits(spaced(['[A-Z]', '[A-D]', [8, '\\d']]))

/** The second letter of the old form counts as its value's last digit. */
const oldSecond = (value: string): number => LETTERS.indexOf(value.charAt(1)) % 10

/** 外來人口統一證號, both forms. */
export const residentNumber: Detector = {
  id: 'tw.resident-number',
  title: { zh: '外來人口統一證號（居留證號）', en: 'Resident certificate number' },
  since: '2026-11',
  source: '內政部移民署 外來人口統一證號換發（110.1.2 新式；舊式用至 120.1.1）',
  keywords: { pattern: /居留證|統一證號|外僑|ARC\b|UI\s?NO|RESIDENT/, weight: 0.2 },
  headings: { pattern: /居留證|統一證號|證號|^ARC/, weight: 0.2 },
  neighbour: 0.1,
  hits: [
    { text: '統一證號 A800000014', value: 'A800000014' },
    { text: '居留證號：Ｆ９００００００１１', value: 'F900000011' },
    { text: '居留證 AC01234567', value: 'AC01234567' },
    { text: '居留證 AB000O00l4', value: 'A800000014' },
    { text: 'arc no. ac-0123-4567', value: 'AC01234567' },
    { text: '外僑居留證 A八○○○○○○一四', value: 'A800000014' },
  ],
  misses: [
    'A800000015',
    'AC01234568',
    'A8O0000015',
    'AE01234567',
    '發票 AB12345678',
    '統一發票號碼 AC01234567',
    'XAC01234567',
  ],
  *find(text): Generator<Candidate> {
    for (const { start, end, value } of matches(NEW, text)) {
      if (!checksumHolds(value)) continue
      yield { start, end, value, evidence: [PATTERN, CHECKSUM, ...thingLabel(text, start)] }
    }
    for (const { start, end, value } of matches(OLD, text)) {
      // Two letters and eight digits is the form of an invoice number as well: without a word for it, it stays below.
      if (!checksumHolds(value, oldSecond(value))) continue
      yield { start, end, value, evidence: [WEAK_PATTERN, CHECKSUM, ...thingLabel(text, start)] }
    }
    yield* repaired(MISREAD, text)
  },
  mask: (value) => maskMiddle(value, 3, 3),
}

const PATTERN = { code: 'PATTERN', weight: 0.3 } as const
const WEAK_PATTERN = { code: 'PATTERN', weight: 0.05 } as const
const CHECKSUM = { code: 'CHECKSUM', weight: 0.4 } as const
