/** One day of one system, written as its export and as the book: 1,000 look-ups of which twelve things are wrong. */
export interface Thousand {
  readonly log: string
  readonly book: string
  readonly unregistered: readonly number[]
  readonly mismatched: readonly number[]
  readonly phantom: readonly string[]
}
export const DAY = '2026-11-20'
const START = Date.UTC(2026, 10, 19, 16) // 00:00 in Taiwan
const roc = (minutes: number, seconds = 0): string => {
  const at = new Date(START + minutes * 60_000 + seconds * 1000 + 8 * 3_600_000).toISOString()
  return `115/11/20 ${at.slice(11, 19)}`
}
export const nationalId = (n: number): string =>
  `A1${String(10_000_019 + ((n * 7_919) % 89_999_999)).padStart(8, '0')}`
const UNREGISTERED = [17, 130, 255, 391, 512, 730, 999]
const MISMATCHED = [88, 640]

/** @param officers person numbers; look-ups go around among them, one a minute from 00:10 on */
export function thousandLines(officers: readonly string[]): Thousand {
  const log = ['序號,查詢時間,使用者代號,端末代號,查詢對象,查詢條件類別,案號']
  const book = ['登記編號,查詢時間,查詢人,系統,查詢對象,查詢事由,案號']
  const entry = (no: string, minutes: number, officer: string, target: string): void =>
    void book.push([no, roc(minutes, 40), officer, '戶役政', target, '刑案偵辦', '115-1'].join(','))
  for (let n = 1; n <= 1000; n++) {
    const officer = officers[n % officers.length] ?? ''
    const target = nationalId(n)
    log.push([n, roc(10 + n), officer.toLowerCase(), `PC-${n % 7}`, target, '身分證', ''].join(','))
    if (UNREGISTERED.includes(n)) continue
    // One wrong digit in the one, two digits missing in the other.
    const slip =
      n === 88
        ? `${target.slice(0, 5)}${(Number(target[5]) + 1) % 10}${target.slice(6)}`
        : n === 640
          ? target.slice(0, 8)
          : target
    entry(`B${n}`, 10 + n + (n % 9), officer, slip)
  }
  const phantom = ['F1', 'F2', 'F3']
  phantom.forEach((no, i) =>
    entry(no, 200 + i * 300, officers[i % officers.length] ?? '', nationalId(5000 + i)),
  )
  return {
    log: `${log.join('\r\n')}\r\n`,
    book: `${book.join('\r\n')}\r\n`,
    unregistered: UNREGISTERED,
    mismatched: MISMATCHED,
    phantom,
  }
}

export const logShape = {
  encoding: 'auto',
  delimiter: 'auto',
  ignore: [],
  values: {},
  defaults: {},
  columns: {
    序號: 'seq',
    查詢時間: 'time',
    使用者代號: 'account',
    端末代號: 'terminal',
    查詢對象: 'target',
    查詢條件類別: 'keyKind',
    案號: 'caseNo',
  },
} as const
export const bookShape = {
  encoding: 'auto',
  delimiter: 'auto',
  ignore: [],
  values: {},
  defaults: {},
  columns: {
    登記編號: 'entryNo',
    查詢時間: 'time',
    查詢人: 'account',
    系統: 'system',
    查詢對象: 'target',
    查詢事由: 'purposeCode',
    案號: 'caseNo',
  },
} as const
export const household = {
  id: 'household',
  zh: '戶役政系統',
  en: 'Household register',
  dataOwner: '內政部',
  sensitivity: 'sensitive',
  sequence: 'continuous',
  daily: true,
  dueHour: null,
  units: [],
  retired: false,
} as const

export const vehicles = {
  ...household,
  id: 'vehicles',
  zh: '車籍系統',
  en: 'Vehicle register',
  dataOwner: '公路局',
  sensitivity: 'normal',
  sequence: 'none',
  daily: false,
} as const

/** A text as an upload in pieces of the given size. */
export async function* inPieces(text: string | Uint8Array, size = 4096): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
