import { type Value } from '../../../readers/pdf/values.ts'
import { array, dict, name, num, ref, type Objects } from './objects.ts'
import type { Shown } from './shown-text.ts'
import type { Taken } from './taken.ts'
import { secretAt, type Task } from './task.ts'
import { numberText } from './write.ts'

/** A pseudonym that stands where a value stood: what is shown, and how the pen is put there and back. */
export interface Sign {
  readonly text: string
  readonly operators: string
  readonly before: number
  readonly after: number
}

export const SIGN_FONT = 'SubrosaSign'
/** Against the size of the text around it; a smaller one is not put there. */
const LEAST = 0.6
/** Blocks mean a bar, which is painted. */
const BLOCKS = /^[█■▇＊\s]*$/u
const NARROW = /^[\x20-\x7e]$/

/** The pseudonyms that fit into the gaps, by the code at whose place they are shown. */
export function signsFor(codes: ReadonlyMap<Shown, Taken>, task: Task): ReadonlyMap<Shown, Sign> {
  const first = new Map<number, Shown>()
  const room = new Map<number, number>()
  for (const [code, { secret, occurrence, seen }] of codes) {
    if (secret < 0 || !seen) continue
    const start = first.get(occurrence) ?? code
    first.set(occurrence, start)
    // Only what one operator shows is a gap for sure.
    if (start.operator === code.operator) room.set(occurrence, (room.get(occurrence) ?? 0) - code.kern)
  }
  const signs = new Map<Shown, Sign>()
  for (const [occurrence, code] of first) {
    const instead = secretAt(task, codes.get(code)?.secret ?? 0)?.instead ?? ''
    const sign = BLOCKS.test(instead) ? null : signAt(code, instead, room.get(occurrence) ?? 0)
    if (sign !== null) signs.set(code, sign)
  }
  return signs
}

/** `room` in thousandths of the size. */
function signAt({ pen }: Shown, instead: string, room: number): Sign | null {
  const { size, fontName, letter, word, font } = pen
  const chars = Array.from(instead)
  const length = chars.reduce((sum, char) => sum + (NARROW.test(char) ? 500 : 1000), 0)
  const scale = Math.min(1, room / length)
  if (font === null || font.vertical || fontName === '' || size === 0 || scale < LEAST) return null
  if (chars.some((char) => char.length > 1)) return null
  const hex = Buffer.from(instead, 'utf16le').swap16().toString('hex')
  const middle = (room - length * scale) / 2
  return {
    text: instead,
    before: -middle,
    operators:
      `0 Tc 0 Tw /${SIGN_FONT} ${numberText(size * scale)} Tf <${hex}> Tj ` +
      `${numberText(letter)} Tc ${numberText(word)} Tw /${nameText(fontName)} ${numberText(size)} Tf `,
    after: middle + length * scale,
  }
}

const nameText = (text: string): string =>
  text.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)

const fonts = new WeakMap<Objects, Value>()

/** A Chinese font by name alone: programs that show PDF have one, and this package carries none. */
export function signFont(objects: Objects): Value {
  const known = fonts.get(objects)
  if (known !== undefined) return known
  const descriptor = objects.add({
    value: dict({
      Type: name('FontDescriptor'),
      FontName: name('MSung-Light'),
      Flags: num(6),
      FontBBox: array(num(0), num(-200), num(1000), num(900)),
      ItalicAngle: num(0),
      Ascent: num(800),
      Descent: num(-200),
      CapHeight: num(700),
      StemV: num(80),
    }),
    raw: null,
  })
  const text = (value: string): Value => ({ is: 'string', bytes: Buffer.from(value, 'latin1') })
  const below = dict({
    Type: name('Font'),
    Subtype: name('CIDFontType0'),
    BaseFont: name('MSung-Light'),
    CIDSystemInfo: dict({ Registry: text('Adobe'), Ordering: text('CNS1'), Supplement: num(0) }),
    DW: num(1000),
    W: array(num(1), num(95), num(500)),
    FontDescriptor: ref(descriptor),
  })
  const font = dict({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: name('MSung-Light-UniCNS-UCS2-H'),
    Encoding: name('UniCNS-UCS2-H'),
    DescendantFonts: array(below),
  })
  const made = ref(objects.add({ value: font, raw: null }))
  fonts.set(objects, made)
  return made
}
