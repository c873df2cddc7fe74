import type { Certificate, Check, Deed, Wish } from './words.ts'

export type CertificateLanguage = 'zh-TW' | 'en'

interface Said {
  readonly zh: string
  readonly en: string
}
const said = (zh: string, en: string): Said => ({ zh, en })

export const inLanguage = (lang: CertificateLanguage, { zh, en }: Said): string => (lang === 'en' ? en : zh)

export const checkWords: Readonly<Record<Check['code'], Said>> = {
  OWN_READER: said(
    '以本系統重新檢查，選定的內容與類別均已不在',
    'Read again by this system: nothing chosen is left',
  ),
  SECOND_READER: said(
    '以另一套獨立程式讀取，選定的內容均已不在',
    'Read by independent libraries: nothing chosen is left',
  ),
  BYTE_SEARCH: said(
    '解開檔案的每一部分逐位元組搜尋，選定的內容均已不在',
    'Every unpacked part searched byte by byte: nothing chosen is left',
  ),
  SEEN_TEXT: said(
    '除替換處外，可見文字逐字相同且順序不變',
    'What people read is the same, letter for letter, but for the replacements',
  ),
  PIXELS: said('除塗黑處外，頁面畫面相同', 'Painted pages are the same outside the boxes'),
}

export const howWords: Readonly<Record<Deed['how'], Said>> = {
  removed: said('移除', 'removed'),
  replaced: said('替換', 'replaced'),
  blacked: said('塗黑', 'blacked out'),
  rasterised: said('轉為影像', 'turned into a picture'),
}

export const styleWords: Readonly<Record<Wish['style'], Said>> = {
  bar: said('以方塊遮蓋', 'covered by blocks'),
  pseudonym: said('以代號替換', 'replaced by signs'),
}

/** What a check counted, by the name of the number. */
export const countWords: Readonly<Record<string, Said>> = {
  parts: said('部分', 'parts'),
  chars: said('字', 'characters'),
  bytes: said('位元組', 'bytes'),
  values: said('項比對值', 'values looked for'),
  spans: said('段文字', 'pieces of text'),
  pages: said('頁', 'pages'),
  pixels: said('像素', 'pixels'),
  // Of pages.
  left: said('像素屬塗黑處未比對', 'pixels of the boxes left out'),
  moved: said('像素因捨入略移', 'pixels moved by rounding'),
  differing: said('像素不同', 'pixels differ'),
  remaining: said('處殘留', 'places left'),
  unread: said('處未能讀取', 'unread'),
}

export const words = {
  title: said('檔案清理證明書', 'Certificate of redaction'),
  proved: said('已完成並經證明', 'Done and proved'),
  unproved: said('未能證明，檔案不得視為已清理', 'Not proved: this file may not be taken for clean'),
  file: said('檔案', 'File'),
  name: said('檔名', 'Name'),
  kind: said('種類', 'Kind'),
  at: said('清理時間', 'Time'),
  before: said('清理前', 'Before'),
  after: said('清理後', 'After'),
  size: said('大小', 'Size'),
  bytes: said('位元組', 'bytes'),
  wish: said('要求移除的內容', 'What had to go'),
  values: said('選定的內容', 'Chosen values'),
  valuesUnit: said('項', ''),
  style: said('替換方式', 'In their place'),
  hidden: said('隱藏資料類別', 'Classes of hidden data'),
  none: said('無', 'none'),
  deeds: said('處理紀錄', 'What was done'),
  where: said('位置', 'Place'),
  what: said('對象', 'What'),
  how: said('處理', 'How'),
  count: said('處數', 'Places'),
  value: said('選定的內容', 'Chosen value'),
  suppliedName: said('指定人員姓名', 'Name supplied by the agency'),
  checks: said('驗證', 'Checks'),
  check: said('項目', 'Check'),
  result: said('結果', 'Result'),
  held: said('通過', 'held'),
  failed: said('未通過', 'did not hold'),
  counted: said('比對範圍', 'Counted'),
  notRun: said('無法執行', 'could not run'),
  faults: said('未完成事項', 'What was not done'),
  remains: said('檔案中仍有的資料', 'What the file still carries'),
  remainsNote: said(
    '以下資料仍在檔案中：未經要求移除，或未能移除。本證明只涵蓋上列要求移除的內容，不表示檔案不含其他機敏資料。',
    'These are still in the file: nobody asked to remove them, or they could not be removed. This certificate covers what had to go and nothing else.',
  ),
  noRemains: said('檢查未發現其他隱藏資料或個人資料。', 'Inspection found no other hidden or personal data.'),
  stamp: said('承辦人', 'Done by'),
  review: said('覆核', 'Reviewed by'),
  marksNote: said(
    '本證明不含文件內容。選定的內容僅以金鑰雜湊標記，持有金鑰的機關得據以核對：',
    'No text of the document is in this certificate. Chosen values are known by keyed marks, which the keeper of the key can compare: ',
  ),
} as const satisfies Readonly<Record<string, Said>>

/** 民國 and Taiwanese time, wherever the machine stands. */
export function rocTime(at: Certificate['at'], lang: CertificateLanguage): string {
  const moment = new Date(at)
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: 'Asia/Taipei',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const [year, month, day] = [Number(parts.get('year')), parts.get('month') ?? '', parts.get('day') ?? '']
  const time = `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`
  return lang === 'en'
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} (ROC ${year - 1911}) ${time} Taipei`
    : `中華民國${year - 1911}年${month}月${day}日 ${time}`
}
