import type { KeyKind } from './normalise.ts'

export type MaskKind = KeyKind | 'phone'

/**
 * The display form of a target: enough for the person who knows the case to recognise it, never the value itself.
 * INVARIANT: the result does not contain the value, and at least one character of the value is hidden.
 */
export function mask(kind: MaskKind, value: string): string {
  if (value === '') return ''
  const shown = MASKS[kind](value)
  if (!shown.includes(value)) return shown
  return value.includes('*') ? '○○○○' : '****'
}

const MASKS: Readonly<Record<MaskKind, (value: string) => string>> = {
  /** A12****789 */
  national_id: (value) => (value.length === 10 ? ends(value, 3, 3) : other(value)),
  /** AB*-**34: the hyphen is put back where letters and digits meet. */
  plate: (value) => {
    const shown = value.length >= 6 ? ends(value, 2, 2) : other(value)
    const seam = /[A-Z](?=\d)|\d(?=[A-Z])/.exec(value)
    return seam === null ? shown : `${shown.slice(0, seam.index + 1)}-${shown.slice(seam.index + 1)}`
  },
  /** 王○明, 歐○○明; Latin names keep the first letter of each longer word. */
  name: (value) => (/\p{Script=Han}/u.test(value) ? hanName(value) : value.split(' ').map(word).join(' ')),
  household: (value) => (value.length >= 7 ? ends(value, 2, 2) : other(value)),
  /** 0912***678 */
  phone: (value) => (value.length >= 9 ? ends(value, 4, 3) : other(value)),
  other,
}

/** A cell of unknown meaning, e.g. in a row fault: at most a quarter at each end, two characters at most. */
export const maskAny = (value: string): string =>
  mask('other', value.length > 40 ? value.slice(0, 40) : value)

function other(value: string): string {
  const chars = Array.from(value)
  const keep = Math.min(2, Math.floor(chars.length / 4))
  return ends(value, keep, keep)
}

/** Hidden middles longer than eight are cut: the length of a long value tells something too. */
function ends(value: string, first: number, last: number): string {
  // Numbers and plates, nearly all there is in a log, have no characters of two units.
  const chars = PAIRED.test(value) ? Array.from(value) : null
  const part = (from: number, to?: number): string =>
    chars === null ? value.slice(from, to) : chars.slice(from, to).join('')
  const hidden = Math.min(8, (chars ?? value).length - first - last)
  return part(0, first) + STARS.slice(0, Math.max(1, hidden)) + (last > 0 ? part(-last) : '')
}
const STARS = '********'
const PAIRED = /[\ud800-\udfff]/

function hanName(value: string): string {
  const chars = Array.from(value)
  if (chars.length <= 2) return chars.length === 1 ? '○' : `${chars[0]}○`
  return `${chars[0]}${'○'.repeat(chars.length - 2)}${chars.at(-1)}`
}

const word = (text: string): string => {
  const [first = '', ...others] = Array.from(text)
  return others.length === 0 ? '*' : first + '*'.repeat(others.length)
}
