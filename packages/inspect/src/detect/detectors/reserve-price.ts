import type { Candidate, Detector } from '../../words/detector.ts'
import { found, inFolded } from '../pattern.ts'

const DIGIT = '[0-9〇零○一二三四五六七八九十百千萬億壹貳參叁肆伍陸柒捌玖拾佰仟]'
const AMOUNT = `(?:新[臺台]幣|NT\\$?|NTD|\\$)?[ ]?(${DIGIT}(?:[ ,.]{0,2}(?:\\n[ ]{0,4})?${DIGIT}){0,24})[ ]?(?:億|萬|仟|千)?[ ]?(元|萬|億|圓)?`
/** The word, at most a few others, the amount. A percentage or a share of it is no price. */
const PRICED = inFolded(
  new RegExp(
    `(?<cue>底[ ]{0,3}價)(?:單|表|金額|總額|建議)?(?:[(][^()\\n]{1,12}[)])?(?:擬?[訂定核]{1,2}定?)?[ ]{0,3}(?:[為係是計共於:])?[ \\n\\t\\u001f]{0,3}(?:為)?(?<amount>${AMOUNT})(?![%％成折0-9]|[ ]?個)`,
    'g',
  ),
)
const SHARE = /^百分之|分之/

/** 底價 with its amount: secret until the award, unless the tender documents published it. */
export const reservePrice: Detector = {
  id: 'tw.reserve-price',
  title: { zh: '底價金額', en: 'Reserve price' },
  since: '2026-11',
  source: '政府採購法 §34（底價於決標前應予保密）、§46',
  headings: { pattern: /底價/, weight: 0.2 },
  negatives: [
    { pattern: /公開底價|已公布底價|決標公告|決標後公開|底價公告|法院拍賣|拍賣底價/, weight: -0.3 },
  ],
  hits: [
    { text: '核定底價：新臺幣1,250,000元整', value: '1250000' },
    { text: '底　價　：　１，２５０，０００元', value: '1250000' },
    { text: '底價訂為新臺幣壹佰貳拾伍萬元整', value: '壹佰貳拾伍萬' },
    { text: '建議底價\t1250000', value: '1250000' },
    { text: '底價金額為 125 萬元', value: '125萬' },
    { text: '底價表\n新臺幣 1,250,\n000 元', value: '1250000' },
  ],
  misses: [
    '減至底價以下',
    '底價百分之八十',
    '標價低於底價80%',
    '不訂底價',
    '底價之訂定依政府採購法第46條',
    '決標公告：底價 1,250,000元',
    '底價應於開標前定之',
  ],
  *find(text): Generator<Candidate> {
    for (const match of found(PRICED, text)) {
      const { amount = '' } = match.groups ?? {}
      if (SHARE.test(amount)) continue
      const number = (match[3] ?? '').replace(/[ ,\n]/g, '')
      const unit = match[4] ?? ''
      // A single bare figure is an item number, a bare Chinese numeral a word.
      const isPrice = unit !== '' || /^[0-9]{4,}$/.test(number)
      const start = match.index + match[0].lastIndexOf(amount)
      const value = number + (unit === '萬' || unit === '億' ? unit : '')
      yield {
        start,
        end: start + amount.length,
        value,
        evidence: [
          { code: 'PATTERN', weight: isPrice ? 0.3 : 0 },
          { code: 'KEYWORD', weight: 0.4, what: '底價' },
        ],
      }
    }
  },
  mask: (value) => '*'.repeat(Math.min(8, Math.max(3, value.length - 1))),
}
