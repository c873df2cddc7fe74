import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import { FILL } from '../fold.ts'
import { labelled } from '../labels.ts'
import { maskMiddle } from '../mask.ts'
import { found, inDigits } from '../pattern.ts'

/**
 * Trunk 0, area code, the first digits that a subscriber's number may have there, and how many digits follow them.
 * 037, 049, 082, 0826, 0836 and 089 are areas whose numbers are shorter by what the code is longer.
 */
const NUMBER =
  /^0(?:2[2-8]\d{7}|37[2-9]\d{5}|3[2-9]\d{6}|49[2-9]\d{6}|4[23]\d{7}|4[78]\d{6}|5[2-8]\d{6}|6[235679]\d{6}|7[2-9]\d{6}|89[2-9]\d{5}|826\d{5}|823\d{5}|836[2-9]\d{4}|8[78]\d{6}|70[1-9]\d{7})/
/** Between digits: blanks, hyphens, the brackets of the area code, one line break. */
const GAP = `[ \\-.()·‧/${FILL}]{0,2}(?:\\r?\\n[ ]{0,8})?`
const LOCAL = inDigits(new RegExp(`(?<![0-9A-Z])\\(?0(?:${GAP}\\d){8,10}`, 'g'))
const ABROAD = inDigits(new RegExp(`(?<![0-9A-Z+])(?:\\+|00[29]?|\\(\\+?)?886(?:${GAP}\\d){8,11}`, 'g'))
/** #12, 分機12, 轉12, ext. 12. */
const EXTENSION = /^[ ,]?\(?(?:#|分機|轉|EXT\.?|內線)[ :]{0,2}(\d{1,6})\)?/
/** More digits at once, or behind a hyphen: it was a longer number. */
const LONGER = /^(?:[-./]?\d|[A-Z]{2})/

interface Found {
  readonly start: number
  readonly end: number
  readonly value: string
}

/** As many digits of the run as the area's numbers have, and the extension behind them. */
function numberIn(view: string, start: number, written: string): Found | null {
  const trunk = written.startsWith('0') || written.startsWith('(0')
  const from = trunk ? 0 : written.indexOf('886') + 3
  const places: number[] = []
  for (let i = from; i < written.length; i++) if (/\d/.test(written.charAt(i))) places.push(i)
  const digits = places.map((i) => written.charAt(i)).join('')
  const national = trunk ? digits : `0${digits.replace(/^0/, '')}`
  const number = NUMBER.exec(national)?.[0]
  if (number === undefined) return null
  const last = places[number.length - 1 + digits.length - national.length]
  if (last === undefined) return null
  const end = start + last + 1
  const behind = view.slice(end, end + 16)
  const extension = EXTENSION.exec(behind)
  if (extension !== null)
    return { start, end: end + extension[0].length, value: `${number}#${extension[1] ?? ''}` }
  return LONGER.test(behind) ? null : { start, end, value: number }
}

/** 市內電話 with its extension; service numbers (0800, 1999) are nobody's home. */
export const landline: Detector = {
  id: 'tw.landline',
  title: { zh: '市內電話', en: 'Landline number' },
  since: '2026-11',
  source: '數位發展部 公眾電信網路號碼計畫（區域號碼與首碼）',
  headings: { pattern: /電話|市話|TEL|PHONE/i, weight: 0.2 },
  neighbour: 0.1,
  hits: [
    { text: '住家電話：02-2345-6789', value: '0223456789' },
    { text: '（０２）２３４５－６７８９', value: '0223456789' },
    { text: '(02)23456789#123', value: '0223456789#123' },
    { text: '02-23456789轉123', value: '0223456789#123' },
    { text: '家裡04-2234-5678 分機 12', value: '0422345678#12' },
    { text: '電話037-123456', value: '037123456' },
    { text: '電話 037-223456', value: '037223456' },
    { text: '049-2234567、082-312345、0836-22345、089-312345', value: '083622345' },
    { text: '+886-2-2345-6789', value: '0223456789' },
    { text: '+886 (0)7 234 5678', value: '072345678' },
    { text: '家裡電話零二二三四五六七八九', value: '0223456789' },
    { text: '電話07-23\n45678', value: '072345678' },
  ],
  misses: [
    '總機：02-2720-8889',
    '服務專線 (02)2345-6789',
    '承辦人：林專員 電話：02-23456789#1234',
    '02-1234-5678',
    '0800-123-456',
    '帳號 0223456789',
    '02-2345-67890',
    '110年02月23日 4567 件 89',
    '府授字第0223456789號',
    '06-12-34567',
  ],
  *find(text): Generator<Candidate> {
    for (const pattern of [LOCAL, ABROAD])
      for (const match of found(pattern, text)) {
        const number = numberIn(text.digits, match.index, match[0])
        if (number === null) continue
        const label = labelled(text, number.start, ['phone'], { right: 0.15, wrong: -0.3 })
        yield { ...number, evidence: [FORM, ...label, ...office(text.folded, number.start, number.end)] }
      }
  },
  mask: (value) => {
    const [number = '', extension] = value.split('#')
    return maskMiddle(number, 3, 2) + (extension === undefined ? '' : '#*')
  },
}

/** A switchboard, a service line, the telephone of a letter head: an office's, whoever answers it. A sum of money: nobody's. */
const OFFICE_BEFORE =
  /(總機|代表號|專線|客服|免付費|服務台|洽公|諮詢|服務電話|機關電話|傳真)[^\n。]{0,6}[ ]?[:為]?[ ]?$/
const OFFICER_BEFORE = /(承辦人|業務單位|科員|專員|股長|技士|助理員)[^。]{0,14}$/
const MONEY_BEHIND = /^[ ]?(元|萬|千元|人|件|%)/

function* office(folded: string, start: number, end: number): Generator<Evidence> {
  const before = folded.slice(Math.max(0, start - 24), start)
  const found = OFFICE_BEFORE.exec(before) ?? OFFICER_BEFORE.exec(before)
  if (found !== null) yield { code: 'NEGATIVE', weight: -0.45, what: found[1] ?? '' }
  if (MONEY_BEHIND.test(folded.slice(end, end + 4))) yield { code: 'NEGATIVE', weight: -0.4, what: '元' }
}

const FORM = { code: 'PATTERN', weight: 0.6 } as const
