interface ReasonEntry {
  readonly zh: string
  readonly en: string
}

/** Why a finding scores as it does; `{what}` is a word of the rule or of the document's own headings, never the matched text. */
export const reasons = {
  PATTERN: { zh: '符合格式', en: 'The form fits' },
  CHECKSUM: { zh: '檢查碼正確', en: 'The check digit is right' },
  CHECKSUM_WRONG: { zh: '檢查碼不符', en: 'The check digit is wrong' },
  KEYWORD: { zh: '附近有「{what}」', en: '“{what}” stands nearby' },
  HEADING: { zh: '欄位名稱是「{what}」', en: 'The column or field is headed “{what}”' },
  NEIGHBOUR: { zh: '附近另有{what}', en: 'Next to another finding: {what}' },
  LOOKS_ALIKE: { zh: '附近有像{what}的內容', en: 'Next to what looks like another: {what}' },
  NEGATIVE: {
    zh: '附近有「{what}」，可能不是個人資料',
    en: '“{what}” nearby suggests that it is not personal',
  },
  WRITTEN_APART: {
    zh: '以空白、連字號或換行分開書寫',
    en: 'Written with spaces, hyphens or line breaks inside',
  },
  FULL_WIDTH: { zh: '以全形字元書寫', en: 'Written in full-width characters' },
  CHINESE_DIGITS: { zh: '以中文數字書寫', en: 'Written in Chinese numerals' },
  LOWER_CASE: { zh: '以小寫字母書寫', en: 'Written in lower case' },
  OCR_REPAIRED: { zh: '修正易混字元後檢查碼正確', en: 'Right once confusable characters are repaired' },
  INTERNATIONAL: { zh: '以國際碼書寫', en: 'Written with the country code' },
  RULE: { zh: '{what}', en: '{what}' },
} as const satisfies Record<string, ReasonEntry>

export type ReasonCode = keyof typeof reasons
