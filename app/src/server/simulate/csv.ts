import { rocYear } from '#kernel/ground'
import { big5 } from './big5.ts'
import type { FileHabit } from './systems.ts'

const quote = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell

/** One line of a file as that source writes it. */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\r\n`

/** The text in the bytes of the source. */
export function inBytes(text: string, encoding: FileHabit['encoding'], first: boolean): Uint8Array {
  if (encoding === 'big5') return big5(text)
  return new TextEncoder().encode(encoding === 'utf-8-bom' && first ? `\ufeff${text}` : text)
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

interface Civil {
  readonly number: number
  readonly iso: string
  readonly roc: string
}
const dates = new Map<number, Civil>()
/** The civil day in Taiwan, by its number since 1970; a world has few days and many moments. */
function civilDay(number: number): Civil {
  const known = dates.get(number)
  if (known) return known
  const iso = new Date(number * 86_400_000).toISOString().slice(0, 10)
  const made = { number, iso, roc: `${rocYear(Number(iso.slice(0, 4)))}${iso.slice(4).replaceAll('-', '/')}` }
  dates.set(number, made)
  return made
}

/** A moment as the source prints it: one column, or two where date and time stand apart. */
export function moment(at: number, form: FileHabit['time']): string[] {
  const local = at + 8 * 3600
  const second = local % 86_400
  const { iso, roc } = civilDay((local - second) / 86_400)
  const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
  switch (form) {
    case 'roc-slash':
      return [`${roc} ${time}`]
    case 'roc-digits':
      return [roc.replaceAll('/', ''), time.replaceAll(':', '')]
    case 'plain':
      return [`${iso} ${time}`]
    case 'iso':
      return [`${iso}T${time}+08:00`]
  }
}

/** Digits as an old terminal prints them. */
export const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
