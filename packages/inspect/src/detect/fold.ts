/**
 * Views of a text in which written variants look alike. INVARIANT: every view has exactly the length of the text, unit for unit,
 * so that an offset in one is the same offset in all. What must vanish becomes FILL, which the patterns allow between characters.
 */

/** Stands where a view drops something: zero-width signs, the second half of a character outside the BMP. */
export const FILL = '\u2060'
/** Between two spans of one part, and between two parts: no hit crosses either, no context crosses the second. */
export const WALL = '\u001f'
export const PART_WALL = '\u001d'

const widths = new Uint16Array(0x10000)
const digits = new Uint16Array(0x10000)

for (let code = 0; code < 0x10000; code++) widths[code] = code
for (let code = 0xff01; code <= 0xff5e; code++) widths[code] = code - 0xfee0
// Spaces of every width, the tab apart: it parts the cells of a table.
for (const code of [0xa0, 0x3000, 0x1680, 0x202f, 0x205f]) widths[code] = 0x20
for (let code = 0x2000; code <= 0x200a; code++) widths[code] = 0x20
// Hyphens, dashes, minus signs, the long vowel mark and the wave dash that are typed for one.
for (const code of [
  0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0x30fc, 0xfe58, 0xfe63, 0xff0d, 0xad,
])
  widths[code] = 0x2d
// Invisible signs.
for (const [from, to] of [
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0x180e, 0x180e],
] as const)
  for (let code = from; code <= to; code++) widths[code] = FILL.charCodeAt(0)
// Line and paragraph separators count as line ends.
for (const code of [0x2028, 0x2029, 0x0b, 0x0c, 0x85]) widths[code] = 0x0a
for (let code = 0x61; code <= 0x7a; code++) widths[code] = code - 0x20
for (let code = 0xff41; code <= 0xff5a; code++) widths[code] = code - 0xfee0 - 0x20

digits.set(widths)
const numerals: Readonly<Record<string, string>> = {
  '0': '〇零○Ｏ',
  '1': '一壹壱弌',
  '2': '二貳貮弍',
  '3': '三參叁弎',
  '4': '四肆',
  '5': '五伍',
  '6': '六陸',
  '7': '七柒',
  '8': '八捌',
  '9': '九玖',
}
for (const [digit, forms] of Object.entries(numerals))
  for (const form of forms) if (form !== 'Ｏ') digits[form.charCodeAt(0)] = digit.charCodeAt(0)

/** Mathematical digits and letters lie outside the BMP: the character, then FILL for its second half. */
const MATHEMATICAL = /\ud835[\udc00-\udfff]/g
const flat = (text: string): string =>
  text.includes('\ud835')
    ? text.replace(MATHEMATICAL, (char) => {
        const plain = char.normalize('NFKC')
        return plain.length === 1 ? plain + FILL : char
      })
    : text

/** Room that is kept from text to text: windows come by the thousand. What is longer gets its own. */
const KEPT = 256 * 1024
export class Room {
  #kept = new Uint16Array(0)

  /** Room for so many units, holding anything; it is the caller's until he asks again. */
  of(length: number): Uint16Array {
    if (length > KEPT) return new Uint16Array(length)
    if (this.#kept.length < length) this.#kept = new Uint16Array(Math.min(KEPT, length * 2))
    return this.#kept.subarray(0, length)
  }
}

const room = new Room()
/** The units of a text before they are folded; valid until the next call. */
export function unitsOf(text: string): Uint16Array {
  const units = room.of(text.length)
  bytesOf(units).write(flat(text), 'utf16le')
  return units
}

const bytesOf = (units: Uint16Array): Buffer => Buffer.from(units.buffer, units.byteOffset, units.byteLength)

function view(text: string, table: Uint16Array): string {
  const units = unitsOf(text)
  for (let i = 0; i < units.length; i++) units[i] = table[units[i] ?? 0] ?? 0
  return bytesOf(units).toString('utf16le')
}

/** Half-width, ASCII upper case, one kind of space, hyphen and line end. */
export const foldWidth = (text: string): string => view(text, widths)
/** As `foldWidth`, and Chinese numerals written digit by digit (〇一二, 零壹貳) as digits. */
export const foldDigits = (text: string): string => view(text, digits)

/** What a single unit is in the two views. */
export const foldedUnit = (unit: number): number => widths[unit] ?? unit
export const digitUnit = (unit: number): number => digits[unit] ?? unit
