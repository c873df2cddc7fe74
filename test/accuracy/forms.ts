import type { Chance } from './chance.ts'

/** How one value may be written. Each takes the canonical writing and gives what stands in the paper. */
export type Form = (text: string, chance: Chance) => string

const spread = (text: string, sign: string, every: number): string =>
  Array.from(text, (char, i) => char + (i < text.length - 1 && (i + 1) % every === 0 ? sign : '')).join('')

export const asIs: Form = (text) => text
export const fullWidth: Form = (text) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
export const lower: Form = (text) => text.toLowerCase()
export const spaced: Form = (text, chance) => spread(text, chance.pick([' ', '　']), chance.pick([1, 3, 4]))
export const hyphened: Form = (text, chance) =>
  spread(text, chance.pick(['-', '－', '–']), chance.pick([3, 4, 5]))
export const broken: Form = (text, chance) => {
  const at = 1 + chance.below(text.length - 1)
  return `${text.slice(0, at)}${chance.pick(['\n', '\r\n', '\n　　', '\n  '])}${text.slice(at)}`
}
export const chinese: Form = (text, chance) => {
  const digits = Array.from(
    chance.pick([
      '〇一二三四五六七八九',
      '零一二三四五六七八九',
      '零壹貳參肆伍陸柒捌玖',
      '○一二三四五六七八九',
    ]),
  )
  return text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
}

const TAKEN: Readonly<Record<string, readonly string[]>> = {
  '0': ['O', 'o'],
  '1': ['I', 'l'],
  '5': ['S'],
  '8': ['B'],
}
/** One or two digits read as the letters they look like; a value without such a digit cannot be misread and stays as it is. */
export const misread: Form = (text, chance) => {
  const places = Array.from(text, (char, i) => (char in TAKEN && i > 0 ? i : -1)).filter((i) => i >= 0)
  const chars = Array.from(text)
  for (let n = 0; n < 2 && places.length > 0; n++) {
    const [at = 0] = places.splice(chance.below(places.length), 1)
    chars[at] = chance.pick(TAKEN[chars[at] ?? ''] ?? [''])
  }
  return chars.join('')
}
export const canBeMisread = (text: string): boolean => /[0158]/.test(text.slice(1))

const UNITS = ['', '十', '百']
/** 75 → 七十五, 120 → 一百二十. */
export function spoken(value: number): string {
  const digits = Array.from('〇一二三四五六七八九')
  const text = String(value)
  const said = Array.from(text, (digit, i) =>
    digit === '0' ? '〇' : digits[Number(digit)] + (UNITS[text.length - 1 - i] ?? ''),
  ).join('')
  return said.replace(/〇+$/, '').replace(/^一十/, '十')
}
