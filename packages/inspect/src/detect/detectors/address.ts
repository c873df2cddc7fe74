import type { Candidate, Detector, Evidence } from '../../words/detector.ts'
import { firstUnits } from '../beginnings.ts'
import { numberOf, NUMERALS } from '../calendar.ts'
import { COUNTY, DISTRICT } from '../places.ts'
import { runBehind, runBefore } from '../run-of-text.ts'

const HAN = '[\\u4e00-\\u9fff]'
const NUM = `[${NUMERALS}]{1,5}`
const VILLAGE = `(?:${HAN}{1,4}[村里])?(?:${NUM}鄰)?`
const STREET = `${HAN}{1,6}(?:路|街|大道)(?:${NUM}段)?`
const NUMBER = `(?:${NUM}巷)?(?:${NUM}弄)?(?:${NUM}衖)?${NUM}(?:[之-]${NUM})?號$`
const POSTCODE = '(?:[0-9]{3}(?:-?[0-9]{2,3})?)?'

/** From the surest to the vaguest; each is tried on the run that ends with 號. */
const FORMS: readonly (readonly [RegExp, Evidence])[] = [
  [
    new RegExp(`${POSTCODE}${COUNTY}(?:${HAN}{1,3}[鄉鎮市區])?${VILLAGE}(?:${STREET}|${HAN}{0,6})${NUMBER}`),
    { code: 'PATTERN', weight: 0.7, what: '縣市' },
  ],
  [
    new RegExp(`${POSTCODE}${DISTRICT}${VILLAGE}(?:${STREET}|(?<=[村里鄰])${HAN}{0,6})${NUMBER}`),
    { code: 'PATTERN', weight: 0.65, what: '鄉鎮市區' },
  ],
  [
    new RegExp(
      `(?<=^|[住在於至到址為是及和與處])(?:(?![住在於到址為是])${HAN}){1,5}(?:路|街|大道)(?:${NUM}段)?${NUMBER}`,
    ),
    { code: 'PATTERN', weight: 0.4, what: '路街' },
  ],
]
const numerals = firstUnits([new RegExp(`[${NUMERALS}]`)])
const blanks = firstUnits([/\s/])
const SIX_FIGURES = /[0-9]{6}$/

/** A house number stands before 號, and no number of six figures or more: those number papers. */
function isNumbered(folded: string, at: number): boolean {
  let last = at - 1
  while (last > at - 12 && blanks[folded.charCodeAt(last)] === 1) last--
  if (numerals[folded.charCodeAt(last)] !== 1) return false
  return !SIX_FIGURES.test(folded.slice(Math.max(0, at - 6), at))
}
/** Behind the number: 之1, 3樓之2, 502室. */
const TAIL = new RegExp(`^(?:[之-]${NUM})?(?:(?:地下|B)?${NUM}(?:樓|F|層)(?:[之-]${NUM})?)?(?:${NUM}室)?`)

const HOME =
  /(住址|戶籍地址|戶籍地?|住居所|住所|居所|居住地|通訊處|通訊地址|聯絡地址|設籍|現居|居住|家住|住)[於在為是係]?[:]?[ \n]*$/
const PLAIN_LABEL = /地址[為是]?[ ]?[:]?[ \n]*$/
/** An office's own place: its letter head, its meeting room, its counter. */
const OFFICE =
  /[函簽]\s*\n\s*地址|市政府|縣政府|議會|公所|機關|本府|本局|本處|本所|法院|地檢署|分局|派出所|會議|開標|地點|學校|醫院|公司|門市|營業所|服務處|事務所|招標|投標|辦公/
const OFFICE_BEHIND =
  /^.{0,3}(本府|本局|本所|市政大樓|行政大樓|會議室|開標室|公所|禮堂|服務中心|辦公室|簡報室)/

