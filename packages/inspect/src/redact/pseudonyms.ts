import { foldWidth } from '../detect/fold.ts'
import { squeezed } from './blank.ts'
import { isName } from './written-forms.ts'

/** The signs by which papers of law call people whose names they do not tell. */
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** Short labels; a detector without one goes by its title. */
const LABELS: Readonly<Record<string, string>> = {
  'tw.address': '地址',
  'tw.bank-account': '帳號',
  'tw.birth-date': '生日',
  'tw.card': '卡號',
  'tw.email': '電郵',
  'tw.landline': '電話',
  'tw.line-id': 'LINE',
  'tw.medical-record': '病歷',
  'tw.mobile': '手機',
  'tw.passport-mrz': '護照碼',
  'tw.national-id': '身分證',
  'tw.nhi-card': '健保卡',
  'tw.passport': '護照',
  'tw.plate': '車牌',
  'tw.postal-account': '郵局帳號',
  'tw.resident-number': '居留證',
  'tw.ubn': '統編',
}

/**
 * One sign for one value, in all files that share this object. It holds the values themselves: it stays in memory, and is let go of
 * when the run is over.
 */
export class Pseudonyms {
  readonly #signs = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  /** `mark` joins what is written differently; names are joined by their letters too, for two detectors mark one name differently. */
  signOf(detector: string, title: string, mark: string, raw: string): string {
    const name = isName(detector)
    const keys = [`${detector}\0${mark}`, ...(name ? [`\0${squeezed(foldWidth(raw))}`] : [])]
    const known = keys.map((key) => this.#signs.get(key)).find((sign) => sign !== undefined)
    const sign = known ?? (name ? this.#person() : this.#coded(LABELS[detector] ?? title))
    for (const key of keys) this.#signs.set(key, sign)
    return sign
  }

  #person(): string {
    const next = this.#next('')
    const signs = STEMS + BRANCHES
    const round = Math.floor(next / signs.length)
    return signs.charAt(next % signs.length) + (round === 0 ? '' : `${round + 1}`)
  }

  #coded(label: string): string {
    return `${label}${this.#next(label) + 1}`
  }

  #next(label: string): number {
    const next = this.#counts.get(label) ?? 0
    this.#counts.set(label, next + 1)
    return next
  }
}
