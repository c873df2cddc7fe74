import type { Candidate, Detector } from '../../words/detector.ts'
import { dayOf } from '../calendar.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { inDigits, matches, spaced } from '../pattern.ts'

/** Born on yyyymmdd, then the first two letters of the name in the passport. */
const FOREIGN = inDigits(
  spaced([
    [8, '\\d'],
    [2, '[A-Z]'],
  ]),
)
/** Mainland people: 9 and yymmdd. */
const MAINLAND = inDigits(spaced(['9', [6, '\\d']]))

const isDay = (digits: string): boolean =>
  dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))) !== null

/** 稅籍編號 of people without an ID or resident number. The form holds a birth date, which is all that can be checked. */
export const taxCode: Detector = {
  id: 'tw.tax-code',
  title: { zh: '個人稅籍編號', en: 'Tax code of a person without ID' },
  since: '2026-11',
  source:
    '財政部 各類所得扣繳：無統一證號者以出生年月日加英文姓名前二字母；大陸地區人民 9 加出生年月日後六碼',
  headings: { pattern: /稅籍|統一證號|統一編號|TAX/i, weight: 0.4 },
  neighbour: 0.05,
  hits: [
    { text: '統一證號 19850412JO', value: '19850412JO' },
    { text: '稅籍編號：19850412jo', value: '19850412JO' },
    { text: '稅籍編號 1985-0412-JO', value: '19850412JO' },
    { text: '稅籍編號１９８５０４１２ＪＯ', value: '19850412JO' },
    { text: '稅籍編號 9850412', value: '9850412' },
    { text: '所得人統一證號 9 85 04 12', value: '9850412' },
  ],
  misses: [
    '19850412JO',
    '稅籍編號 19851332JO',
    '9850412',
    '稅籍編號 9851332',
    '房屋稅籍編號 12345678901',
    '電話 9850412',
  ],
  *find(text): Generator<Candidate> {
    const label = (start: number) => labelled(text, start, ['tax', 'identity'], { right: 0.45, wrong: -0.2 })
    for (const { start, end, value } of matches(FOREIGN, text)) {
      if (isDay(value)) yield { start, end, value, evidence: [FORM, CALENDAR, ...label(start)] }
    }
    for (const { start, end, value } of matches(MAINLAND, text)) {
      if (isDay(`19${value.slice(1)}`) || isDay(`20${value.slice(1)}`))
        yield { start, end, value, evidence: [CALENDAR, ...label(start)] }
    }
  },
  mask: (value) => maskMiddle(value, 2, 1),
}

const FORM = { code: 'PATTERN', weight: 0.15 } as const
const CALENDAR = { code: 'RULE', weight: 0.15, what: '出生日期存在 (a day that exists)' } as const
