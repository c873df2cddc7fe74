import { DAY_SECONDS, TAIPEI_SECONDS, daysFromCivil, monthLength } from './civil.ts'
import { scanDate, type Scan } from './date-scan.ts'
import type { RowCode } from './faults.ts'
import { halfWidth } from './normalise.ts'

export type DateFault = Extract<RowCode, `DATE_${string}` | `TIME_${string}`>

/** A civil date and, when stated, the second of that day and the offset. */
interface Stamp {
  readonly day: number
  readonly seconds: number | null
  readonly zone: number | null
}

/**
 * Reads a moment as epoch seconds; a text without offset is Taiwan time. Forms read (also with full-width digits):
 * `115/11/21 14:05:09`, `115-11-21`, `1151121`, `1151121140509`, `民國115年11月21日 14時5分`, `115/11/21 下午 02:05`,
 * `2026-11-21T14:05:09+08:00`, `2026/11/21 14:05`, `20261121140509`. Fractions of a second are cut off.
 *
 * Ambiguity, settled: a year of up to three digits is ROC, of four Gregorian (with a leading zero: ROC). Refused rather than
 * guessed: day-first dates, six digits without separators, spreadsheet serials.
 * `dateOnly`: what a date without time means: refused, the day's first second, or the first second after the day.
 */
export function readMoment(
  text: string,
  dateOnly: 'refuse' | 'start' | 'end' = 'refuse',
): number | DateFault {
  const stamp = readStamp(text)
  if (typeof stamp === 'string') return stamp
  const start = stamp.day * DAY_SECONDS - (stamp.zone ?? TAIPEI_SECONDS)
  if (stamp.seconds !== null) return start + stamp.seconds
  if (dateOnly === 'refuse') return 'TIME_MISSING'
  return dateOnly === 'start' ? start : start + DAY_SECONDS
}

/** Reads the date of two columns: epoch seconds of its first moment in Taiwan. A midnight time beside it (spreadsheets) is let pass. */
export function readDate(text: string): number | DateFault {
  const stamp = readStamp(text)
  if (typeof stamp === 'string') return stamp
  if ((stamp.seconds ?? 0) !== 0) return 'DATE_NOT_READ'
  return stamp.day * DAY_SECONDS - TAIPEI_SECONDS
}

/** Reads a time of day as seconds: `14:05:09`, `14:05`, `140509`, `1405`, `14時5分`, `下午 2:05`. */
export function readTimeOfDay(text: string): number | DateFault {
  const scan = scanDate(fold(text))
  if (scan === null || scan.roc || scan.groups.length === 0) return 'DATE_NOT_READ'
  return timeOf(scan, 0) ?? 'DATE_NOT_READ'
}

const fold = (text: string): string => halfWidth(text).trim()

function readStamp(text: string): Stamp | DateFault {
  const plain = fold(text)
  const scan = scanDate(plain)
  const width = scan?.widths[0]
  if (scan === null || width === undefined) return 'DATE_NOT_READ'
  return width >= 6 ? compact(scan, plain) : width === 5 ? excelOr(scan) : separated(scan)
}

/** 45982 or 45982.586: days since 1900 as a spreadsheet keeps them. */
const excelOr = (scan: Scan): DateFault =>
  scan.groups.length === 1 || (scan.groups.length === 2 && scan.after[0] === '.')
    ? 'DATE_EXCEL_SERIAL'
    : 'DATE_NOT_READ'

/** Year, month and day in groups of their own. */
function separated(scan: Scan): Stamp | DateFault {
  const [year = 0, month = 0, day = 0] = scan.groups
  const [yearWidth = 0, monthWidth = 0, dayWidth = 0] = scan.widths
  const mark = scan.after[0] ?? ''
  if (scan.groups.length < 3 || monthWidth > 2 || !'/-.年'.includes(mark)) return 'DATE_NOT_READ'
  if (dayWidth > 2) return yearWidth <= 2 && dayWidth === 4 ? 'DATE_AMBIGUOUS' : 'DATE_NOT_READ'
  if (!sameMark(mark, scan.after[1] ?? '')) return 'DATE_NOT_READ'
  return stampOf(scan, year, yearWidth, month, day, 3)
}