/** 三段十二號 → 3段12號, 台 → 臺: one spelling for every way of writing it. */
const canonical = (text: string): string =>
  text
    .replace(/台(?=[北中南東])/g, '臺')
    .replace(new RegExp(`[${NUMERALS}]+(?=[鄰段巷弄衖號樓室之F-]|$)`, 'g'), (digits) => {
      const number = numberOf(digits)
      return Number.isNaN(number) ? digits : String(number)
    })
    .replace(/F(?=$|[之-])/, '樓')
    .replace(/-/g, '之')

/** 地址. */
export const address: Detector = {
  id: 'tw.address',
  title: { zh: '地址', en: 'Address' },
  since: '2026-11',
  source: '中華郵政 地址書寫層級（縣市、鄉鎮市區、村里、鄰、路街段巷弄號樓室）',
  headings: { pattern: /住址|地址|戶籍|通訊處|住所/, weight: 0.25 },
  neighbour: 0.05,
  hits: [
    {
      text: '住址：臺北市大安區和平東路三段12巷5弄7號3樓之2',
      value: '臺北市大安區和平東路3段12巷5弄7號3樓之2',
    },
    { text: '戶籍地址：台北市大安區和平東路3段12巷5弄7號3F', value: '臺北市大安區和平東路3段12巷5弄7號3樓' },
    { text: '家住１０６臺北市大安區和平東路３段１２號', value: '106臺北市大安區和平東路3段12號' },
    { text: '住臺北市大安區和平東路三段十二號', value: '臺北市大安區和平東路3段12號' },
    { text: '通訊處：花蓮縣秀林鄉富世村5鄰富世12號', value: '花蓮縣秀林鄉富世村5鄰富世12號' },
    { text: '臺南市 東區 林森路二段 20-1 號', value: '臺南市東區林森路2段20之1號' },
    { text: '現居板橋區文化路一段100\n號5樓', value: '板橋區文化路1段100號5樓' },
    { text: '住在中山路5號', value: '中山路5號' },
  ],
  misses: [
    '甲乙市政府 函\n地址：臺北市信義區市府路1號',
    '開標地點：臺北市信義區市府路1號3樓',
    '府授人字第1140001234號',
    '沿中山路往北，編號第5號',
    '臺北市政府114年3月5日府授人字第1140001234號函',
    '公司登記地址：新北市板橋區文化路一段100號',
  ],
  *find({ folded }): Generator<Candidate> {
    for (let at = folded.indexOf('號'); at >= 0; at = folded.indexOf('號', at + 1)) {
      if (!isNumbered(folded, at)) continue
      // One 號 ends one address: what stands before an earlier one belongs to that.
      const before = runBefore(folded, at + 1, '號')
      for (const [form, evidence] of FORMS) {
        const found = form.exec(before.text)
        if (found === null) continue
        const behind = runBehind(folded, at + 1)
        const tail = TAIL.exec(behind.text)?.[0] ?? ''
        const start = before.offset(found.index) ?? at
        const end = tail === '' ? at + 1 : (behind.offset(tail.length - 1) ?? at) + 1
        const value = canonical(found[0] + tail)
        yield { start, end, value, evidence: [evidence, ...context(folded, start, end)] }
        break
      }
    }
  },
  mask: (value) => `${new RegExp(`${COUNTY}|${DISTRICT}`).exec(value)?.[0] ?? '○○'}******`,
}

function* context(folded: string, start: number, end: number): Generator<Evidence> {
  const before = (/[^。]*$/.exec(folded.slice(Math.max(0, start - 30), start)) ?? [''])[0]
  const home = HOME.exec(before)
  if (home !== null) yield { code: 'KEYWORD', weight: 0.25, what: home[1] ?? '' }
  else if (PLAIN_LABEL.test(before)) yield { code: 'KEYWORD', weight: 0.15, what: '地址' }
  const office = OFFICE.exec(before) ?? OFFICE_BEHIND.exec(folded.slice(end, end + 12))
  // An office that is written to stands above the writer's own address as well: the word for a home outweighs it.
  if (office !== null) yield { code: 'NEGATIVE', weight: home === null ? -0.45 : -0.15, what: office[0] }
}
