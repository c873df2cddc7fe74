import type { Sight } from '../../words/span.ts'

interface PropertyRule {
  readonly name: string
  readonly sight: Sight
}
const shown = (name: string): PropertyRule => ({ name, sight: 'visible' })
const header = (name: string): PropertyRule => ({ name, sight: 'mail-header' })
const path = (name: string): PropertyRule => ({ name, sight: 'author-path' })

/** Text properties of messages, recipients and attachments that are more than a trace (MS-OXPROPS). The others are headers. */
const TEXTS: Readonly<Record<number, PropertyRule>> = {
  0x0037: shown('Subject'),
  0x0e1d: shown('Subject'),
  0x0070: header('ConversationTopic'),
  0x1000: shown('Body'),
  0x0c1a: shown('From'),
  0x0c1f: shown('From'),
  0x0042: shown('From'),
  0x0065: shown('From'),
  0x5d01: shown('From'),
  0x5d02: shown('From'),
  0x0e04: shown('To'),
  0x0e03: shown('Cc'),
  0x0e02: header('Bcc'),
  0x3001: shown('Recipient'),
  0x3003: shown('Recipient'),
  0x39fe: shown('Recipient'),
  0x5ff6: shown('Recipient'),
  0x3704: shown('filename'),
  0x3707: shown('filename'),
  0x370d: path('AttachLongPathname'),
  0x3708: path('AttachPathname'),
  0x007d: header('TransportMessageHeaders'),
}

/** Keys, ids and times in binary form: names and addresses may stand in them, but nothing else that anybody wrote. */
const KEYS = new Set([
  0x0030, 0x003b, 0x003f, 0x0041, 0x0043, 0x004c, 0x004f, 0x0051, 0x0052, 0x0053, 0x0054, 0x0071, 0x0c19,
  0x0c1d, 0x0e09, 0x0e0a, 0x0e27, 0x0ff6, 0x0ff8, 0x0ff9, 0x0ffa, 0x0ffb, 0x0fff, 0x10f3, 0x300b, 0x3013,
  0x3014, 0x3016, 0x3017, 0x3019, 0x3702, 0x370a, 0x3f88, 0x3fd9, 0x3ff9, 0x3ffb, 0x5ff7, 0x65e0, 0x65e2,
  0x65e3, 0x65e4, 0x65e5, 0x65e6, 0x0000, 0x4019, 0x401a, 0x5902, 0x7d02, 0x64f0, 0x0065, 0x0eba, 0x5d0a,
  0x3f8e, 0x3f8f, 0x0e2c, 0x35e0, 0x35e2, 0x35e3, 0x35e4, 0x35e7,
])

export const ids = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  attachData: 0x3701,
  attachName: 0x3704,
  attachLongName: 0x3707,
  displayName: 0x3001,
  recipientType: 0x0c15,
  codepage: 0x3ffd,
  internetCodepage: 0x3fde,
} as const

export const types = { string8: 0x001e, unicode: 0x001f, binary: 0x0102, object: 0x000d } as const

export function textRule(id: number): PropertyRule {
  return TEXTS[id] ?? { name: hex(id), sight: id >= 0x8000 ? 'custom-property' : 'mail-header' }
}
export const isKey = (id: number): boolean => KEYS.has(id)
export const hex = (id: number): string => `0x${id.toString(16).padStart(4, '0')}`

/** Windows code pages by the names that the platform knows. */
export function charsetOf(codepage: number): string {
  if (codepage === 950) return 'big5'
  if (codepage === 936) return 'gbk'
  if (codepage === 932) return 'shift_jis'
  return codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : ''
}
