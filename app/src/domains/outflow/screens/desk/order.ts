import type { Check, DeskFile } from '../api.ts'

/** Nobody knows what it carries: the first thing to see to. */
export const isUnread = (file: DeskFile): boolean =>
  file.state === 'lost' || file.verdict === 'SKIPPED' || file.verdict === 'ENCRYPTED'
export const isUnderWay = (file: DeskFile): boolean =>
  file.state === 'waiting' || file.state === 'reading' || file.state === 'cleaning'
/** Something in it needs a person: findings, hidden things, or a part that was not read. */
export const isCarrying = (file: DeskFile): boolean =>
  file.persons > 0 || file.findings > 0 || file.hidden > 0 || file.verdict === 'PARTIAL'

/** Not inspected, then what carries most, then what is still waited for, then nothing found, then destroyed. */
const tier = (file: DeskFile): number =>
  file.state === 'gone' ? 4 : isUnread(file) ? 0 : file.verdict === null ? 2 : isCarrying(file) ? 1 : 3

export const worstFirst = (files: readonly DeskFile[]): readonly DeskFile[] =>
  [...files].sort(
    (a, b) =>
      tier(a) - tier(b) ||
      b.persons - a.persons ||
      b.findings - a.findings ||
      b.hidden - a.hidden ||
      Number(b.verdict === 'PARTIAL') - Number(a.verdict === 'PARTIAL') ||
      (a.name ?? '').localeCompare(b.name ?? '', 'zh-TW', { numeric: true }) ||
      a.id.localeCompare(b.id),
  )

export interface Sum {
  readonly unread: number
  readonly carrying: number
  readonly nothing: number
  readonly underWay: number
}
export function sumOf(files: readonly DeskFile[]): Sum {
  const here = files.filter((file) => file.state !== 'gone')
  const read = here.filter((file) => !isUnread(file) && file.verdict !== null)
  const carrying = read.filter(isCarrying).length
  return {
    unread: here.filter(isUnread).length,
    carrying,
    nothing: read.length - carrying,
    underWay: here.filter(isUnderWay).length,
  }
}

const JOINS_FOR = 60 * 60_000
/** Whether a further file belongs to what was laid down just now; later ones begin a check of their own, with its full time. */
export const takesMore = (check: Check, files: number, most: number, now: number): boolean =>
  check.gone === null && now - Date.parse(check.at) < JOINS_FOR && files < most
