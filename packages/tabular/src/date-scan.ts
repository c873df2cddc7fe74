/** What the characters of a date-time say, before it is known whether such a moment exists. */
export interface Scan {
  /** Digit groups in order, and how many digits each had. */
  readonly groups: number[]
  readonly widths: number[]
  /** The character after each group (the last has ''); 年月日時分秒 among them. */
  readonly after: string[]
  roc: boolean
  /** 0 none, 1 上午/AM, 2 下午/PM. */
  half: 0 | 1 | 2
  /** Offset in seconds where the text states one. */
  zone: number | null
}

const SEPARATORS = new Set([
  '/',
  '-',
  '.',
  ':',
  ' ',
  'T',
  't',
  '年',
  '月',
  '日',
  '時',
  '点',
  '點',
  '分',
  '秒',
  ',',
])
const WORDS: readonly (readonly [string, (scan: Scan) => void])[] = [
  ['中華民國', (scan) => (scan.roc = true)],
  ['民國', (scan) => (scan.roc = true)],
  ['民', (scan) => (scan.roc = true)],
  ['上午', (scan) => (scan.half = 1)],
  ['下午', (scan) => (scan.half = 2)],
  ['am', (scan) => (scan.half = 1)],
  ['pm', (scan) => (scan.half = 2)],
]

/** Splits the text into digit groups and marks; null when it holds anything else. Full-width forms must be folded before. */
export function scanDate(text: string): Scan | null {
  const scan: Scan = { groups: [], widths: [], after: [], roc: false, half: 0, zone: null }
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      let value = 0
      const from = at
      for (let digit = code; digit >= 48 && digit <= 57; digit = text.charCodeAt(++at))
        value = value * 10 + digit - 48
      if (at - from > 14 || scan.groups.length === 8) return null
      scan.groups.push(value)
      scan.widths.push(at - from)
      scan.after.push(text.charAt(at))
      continue
    }
    const char = text.charAt(at)
    if (scan.groups.length >= 2 && isZone(text, at, char)) return readZone(text, at, scan)
    if (SEPARATORS.has(char)) {
      at++
      continue
    }
    const word = WORDS.find(
      ([form]) => text.startsWith(form, at) || text.slice(at, at + 2).toLowerCase() === form,
    )
    if (word === undefined) return null
    word[1](scan)
    at += word[0].length
  }
  return scan
}

/**
 * A sign counts as an offset only behind a time of day. A minus only in ISO form: `08:00-12:00` in a roster is a period,
 * and no log in Taiwan is west of Greenwich.
 */
const isZone = (text: string, at: number, char: string): boolean =>
  char === 'Z' ||
  char === 'z' ||
  char === '+' ||
  (char === '-' && text.includes('T') && text.indexOf(':') < at && text.includes(':'))

function readZone(text: string, at: number, scan: Scan): Scan | null {
  if (/^[Zz]$/.test(text.slice(at))) {
    scan.zone = 0
    return scan
  }
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(text.slice(at))
  if (parts === null || Number(parts[2]) > 14 || Number(parts[3]) > 59) return null
  scan.zone = (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60)
  return scan
}
