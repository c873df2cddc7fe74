/** What lies between two letters of a text: nothing that counts, white space, or one line break with its indent. */
export const gaps = { none: 0, break: 1, white: 2 } as const

/** Signs without width, which a person does not see between two letters; 1 for these, 2 for white space, 3 for a line end, 0 for a letter. */
const signs = new Uint8Array(0x10000)
const set = (sign: number, ...ranges: readonly (readonly [number, number])[]): void => {
  for (const [from, to] of ranges) signs.fill(sign, from, to + 1)
}
set(1, [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x180b, 0x180e], [0x200b, 0x200f], [0x202a, 0x202e])
set(1, [0x2060, 0x206f], [0xfe00, 0xfe0f], [0xfeff, 0xfeff])
set(2, [0x09, 0x09], [0x20, 0x20], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a], [0x202f, 0x202f])
set(2, [0x205f, 0x205f], [0x3000, 0x3000])
set(3, [0x0a, 0x0d], [0x85, 0x85], [0x2028, 0x2029])

const LONGEST_INDENT = 16

/** The letters of a text without what lies between them, and where each stood. */
export interface Letters {
  readonly length: number
  readonly units: Uint16Array
  readonly at: Uint32Array
  /** What lies before each letter, one of `gaps`. */
  readonly before: Uint8Array
}

export function lettersOf(text: string): Letters {
  const units = new Uint16Array(text.length)
  const at = new Uint32Array(text.length)
  const before = new Uint8Array(text.length)
  let length = 0
  let [white, ends] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const sign = signs[unit] ?? 0
    if (sign === 0) {
      units[length] = unit
      at[length] = i
      before[length] = gapOf(white, ends)
      length += 1
      white = ends = 0
    } else if (sign === 2) white += 1
    // CR LF ends one line.
    else if (sign === 3 && !(unit === 0x0a && text.charCodeAt(i - 1) === 0x0d)) ends += 1
  }
  return { length, units, at, before }
}

const gapOf = (white: number, ends: number): number =>
  ends === 1 && white <= LONGEST_INDENT ? gaps.break : white + ends > 0 ? gaps.white : gaps.none

/** The letters alone. */
export function squeezed(text: string): string {
  const { units, length } = lettersOf(text)
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
}