const sameMark = (first: string, second: string): boolean =>
  first === '年' ? second === '月' : first === second

/** Digits without separators: 7 or 8 for the date, 11 to 14 with the time. */
function compact(scan: Scan, plain: string): Stamp | DateFault {
  const [value = 0] = scan.groups
  const [width = 0] = scan.widths
  if (width === 6) return 'DATE_AMBIGUOUS'
  const withTime = width >= 11
  if (width === 9 || width === 10) return 'DATE_NOT_READ'
  const yearWidth = width % 2 === 1 ? 3 : 4
  const timeWidth = withTime ? width - yearWidth - 4 : 0
  if (withTime && scan.groups.length > 1 && !plain.includes('.')) return 'DATE_NOT_READ'
  const scale = 10 ** timeWidth
  const date = Math.floor(value / scale)
  if (!withTime)
    return stampOf(scan, Math.floor(date / 10_000), yearWidth, Math.floor(date / 100) % 100, date % 100, 1)
  const inner: Scan = { ...scan, groups: [value % scale], widths: [timeWidth], after: [''] }
  return stampOf(inner, Math.floor(date / 10_000), yearWidth, Math.floor(date / 100) % 100, date % 100, 0)
}

function stampOf(
  scan: Scan,
  year: number,
  width: number,
  month: number,
  day: number,
  next: number,
): Stamp | DateFault {
  const roc = width <= 3 || year < 1000
  if (scan.roc && !roc) return 'DATE_AMBIGUOUS'
  const full = roc ? year + 1911 : year
  if (year === 0 || full < 1912 || full > 2099) return 'DATE_OUT_OF_RANGE'
  if (month < 1 || month > 12 || day < 1 || day > monthLength(full, month)) return 'DATE_NOT_REAL'
  const seconds = timeOf(scan, next)
  if (typeof seconds === 'string') return seconds
  return { day: daysFromCivil(full, month, day), seconds, zone: scan.zone }
}

/** The groups from `at` on as a time of day; null when there are none. */
function timeOf(scan: Scan, at: number): number | null | DateFault {
  const count = scan.groups.length - at
  if (count <= 0) return scan.half === 0 ? null : 'DATE_NOT_READ'
  const value = scan.groups[at] ?? 0
  const width = scan.widths[at] ?? 0
  if (count === 1 && (width === 4 || width === 6)) {
    const long = width === 6 ? value : value * 100
    return clock(scan, Math.floor(long / 10_000), Math.floor(long / 100) % 100, long % 100)
  }
  if (width > 2 || (count === 1 && !isHourMark(scan.after[at]))) return 'DATE_NOT_READ'
  const mark = scan.after[at] ?? ''
  if (!isHourMark(mark)) return 'DATE_NOT_READ'
  const minuteMark = scan.after[at + 1] ?? ''
  if (count >= 3 && minuteMark !== mark && minuteMark !== '分') return 'DATE_NOT_READ'
  if (count === 4 && !'.,'.includes(scan.after[at + 2] || 'x')) return 'DATE_NOT_READ'
  if (count > 4 || (scan.widths[at + 1] ?? 0) > 2 || (scan.widths[at + 2] ?? 0) > 2) return 'DATE_NOT_READ'
  return clock(scan, value, scan.groups[at + 1] ?? 0, scan.groups[at + 2] ?? 0)
}

const isHourMark = (mark: string | undefined): boolean =>
  mark === ':' || mark === '時' || mark === '點' || mark === '点'

function clock(scan: Scan, hour: number, minute: number, second: number): number | DateFault {
  if (minute > 59 || second > 59) return 'TIME_NOT_REAL'
  if (scan.half !== 0) {
    if (hour < 1 || hour > 12) return 'TIME_NOT_REAL'
    return ((hour % 12) + (scan.half === 2 ? 12 : 0)) * 3600 + minute * 60 + second
  }
  // 24:00 is how duty rosters write the end of a day.
  if (hour > 24 || (hour === 24 && minute + second > 0)) return 'TIME_NOT_REAL'
  return hour * 3600 + minute * 60 + second
}
