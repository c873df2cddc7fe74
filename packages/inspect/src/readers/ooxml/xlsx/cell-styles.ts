import type { Sight } from '../../../words/span.ts'
import type { Reading } from '../../../words/reader.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, scanXml, type Attributes } from '../../../xml/scan.ts'
import { brightness, sightOf } from '../docx/look.ts'

interface Font {
  ink: number | null
  size: number
}

/** How a style shows the value of a cell. */
export interface CellStyle {
  readonly sight: Sight
  readonly format: string
}

const PLAIN: CellStyle = { sight: 'visible', format: 'General' }
/** Formats that the file need not spell out: dates and times. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])
const THEME_INK: Readonly<Record<string, number>> = { '0': 255, '1': 0 }

/** Fonts, fills and number formats, as far as they hide a value or shape it. */
export class CellStyles {
  readonly #styles: CellStyle[] = []

  of(index: number): CellStyle {
    return this.#styles[index] ?? PLAIN
  }

  async read(reading: Reading): Promise<void> {
    const names = new Gathered(reading, 'style-name')
    const fonts: Font[] = []
    const grounds: (number | null)[] = []
    const formats = new Map<number, string>()
    const within: string[] = []
    await scanXml(reading, {
      open: (name, attributes) => {
        const parent = within.at(-1)
        within.push(name)
        const font = fonts.at(-1)
        if (name === 'font' && parent === 'fonts') fonts.push({ ink: null, size: 22 })
        else if (parent === 'font' && font !== undefined && within[within.length - 3] === 'fonts') {
          if (name === 'color') font.ink = colour(attributes)
          if (name === 'sz') font.size = Number(attribute(attributes, 'val')) * 2
        } else if (name === 'fill' && parent === 'fills') grounds.push(null)
        else if (name === 'fgColor' && within.includes('fills'))
          grounds[grounds.length - 1] = colour(attributes)
        else if (name === 'numFmt')
          formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
        else if (name === 'xf' && parent === 'cellXfs') this.#add(attributes, fonts, grounds, formats)
        if (name === 'numFmt' || name === 'cellStyle')
          names.add(attributes['formatCode'] ?? attributes['name'] ?? '')
        if (name === 'name') names.add(attributes['val'] ?? '')
        return 'told'
      },
      close: () => {
        within.pop()
      },
      text: (text) => names.add(text),
    })
    names.end()
  }

  #add(
    attributes: Attributes,
    fonts: readonly Font[],
    grounds: readonly (number | null)[],
    formats: ReadonlyMap<number, string>,
  ): void {
    const id = Number(attributes['numFmtId'] ?? 0)
    const format = formats.get(id) ?? (BUILT_IN_DATES.has(id) ? 'yyyy/m/d' : 'General')
    const font = fonts[Number(attributes['fontId'] ?? 0)]
    const ground = grounds[Number(attributes['fillId'] ?? 0)] ?? null
    const look = sightOf({
      ink: font?.ink ?? null,
      ...(font === undefined ? {} : { size: font.size }),
      ground,
    })
    this.#styles.push({ sight: showsNothing(format) ? 'number-format' : look, format })
  }
}

const colour = (attributes: Attributes): number | null =>
  attributes['tint'] === undefined
    ? (THEME_INK[attributes['theme'] ?? ''] ?? brightness(attributes['rgb']))
    : null

/** `;;;`, or `"";"";"";""` as LibreOffice writes it: four sections, none of which shows anything. Text has the last one. */
const showsNothing = (format: string): boolean => /^((""|\s)*;){3}(""|\s)*$/.test(format)

/** What a format does to a number. */
interface Shape {
  /** `0000-000-000`, where the format is nothing but zeros and what stands between them. */
  readonly zeros: string
  readonly places: number
  readonly isDate: boolean
}

/** A sheet asks for the same few formats with every cell. */
const shapes = new Map<string, Shape>()
const MOST_SHAPES = 1000

function shapeOf(format: string): Shape {
  const known = shapes.get(format)
  if (known !== undefined) return known
  const zeros = /^[0\\"\- ]+$/.test(format) ? format.replace(/[\\"]/g, '') : ''
  const spelt = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/g, '')
  const shape = {
    zeros,
    places: zeros.replace(/[^0]/g, '').length,
    isDate: /[yeg]/i.test(spelt) && /[md]/i.test(spelt),
  }
  if (shapes.size >= MOST_SHAPES) shapes.clear()
  shapes.set(format, shape)
  return shape
}

const DAY = 86_400_000
/** A number as its cell shows it, for the formats in which a person's numbers stand: leading zeros, and dates. */
export function shown(value: string, format: string, from1904: boolean): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  const plain = Number.isInteger(number) && !isSpelt(value) ? number.toString() : value
  const { zeros, places, isDate } = shapeOf(format)
  if (places > 1 && number >= 0 && plain.length <= places) {
    const digits = plain.padStart(places, '0')
    let at = 0
    return zeros.replace(/0/g, () => digits[at++] ?? '')
  }
  if (isDate && number > 0 && number < 2_958_466) {
    // Excel counts a 29 February 1900 that never was.
    const days = Math.floor(number) + (from1904 ? 1462 : 0)
    return dateOf(days)
  }
  return plain
}

/** The same days come again and again. */
const dates = new Map<number, string>()
const MOST_DATES = 50_000

function dateOf(days: number): string {
  const known = dates.get(days)
  if (known !== undefined) return known
  const date = new Date((days - 25_569) * DAY).toISOString().slice(0, 10)
  if (dates.size >= MOST_DATES) dates.clear()
  dates.set(days, date)
  return date
}

/** Digits as a number would be written: so many that none is lost, and no zero before them. */
function isSpelt(value: string): boolean {
  if (value.length > 15 || value.charCodeAt(0) === 0x30) return false
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}
