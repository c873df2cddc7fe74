import type { Reading } from '../../../words/reader.ts'
import type { Sight } from '../../../words/span.ts'
import { Gathered } from '../../../xml/gathered.ts'
import { attribute, saysYes, scanXml, type Attributes, type Told } from '../../../xml/scan.ts'
import { shown, type CellStyles } from './cell-styles.ts'
import { columnOf, Headings } from './headings.ts'
import { QuickRows, type QuickCell, type QuickSheet } from './quick-rows.ts'
import type { Strings } from './strings.ts'

export interface SheetContext {
  readonly name: string
  readonly strings: Strings
  readonly styles: CellStyles
  readonly from1904: boolean
}

/** Elements of a sheet whose character data is told under a class of its own. */
const TOLD: Readonly<Record<string, Sight>> = {
  formula: 'formula',
  formula1: 'data-validation',
  formula2: 'data-validation',
  f: 'formula',
  sqref: 'formula',
  oddHeader: 'visible',
  oddFooter: 'visible',
  evenHeader: 'visible',
  evenFooter: 'visible',
  firstHeader: 'visible',
  firstFooter: 'visible',
}

/** One sheet, cell by cell, in one pass. `quick: false` leaves all of it to the parser: slower, and the same. */
export async function readSheet(
  reading: Reading,
  context: SheetContext,
  { quick = true }: { readonly quick?: boolean } = {},
): Promise<void> {
  const sheet = new SheetReader(reading, context)
  await scanXml(
    reading,
    {
      open: (name, attributes) => sheet.open(name, attributes),
      close: (name) => sheet.close(name),
      text: (text) => sheet.text(text),
    },
    quick ? { quick: new QuickRows(sheet) } : {},
  )
  sheet.end()
}

class SheetReader implements QuickSheet {
  readonly #reading: Reading
  readonly #context: SheetContext
  readonly #formulas: Gathered
  readonly #hiddenColumns: { readonly min: number; readonly max: number }[] = []
  readonly #headings = new Headings()
  #zeroHeight = false
  #rowHidden = false
  #row = 0
  #column = 0
  #reference = ''
  #style = 0
  #type = ''
  #value = ''
  #formula = ''
  #inCell = false
  #element = ''
  #phonetic = 0

  constructor(reading: Reading, context: SheetContext) {
    this.#reading = reading
    this.#context = context
    this.#formulas = new Gathered(reading, 'formula', context.name)
  }

  open(name: string, attributes: Attributes): Told {
    this.#element = name
    switch (name) {
      case 'c':
        this.#openCell(attributes['r'], attributes['s'], attributes['t'])
        return 'told'
      case 'row':
        this.openRow(attributes)
        return 'told'
      case 'v':
      case 'f':
      case 't':
        return 'told'
      case 'rPh':
        this.#phonetic += 1
        return
      case 'col':
        if (saysYes(attributes['hidden']) || attributes['width'] === '0')
          this.#hiddenColumns.push({ min: Number(attributes['min']), max: Number(attributes['max']) })
        return
      case 'sheetFormatPr':
        this.#zeroHeight = saysYes(attributes['zeroHeight'])
        return
      default:
        return this.#openOther(name, attributes)
    }
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    if (name === 'rPh') this.#phonetic -= 1
    this.#element = name === 'c' || name === 'row' ? '' : this.#inCell ? 'c' : ''
  }

  text(text: string): void {
    const element = this.#element
    if (this.#inCell && element === 'v') this.#value += text
    else if (this.#inCell && element === 't' && this.#phonetic === 0) this.#value += text
    else if (this.#inCell && element === 'f') this.#formula += text
    else if (text.trim() !== '')
      this.#reading.span(text.trim(), `${this.#context.name} ${element}`, {
        sight: TOLD[element] ?? 'unplaced-text',
      })
  }

  end(): void {
    this.#formulas.end()
  }

  ready(): boolean {
    return !this.#inCell && this.#phonetic === 0
  }

  cell({ reference, style, type, value, formula }: Readonly<QuickCell>): void {
    this.#openCell(reference, style, type)
    this.#value = value
    this.#formula = formula
    this.#closeCell()
  }

  closeRow(): void {
    this.#element = ''
  }

  openRow(attributes: Attributes): void {
    this.#row = attributes['r'] === undefined ? this.#row + 1 : Number(attributes['r'])
    this.#column = 0
    const flat = attributes['ht'] === '0' || (this.#zeroHeight && attributes['hidden'] === undefined)
    this.#rowHidden = saysYes(attributes['hidden']) || flat
  }

  #openCell(reference: string | undefined, style: string | undefined, type: string | undefined): void {
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference)
    this.#reference = reference ?? `R${this.#row}C${this.#column}`
    this.#style = Number(style ?? 0)
    this.#type = type ?? 'n'
    this.#value = ''
    this.#formula = ''
    this.#inCell = true
  }

  #closeCell(): void {
    this.#inCell = false
    if (this.#formula !== '') this.#formulas.add(`${this.#reference}: =${this.#formula}`)
    if (this.#value === '') return
    const { name, strings, styles, from1904 } = this.#context
    const { sight, format } = styles.of(this.#style)
    const isText = this.#type !== 'n'
    const text =
      this.#type === 's'
        ? strings.get(Number(this.#value))
        : isText
          ? this.#value
          : shown(this.#value, format, from1904)
    const heading = this.#headings.of(this.#row, this.#column, text, isText)
    this.#reading.span(text, `${name}!${this.#reference}`, { sight: this.#sight(sight), heading })
  }

  #sight(byStyle: Sight): Sight {
    if (this.#rowHidden) return 'hidden-row'
    const column = this.#column
    if (this.#hiddenColumns.some(({ min, max }) => column >= min && column <= max)) return 'hidden-column'
    return byStyle
  }

  #openOther(name: string, attributes: Attributes): Told {
    const tell = (sight: Sight, ...keys: readonly string[]): 'told' => {
      const words = keys.map((key) => attribute(attributes, key) ?? '').filter((word) => word !== '')
      this.#reading.span(
        words.join('\n'),
        `${this.#context.name}!${attributes['sqref'] ?? attributes['ref'] ?? attributes['r'] ?? ''}`,
        { sight },
      )
      return 'told'
    }
    switch (name) {
      case 'dataValidation':
        return tell('data-validation', 'promptTitle', 'prompt', 'errorTitle', 'error')
      case 'hyperlink':
        return tell('link-target', 'location', 'display', 'tooltip')
      case 'scenario':
        return tell('scenario', 'name', 'user', 'comment')
      case 'inputCells':
        return tell('scenario', 'val')
      case 'protectedRange':
        return tell('defined-name', 'name')
      case 'filter':
        return tell('attribute', 'val')
      case 'cfRule':
        return tell('formula', 'text')
      default:
        return undefined
    }
  }
}
