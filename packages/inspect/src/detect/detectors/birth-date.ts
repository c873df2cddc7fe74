import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import { dayOf, numberOf, NUMERALS, ROC } from '../calendar.ts'
import { FILL } from '../fold.ts'
import { found, inDigits, inFolded } from '../pattern.ts'

const G = `[ ${FILL}]{0,2}(?:\\r?\\n[ ]{0,8})?`
const N = `[${NUMERALS}](?:${G}[${NUMERALS}])`
const BEFORE = '(?<![0-9A-Z])(?<![0-9][-./])'
/** 民國75年3月5日, 西元1986年3月5日, 七十五年三月五日. */
const WRITTEN = inFolded(
  new RegExp(
    `(?<![${NUMERALS}])((?:中${G}華${G})?民${G}國${G}|西${G}元${G}|公元${G})?(${N}{0,4})${G}年${G}(${N}{0,2})${G}月${G}(${N}{0,2})${G}日`,
    'g',
  ),
)
/** 75.3.5, 75/03/05, 1986-03-05, with blanks around the signs. */
const PARTED = inDigits(
  new RegExp(`${BEFORE}([0-9]{2,4}) ?([-./]) ?([0-9]{1,2}) ?\\2 ?([0-9]{1,2})(?![-./]?[0-9A-Z])`, 'g'),
)
/** 0750305, 750305, 19860305. */
const RUN = inDigits(
  new RegExp(`${BEFORE}[0-9](?:[ ${FILL}]?(?:\\r?\\n[ ]{0,8})?[0-9]){5,7}(?![-./]?[0-9A-Z])`, 'g'),
)

/** The nearest word for a date says whether it is a birth. */
const LABEL =
  /(出生年月日|出生日期|出生|生日|生於|誕生|誕辰|BIRTH ?DATE|DATE OF BIRTH|BIRTH|DOB|BORN)|(發文|收文|期限|到職|離職|死亡|會議|開會|時間|申請日|核定|施行|修正|公告|起訴|發生|退休|結婚|日期|起|至|自)/g
const BORN_BEHIND = /^[ ]?[)]?[ ]?(出生|誕生|生(?![效產活態日前]))/

/** 出生日期, in 民國 and Western years; a date that does not exist is none. */
export const birthDate: Detector = {
  id: 'tw.birth-date',
  title: { zh: '出生日期', en: 'Birth date' },
  since: '2026-11',
  source: '個人資料保護法 §2 出生年月日；曆法檢核',
  headings: { pattern: /出生|生日|BIRTH|DOB/i, weight: 0.45 },
  neighbour: 0.05,
  hits: [
    { text: '出生日期：民國75年3月5日', value: '1986-03-05' },
    { text: '生日 75.3.5', value: '1986-03-05' },
    { text: '出生年月日：75/03/05', value: '1986-03-05' },
    { text: '出生 0750305', value: '1986-03-05' },
    { text: '出生日期1986-03-05', value: '1986-03-05' },
    { text: 'DOB: 19860305', value: '1986-03-05' },
    { text: '生日：７５年３月５日', value: '1986-03-05' },
    { text: '民國七十五年三月五日生', value: '1986-03-05' },
    { text: '出生於中華民國一百零二年十二月三十一日', value: '2013-12-31' },
    { text: '生日 75 . 03 . 05', value: '1986-03-05' },
    { text: '（75年3月\n5日生）', value: '1986-03-05' },
    { text: '出生日期：民\n國75年3月5日', value: '1986-03-05' },
  ],
  misses: [
    '民國75年3月5日',
    '生日 75.2.30',
    '發文日期：中華民國114年3月5日',
    '114年3月5日生效',
    '出生登記自114年3月5日起受理',
    '生日 750230',
    '版本 1.2.3',
  ],
  *find(text): Generator<Candidate> {
    for (const match of found(WRITTEN, text)) {
      const [all, era = '', year = '', month = '', day = ''] = match
      const numbers = [year, month, day].map((written) => numberOf(written.replace(/\s|\u2060/g, '')))
      yield* born(text.folded, match.index, all, era.startsWith('西') || era.startsWith('公'), numbers)
    }
    for (const match of found(PARTED, text)) {
      const [all, year, , month, day] = match
      yield* born(text.folded, match.index, all, false, [year, month, day].map(Number))
    }
    for (const match of found(RUN, text)) {
      const run = match[0].replace(/[^0-9]/g, '')
      const parts = [run.slice(0, -4), run.slice(-4, -2), run.slice(-2)].map(Number)
      yield* born(text.folded, match.index, match[0], false, parts)
    }
  },
  mask: (value) => `${value.slice(0, 2)}**-**-**`,
}

const FORM = { code: 'PATTERN', weight: 0.15 } as const

function* born(
  folded: string,
  start: number,
  text: string,
  western: boolean,
  [year = 0, month = 0, day = 0]: readonly number[],
): Generator<Candidate> {
  const value = dayOf(western || year >= 1000 ? year : year + ROC, month, day)
  if (value === null || (year >= 200 && year < 1000)) return
  const end = start + text.length
  yield { start, end, value, evidence: [FORM, ...context(folded, start, end)] }
}

function* context(folded: string, start: number, end: number): Generator<Evidence> {
  const behind = BORN_BEHIND.exec(folded.slice(end, end + 6))
  if (behind !== null) {
    yield { code: 'KEYWORD', weight: 0.5, what: behind[1] ?? '' }
    return
  }
  let last: RegExpExecArray | null = null
  const before = folded.slice(Math.max(0, start - 24), start)
  for (const match of before.matchAll(LABEL)) last = match
  if (last?.[1] === undefined) return
  // A label speaks over the end of a line or sentence only where nothing but its colon stands between.
  const between = before.slice(last.index + last[0].length)
  if (!/[。;\n\u001d\u001f]/.test(between) || /^[\s:\u001f]*$/.test(between))
    yield { code: 'KEYWORD', weight: 0.5, what: last[1] }
}
