import { lookups } from '../words.ts'
import type { Said } from '#kernel/ui'

type Table = Readonly<Record<string, Said>>

/** Kinds of what a look-up was keyed by. */
export const keyKindWords = {
  national_id: { zh: '身分證統一編號', en: 'National ID number' },
  plate: { zh: '車牌號碼', en: 'Number plate' },
  name: { zh: '姓名', en: 'Name' },
  household: { zh: '戶號', en: 'Household number' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Table
export type KeyKind = keyof typeof keyKindWords

export const lookupWords = { Q: lookups.query, P: lookups.print, E: lookups.export } as const satisfies Table
export const placeWords = {
  indoor: { zh: '內勤', en: 'Indoors' },
  outdoor: { zh: '外勤', en: 'Outdoors' },
} as const satisfies Table
