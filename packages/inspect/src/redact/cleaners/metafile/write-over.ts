import { lettersIn, type Charset } from '../../../readers/metafile/charset.ts'
import type { Line } from '../../../readers/metafile/lines.ts'
import type { Cut } from '../../replace.ts'
import { encoded } from '../../text/written-text.ts'

/** The bytes of one record's string that a value covers. */
interface Place {
  readonly at: number
  readonly length: number
  readonly charset: Charset
}

const BAR = '█'

/**
 * Writes over a value where it is drawn; nothing moves. What stands in its place is written as far as there is room for it in the font's
 * encoding: a sign that is too long, or that the encoding does not have, becomes a bar, and where it has no bar either the place is blank.
 */
export function writeOver(bytes: Buffer, line: Line, { start, end, secret }: Cut): void {
  const places = placesOf(bytes, line, start, end)
  const room = places.reduce((sum, place) => sum + roomIn(place), 0)
  const fits = secret.instead.length <= room && places.every(({ charset }) => has(charset, secret.instead))
  let left = fits ? secret.instead : BAR.repeat(Math.min(room, secret.instead.length))
  for (const place of places) {
    const now = left.slice(0, roomIn(place))
    left = left.slice(now.length)
    const { at, length, charset } = place
    // Blanks behind it.
    if (charset === 'utf-16le') bytes.fill(Buffer.from(' ', 'utf16le'), at, at + length)
    else bytes.fill(0x20, at, at + length)
    if (now !== '') bytes.set(written(now, charset), at)
  }
}

function placesOf(bytes: Buffer, { runs }: Line, start: number, end: number): readonly Place[] {
  const places: Place[] = []
  for (const run of runs) {
    const [from, to] = [Math.max(start - run.start, 0), Math.min(end - run.start, run.text.length)]
    if (from >= to) continue
    const { starts } = lettersIn(bytes.subarray(run.at, run.at + run.length), run.charset)
    const [first, behind] = [starts[from] ?? 0, starts[to] ?? run.length]
    places.push({ at: run.at + first, length: behind - first, charset: run.charset })
  }
  return places
}

/** Signs that can be written there: a bar takes two bytes in every charset that has one. */
const roomIn = ({ charset, length }: Place): number =>
  charset === 'utf-16le' || charset === 'big5' || charset in BARS ? length >> 1 : 0

/** ■, where nothing but bars is ever written. */
const BARS: Readonly<Partial<Record<Charset, readonly number[]>>> = {
  gbk: [0xa1, 0xf6],
  shift_jis: [0x81, 0xa1],
  'euc-kr': [0xa1, 0xe1],
}

function written(text: string, charset: Charset): Uint8Array {
  const bar = BARS[charset]
  if (bar !== undefined) return Uint8Array.from(Array.from(text, () => bar).flat())
  return encoded(text, charset === 'utf-16le' ? 'utf-16le' : 'big5')
}

/** In Big5 every sign takes two bytes or fewer: what has room by its number of signs has room. */
const has = (charset: Charset, text: string): boolean =>
  charset === 'utf-16le' ||
  (charset === 'big5' && new TextDecoder('big5').decode(written(text, 'big5')) === text)
