import { nameOf, type Dict, type Value } from '../../../readers/pdf/values.ts'
import { codesOf, type CodeMap } from './code-map.ts'
import type { Objects } from './objects.ts'

/** One character code of a string that is shown. */
export interface Code {
  readonly length: number
  /** How far the pen moves, in thousandths of the size. */
  readonly advance: number
  /** From the pen to where the character is painted, in thousandths; not 0 only in vertical writing. */
  readonly shift: { readonly x: number; readonly y: number }
  /** Word spacing applies. */
  readonly isSpace: boolean
}

export interface Font {
  readonly vertical: boolean
  codes(bytes: Uint8Array): readonly Code[]
}

/** Widths of a font that every program brings along, by character code; null for any other font. */
export type StandardWidths = (font: Dict) => ((code: number) => number) | null

const NO_SHIFT = { x: 0, y: 0 }

/**
 * How the font of a resource splits its strings and moves the pen. Widths lose their decimals, as in the engine: characters are found where it
 * puts them, and what stands behind a gap stays where it painted it; other programs see it move by less than a tenth of a point.
 */
export function fontOf(objects: Objects, value: Value | undefined, standard: StandardWidths): Font | null {
  const font = objects.dict(value)
  if (font === null) return null
  return nameOf(objects.get(font.get('Subtype'))) === 'Type0'
    ? composite(objects, font)
    : simple(objects, font, standard)
}

function simple(objects: Objects, font: Dict, standard: StandardWidths): Font {
  const first = numberAt(objects, font.get('FirstChar'), 0)
  const widths = objects.numbersIn(font.get('Widths'))
  const missing = numberAt(objects, objects.dict(font.get('FontDescriptor'))?.get('MissingWidth'), 0)
  const byProgram = widths.length === 0 ? standard(font) : null
  const isDrawn = nameOf(objects.get(font.get('Subtype'))) === 'Type3'
  const scale = isDrawn ? (objects.numbersIn(font.get('FontMatrix'))[0] ?? 0.001) * 1000 : 1
  const advance = (code: number): number => {
    const width = byProgram === null ? (widths[code - first] ?? missing) : byProgram(code)
    return isDrawn ? Math.round(width * scale) : Math.trunc(width)
  }
  return {
    vertical: false,
    codes: (bytes) =>
      Array.from(bytes, (code) => ({
        length: 1,
        advance: advance(code),
        shift: NO_SHIFT,
        isSpace: code === 32,
      })),
  }
}

function composite(objects: Objects, font: Dict): Font {
  const map = codesOf(objects, font.get('Encoding'))
  const below = objects.dict(objects.list(font.get('DescendantFonts'))[0]) ?? new Map<string, Value>()
  const widths = widthsOf(objects, below.get('W'))
  const usual = Math.trunc(numberAt(objects, below.get('DW'), 1000))
  const [usualY = 880, usualDown = -1000] = objects.numbersIn(below.get('DW2')).map(Math.trunc)
  const downs = map.vertical
    ? downsOf(objects, below.get('W2'))
    : new Map<number, readonly [number, number, number]>()
  return {
    vertical: map.vertical,
    codes: (bytes) =>
      [...split(bytes, map)].map(({ code, length }) => {
        const cid = map.cid(code, length)
        const width = widths.get(cid) ?? usual
        const isSpace = length === 1 && code === 32
        if (!map.vertical) return { length, advance: width, shift: NO_SHIFT, isSpace }
        const [down, x, y] = downs.get(cid) ?? [usualDown, width / 2, usualY]
        return { length, advance: down, shift: { x: -x, y: -y }, isSpace }
      }),
  }
}

function* split(bytes: Uint8Array, map: CodeMap): Generator<{ code: number; length: number }> {
  for (let at = 0; at < bytes.length;) {
    const length = Math.min(map.length(bytes, at), bytes.length - at)
    let code = 0
    for (let i = 0; i < length; i++) code = code * 256 + (bytes[at + i] ?? 0)
    yield { code, length }
    at += length
  }
}

const numberAt = (objects: Objects, value: Value | undefined, otherwise: number): number => {
  const found = objects.get(value)
  return found?.is === 'number' && Number.isFinite(found.value) ? found.value : otherwise
}

const MAX_CIDS = 65_536

/** `c [w1 w2 …]` and `c1 c2 w`, as often as one likes. */
function widthsOf(objects: Objects, value: Value | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  forRuns(objects, value, 1, (cid, [width = 0]) => widths.set(cid, width))
  return widths
}

function downsOf(
  objects: Objects,
  value: Value | undefined,
): ReadonlyMap<number, readonly [number, number, number]> {
  const downs = new Map<number, readonly [number, number, number]>()
  forRuns(objects, value, 3, (cid, [down = 0, x = 0, y = 0]) => downs.set(cid, [down, x, y]))
  return downs
}

function forRuns(
  objects: Objects,
  value: Value | undefined,
  each: number,
  tell: (cid: number, values: readonly number[]) => void,
): void {
  const items = objects.list(value).map((item) => objects.get(item))
  for (let at = 0; at < items.length;) {
    const [first, next] = [items[at], items[at + 1]]
    if (first?.is !== 'number') return
    if (next?.is === 'array') {
      const numbers = objects.numbersIn(next).map(Math.trunc)
      for (let i = 0; i * each < numbers.length; i++)
        tell(first.value + i, numbers.slice(i * each, (i + 1) * each))
      at += 2
    } else {
      const last = next?.is === 'number' ? Math.min(next.value, first.value + MAX_CIDS) : first.value
      const values = items
        .slice(at + 2, at + 2 + each)
        .map((one) => (one?.is === 'number' ? Math.trunc(one.value) : 0))
      for (let cid = first.value; cid <= last; cid++) tell(cid, values)
      at += 2 + each
    }
  }
}
