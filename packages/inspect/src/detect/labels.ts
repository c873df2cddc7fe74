import type { NormalText } from './normal-text.ts'
import { inFolded, placesWithin, type Place } from './pattern.ts'

/**
 * What people write before a number to say what it is. The form of a number tells little (eight digits are a date, a company, a
 * phone); the label that stands nearest before it tells most, and the label of another thing tells what it is not.
 */
const families = {
  passport: ['護照', 'PASSPORT'],
  nhi: ['健保', '健保卡', '健保卡號', '健保卡卡號', 'NHI', '全民健康保險', '全民健康保險卡號'],
  ubn: ['統編', '統一編號', 'UBN', 'VAT NO', 'TAX ID'],
  tax: ['稅籍編號', '統一證號', '稅務識別碼', '稅籍'],
  identity: ['身分證', '身份證', '居留證'],
  postal: ['局號', '存簿儲金', '郵局', '劃撥'],
  account: ['帳號', '帳戶', '賬號', '存摺', '匯款', '匯入', '入帳', 'ACCOUNT', 'A/C'],
  card: ['信用卡', '卡號', '金融卡', 'CREDIT CARD', 'VISA', 'MASTERCARD'],
  phone: ['電話', '手機', '行動', '市話', '傳真', '分機', 'TEL', 'FAX', 'PHONE', 'MOBILE'],
  household: ['戶號', '戶籍編號'],
  record: ['病歷號碼', '病歷號', '病歷編號', '病歷', 'MRN', 'CHART NO'],
  birth: ['出生', '生日', '生於', '誕生', 'BIRTH', 'DOB', 'BORN'],
  plate: ['車牌', '車號', '牌照', '號牌', 'PLATE'],
  /** Whatever is numbered and is no person's. */
  other: [
    ...[
      '文號',
      '字第',
      '案號',
      '發票',
      '料號',
      '型號',
      '序號',
      '流水號',
      '條碼',
      '訂單',
      '單號',
      '編號第',
      '班機',
      '航班',
      '課程代碼',
      '版本',
    ],
    ...['郵遞區號', '財產編號', '追蹤號碼', 'SERIAL', 'MODEL', 'ISBN', 'ORDER', 'INVOICE'],
  ],
} as const satisfies Record<string, readonly string[]>

export type LabelFamily = keyof typeof families

export interface Label {
  readonly family: LabelFamily
  readonly text: string
  /** Nothing but words stands between it and the value: no comma that begins something new. */
  readonly direct: boolean
}

/** Characters before a value in which its label is looked for. */
const REACH = 40
const familyOf = new Map<string, LabelFamily>(
  Object.entries(families).flatMap(([family, words]) =>
    isFamily(family) ? words.map((word): [string, LabelFamily] => [word, family]) : [],
  ),
)
function isFamily(name: string): name is LabelFamily {
  return name in families
}
const ANY = inFolded(new RegExp([...familyOf.keys()].sort((a, b) => b.length - a.length).join('|'), 'g'))
/** Ends of lines, cells and spans: a label counts across one only where nothing but its own colon stands between. */
const EDGE = /[。\n\t\u001d\u001f]/
const NOTHING_BETWEEN = /^(號碼|號|碼|卡號|字號|NO\.?|NUMBER)?[\s:.()\u001f]*$/

/** Labels that were looked for already: many detectors ask about one number. */
const known = new WeakMap<NormalText, Map<number, Label | null>>()

/** The label nearest before an offset, or null where there is none in reach. */
export function labelBefore(text: NormalText, start: number): Label | null {
  const labels = known.get(text) ?? new Map<number, Label | null>()
  if (labels.size === 0) known.set(text, labels)
  const before = labels.get(start)
  if (before !== undefined) return before
  const label = lookBefore(text, start)
  labels.set(start, label)
  return label
}

function lookBefore(text: NormalText, start: number): Label | null {
  const from = Math.max(0, start - REACH)
  const before = text.folded.slice(from, start)
  let last: Place | null = null
  for (const place of placesWithin(ANY, text, from, before)) last = place
  if (last === null) return null
  const word = before.slice(last.start, last.end)
  const between = before.slice(last.end)
  if (EDGE.test(between) && !NOTHING_BETWEEN.test(between)) return null
  const family = familyOf.get(word)
  return family === undefined ? null : { family, text: word, direct: !/[,、]/.test(between) }
}

/** What the nearest label says about a value: `right` where it names one of these families, `wrong` where it names another. */
export function labelled(
  text: NormalText,
  start: number,
  own: readonly LabelFamily[],
  weights: { readonly right: number; readonly wrong: number },
): readonly LabelEvidence[] {
  const label = labelBefore(text, start)
  if (label === null) return []
  if (own.includes(label.family)) return [{ code: 'KEYWORD', weight: weights.right, what: label.text }]
  return label.direct ? [{ code: 'NEGATIVE', weight: weights.wrong, what: label.text }] : []
}

interface LabelEvidence {
  readonly code: 'KEYWORD' | 'NEGATIVE'
  readonly weight: number
  readonly what: string
}
