/** What an action of the metafile draws: `lines` hold numbers only, `pixels` a picture, `nested` another metafile. */
export type Draws = 'lines' | 'text' | 'pixels' | 'comment' | 'font' | 'nested'

const LINES = [
  ...[100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111], // points to polygons
  ...[125, 126, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137], // gradients, clips, colours, alignment, units
  ...[139, 140, 141, 142, 144, 145, 146, 148, 149, 150, 151], // states, transparency, lines under text
]
const PIXELS = [116, 117, 118, 119, 120, 121, 122, 123, 124, 127] // bitmaps, masks, wallpaper
const TEXT = [112, 113, 114, 115]

const DRAWS = new Map<number, Draws>([
  ...LINES.map((type) => [type, 'lines'] as const),
  ...PIXELS.map((type) => [type, 'pixels'] as const),
  ...TEXT.map((type) => [type, 'text'] as const),
  [138, 'font'],
  [147, 'nested'],
  [512, 'comment'],
])

/** Undefined: an action that no program is known to write, or a page in another language (EPS). */
export const drawsOf = (type: number): Draws | undefined => DRAWS.get(type)

/** Bytes before the text of an action: a point, or a rectangle. */
const BEFORE: Readonly<Record<number, number>> = { 112: 8, 113: 8, 114: 8, 115: 16 }

/**
 * The words of a text action. The encoding of the first string is said by a font that was chosen long before, so both ways to write it
 * are tried: right is the one that ends where the action ends. Null: neither does.
 */
export function textOf(type: number, payload: Buffer): string | null {
  for (const wide of [true, false]) {
    const text = read(type, payload, wide)
    if (text !== null) return text
  }
  return null
}

function read(type: number, payload: Buffer, wide: boolean): string | null {
  let at = BEFORE[type] ?? 0
  const number = (bytes: 2 | 4): number | null => {
    if (at + bytes > payload.length) return null
    const value = payload.readUIntLE(at, bytes)
    at += bytes
    return value
  }
  const take = (length: number | null, each: 1 | 2 | 4): Buffer | null => {
    if (length === null || at + length * each > payload.length) return null
    const taken = payload.subarray(at, at + length * each)
    at += taken.length
    return taken
  }
  const first = wide ? take(number(4), 2) : take(number(2), 1)
  if (first === null) return null
  // Index and length, a width and both, or the style of a rectangle.
  at += type === 114 ? 8 : type === 115 ? 2 : 4
  if (type === 113 && take(number(4), 4) === null) return null
  const texts = [first.toString(wide ? 'utf16le' : 'latin1')]
  if (at < payload.length) {
    const second = take(number(2), 2)
    if (second === null) return null
    texts[wide ? 1 : 0] = second.toString('utf16le')
  }
  // Newer programs say where letters are stretched.
  if (at < payload.length && take(number(4), 1) === null) return null
  return at === payload.length ? [...new Set(texts)].join('\n') : null
}
