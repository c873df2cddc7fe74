import type { Origin, Status } from './words.ts'

export interface StatusMark {
  readonly zh: string
  readonly en: string
  /** True where a reader must not rely on the statement before the legal unit has confirmed it. */
  readonly checking: boolean
}

/** The words shown beside every statement of law or number. */
export function statusMark(statement: { readonly status: Status; readonly origin?: Origin }): StatusMark {
  if (statement.origin === 'house') return { zh: '本系統預設', en: 'Subrosa default', checking: false }
  switch (statement.status) {
    case 'verified':
      return { zh: '已核對', en: 'Verified', checking: false }
    case 'second-hand':
      return { zh: '轉引，待核對', en: 'Second-hand', checking: true }
    case 'recollection':
      return { zh: '核對中', en: 'Being checked', checking: true }
  }
}
