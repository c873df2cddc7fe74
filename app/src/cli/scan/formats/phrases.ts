import type { Language } from '../words.ts'

/** The words of the reports for people. */
const phrases = {
  title: { zh: '檔案內容掃描報告', en: 'What these files carry' },
  level: { zh: '密等', en: 'Levels' },
  persons: { zh: '人員表', en: 'Persons' },
  findings: { zh: '發現', en: 'Findings' },
  hidden: { zh: '隱藏內容', en: 'Hidden' },
  notRead: { zh: '未檢查', en: 'Not read' },
  passed: { zh: '略過', en: 'Passed over' },
  review: { zh: '抽樣複核', en: 'To be reviewed' },
  accepted: { zh: '已列基準', en: 'Accepted' },
  kinds: { zh: '檔案種類', en: 'Kinds' },
  verdicts: { zh: '檢查結果', en: 'Verdicts' },
  totals: { zh: '總計', en: 'Totals' },
  files: { zh: '檔案', en: 'Files' },
  documents: { zh: '文件', en: 'Documents' },
  marks: { zh: '標示', en: 'Marks' },
  count: { zh: '件數', en: 'Count' },
  code: { zh: '代碼', en: 'Code' },
  meaning: { zh: '說明', en: 'Meaning' },
  place: { zh: '位置', en: 'Place' },
  sample: { zh: '遮蔽樣本', en: 'Masked' },
  score: { zh: '分數', en: 'Score' },
  kind: { zh: '種類', en: 'Kind' },
  size: { zh: '大小', en: 'Size' },
  quiet: { zh: '未發現內容的檔案', en: 'Files in which nothing was found' },
  began: { zh: '開始', en: 'Began' },
  ended: { zh: '結束', en: 'Ended' },
  scanned: { zh: '掃描範圍', en: 'Scanned' },
  program: { zh: '程式版本', en: 'Program' },
  key: { zh: '金鑰識別', en: 'Key' },
  noMark: { zh: '無標示', en: 'no mark' },
  interrupted: {
    zh: '掃描中途停止：以下只包含已完成的檔案，其餘均未檢查。',
    en: 'The scan was stopped: this tells only of the files that were done; all others were not inspected.',
  },
  nothingUnread: {
    zh: '遇到的每個檔案都已完整檢查。',
    en: 'Every file that was met was inspected to the end.',
  },
  masks: {
    zh: '本報告不含原文：只有遮蔽樣本與金鑰代號。檔名、部分名稱與工作表名稱照原樣列出。',
    en: 'This report holds no matched text: masks and keyed marks only. Names of files, parts and sheets stand as they are.',
  },
} as const satisfies Record<string, Record<Language, string>>

export type Phrase = keyof typeof phrases
export const phrase = (name: Phrase, language: Language): string => phrases[name][language]

const number = (value: number): string => value.toLocaleString('en-US')

/** Counted things, in the words of the language. */
export const counted = {
  places: (n: number, language: Language) => (language === 'zh' ? `${number(n)} 處` : `${number(n)}×`),
  chars: (n: number, language: Language) => (language === 'zh' ? `${number(n)} 字` : `${number(n)} chars`),
  files: (n: number, language: Language) =>
    language === 'zh' ? `${number(n)} 個檔案` : `${number(n)} file${n === 1 ? '' : 's'}`,
  documents: (n: number, language: Language) =>
    language === 'zh' ? `${number(n)} 份文件` : `${number(n)} document${n === 1 ? '' : 's'}`,
  /** `least`: not every finding is listed, and people are counted among those that are. */
  persons: (n: number, language: Language, least = false) =>
    language === 'zh'
      ? `${least ? '至少 ' : ''}${number(n)} 人`
      : `${least ? 'at least ' : ''}${number(n)} person${n === 1 ? '' : 's'}`,
  marks: (n: number, language: Language) =>
    language === 'zh' ? `標示 ${number(n)} 處` : `${number(n)} mark${n === 1 ? '' : 's'}`,
  more: (n: number, language: Language) =>
    language === 'zh' ? `…另有 ${number(n)} 筆` : `… and ${number(n)} more`,
  unlisted: (n: number, language: Language) =>
    language === 'zh'
      ? `另有 ${number(n)} 筆超出列出上限，只計數；請以 --list 提高上限`
      : `${number(n)} more are counted but not listed; raise the bound with --list`,
  accepted: (findings: number, hidden: number, language: Language) =>
    language === 'zh'
      ? `基準檔已列：發現 ${number(findings)} 筆、隱藏 ${number(hidden)} 類，不再列出`
      : `Known by the baseline and not told again: ${number(findings)} findings, ${number(hidden)} hidden classes`,
  plain: number,
} as const

export const comma = (language: Language): string => (language === 'zh' ? '、' : ', ')
