/** Days of a month of the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** First and last year that a living or filed person may carry; a rule reads no clock, so the end lies a little ahead. */
const FIRST = 1885
const LAST = 2035
/** 民國 1 is 1912. */
export const ROC = 1911

/** ISO form of a day that exists and in which a person of today's files may be born, else null. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (year < FIRST || year > LAST || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const DIGITS = '〇一二三四五六七八九'
const FORMAL: Readonly<Record<string, string>> = {
  ...{ 零: '〇', '○': '〇', 壹: '一', 貳: '二', 參: '三', 叁: '三', 肆: '四', 伍: '五', 陸: '六', 柒: '七' },
  ...{ 捌: '八', 玖: '九', 拾: '十', 佰: '百', 元: '一', 廿: '廿', 卅: '卅' },
}

/** Chinese numeral characters that `numberOf` reads, as the inside of a class. */
export const NUMERALS = '0-9〇零○一二三四五六七八九十百廿卅壹貳參叁肆伍陸柒捌玖拾佰'

/** 75, 七五, 七十五, 一百一十五, 廿三 → number; NaN for anything else. */
export function numberOf(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text)
  const plain = Array.from(text, (char) => FORMAL[char] ?? char).join('')
  if (/^[0-9]+$/.test(plain)) return Number(plain)
  const digits = Array.from(plain, (char) =>
    DIGITS.includes(char) ? String(DIGITS.indexOf(char)) : char,
  ).join('')
  if (/^[0-9]+$/.test(digits)) return Number(digits)
  const match = /^(?:([1-9])?百)?0?(?:([1-9])?(十)|(廿)|(卅))?([0-9])?$/.exec(digits)
  if (match === null || digits === '') return Number.NaN
  const [, hundreds, tens, ten, twenty, thirty, ones] = match
  const high = digits.includes('百') ? Number(hundreds ?? 1) * 100 : 0
  const middle =
    twenty === undefined ? (thirty === undefined ? (ten === undefined ? 0 : Number(tens ?? 1) * 10) : 30) : 20
  return high + middle + Number(ones ?? 0)
}
