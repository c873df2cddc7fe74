import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import type { Anchored } from '../anchors.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import type { NormalText } from '../normal-text.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

/** Between the two halves: a hyphen with blanks around it, or a line break. */
const SEAM = '[ ]{0,2}[-.·]?[ ]{0,2}(?:\\r?\\n[ ]{0,8})?'
const half = (atoms: readonly (readonly [number, string])[]): string =>
  spaced(atoms, { before: '', after: '' }).source
/** Two halves that are no part of a longer number: AB-1234-5678 is none. */
const halves = (left: string, right: string): Anchored =>
  inDigits(new RegExp(`(?<![0-9A-Z])(?<![0-9A-Z]-)${left}${SEAM}${right}(?![0-9A-Z])(?!-[0-9A-Z])`, 'g'))

/** Current series (since 2012): no I or O, no digit 4. Three letters and four digits is rare enough outside of plates. */
const CURRENT = halves(half([[3, '[A-HJ-NP-Z]']]), half([[4, '[0-35-9]']]))
const letters = (count: number): string => half([[count, '[A-Z]']])
const digits = (count: number): string => half([[count, '\\d']])
/** A letter and a digit, either first. */
const MIXED = `(?:${half([
  [1, '[A-Z]'],
  [1, '\\d'],
])}|${half([
  [1, '\\d'],
  [1, '[A-Z]'],
])})`
/** Older cars, motorcycles and the special services; forms of many other things. */
const OLD = [
  halves(letters(2), digits(4)),
  halves(digits(4), letters(2)),
  halves(letters(3), digits(3)),
  halves(letters(3), digits(4)),
  halves(digits(3), letters(3)),
  halves(MIXED, digits(4)),
  halves(digits(4), MIXED),
  halves(`${letters(2)}\\d`, digits(3)),
  halves('軍[A-Z0-9]', digits(5)),
  halves('[使領外試臨]', digits(4)),
]
/** 駕駛ABC-1235號自小客車, ABC-1235 機車. */
const VEHICLE_BEHIND =
  /^[ ]?(號|牌)?[之的]?[ ]?(自?用?小客車|自小|營小客|普?通?重?型?機車|貨車|汽車|車輛|轎車|車)/

/** 車牌: forms by family; only a label, a heading or a vehicle beside it makes one sure. */
export const plate: Detector = {
  id: 'tw.plate',
  title: { zh: '車牌號碼', en: 'Vehicle plate' },
  since: '2026-11',
  source: '公路局 號牌編號規則（101 年新式 3 英 4 數，不用 I、O、4；舊式各款）',
  headings: { pattern: /車牌|車號|牌照|PLATE/i, weight: 0.45 },
  neighbour: 0.05,
  hits: [
    { text: '車牌號碼：ABC-1235', value: 'ABC1235' },
    { text: '車號 abc1235', value: 'ABC1235' },
    { text: '車牌ＡＢＣ－１２３５', value: 'ABC1235' },
    { text: '駕駛ABC-1235號自小客車', value: 'ABC1235' },
    { text: '車號 1234-AB', value: '1234AB' },
    { text: '車牌 AB - 1234', value: 'AB1234' },
    { text: '車牌 A B C 1 2 3 5', value: 'ABC1235' },
    { text: '機車車號 ABC-123', value: 'ABC123' },
    { text: '機車車牌 123-ABC', value: '123ABC' },
    { text: '車號 2A-1234', value: '2A1234' },
    { text: '車號軍K-20123', value: '軍K20123' },
    { text: '車牌 ABC-一二三五', value: 'ABC1235' },
    { text: '車牌 ABC-\n1235', value: 'ABC1235' },
  ],
  misses: [
    'SOP-2023',
    'ISO-9001',
    'CNS 15251',
    '型號 ABC-1235',
    'AB-1234',
    '發票 AB-12345678',
    '車號 ABC-12355',
    'COVID-19',
  ],
  *find(text): Generator<Candidate> {
    for (const [pattern, weight] of FAMILIES)
      for (const { start, end, value } of matches(pattern, text))
        yield { start, end, value, evidence: [{ code: 'PATTERN', weight }, ...context(text, start, end)] }
  },
  mask: (value) => maskMiddle(value, 2, 1),
}

const FAMILIES: readonly (readonly [Anchored, number])[] = [
  [CURRENT, 0.35],
  ...OLD.map((pattern) => [pattern, 0.2] as const),
]

function context(text: NormalText, start: number, end: number): readonly Evidence[] {
  const label = labelled(text, start, ['plate'], { right: 0.45, wrong: -0.3 })
  const behind = VEHICLE_BEHIND.exec(text.folded.slice(end, end + 12))
  if (label[0]?.code === 'KEYWORD' || behind === null) return label
  return [{ code: 'KEYWORD', weight: 0.4, what: behind[2] ?? '' }]
}
