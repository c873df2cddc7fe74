import type { QuickPath } from '../../../xml/quick.ts'
import { endOfPlain, quickAttributes, QuickText, spaced } from '../../../xml/quick-text.ts'
import type { Attributes } from '../../../xml/scan.ts'

/** A cell as its row spells it. */
export interface QuickCell {
  reference: string | undefined
  style: string | undefined
  type: string | undefined
  value: string
  formula: string
}

/** Takes rows that were read to their end. */
export interface QuickSheet {
  /** Whether the next thing in the sheet can be a row of its own. */
  ready(): boolean
  openRow(attributes: Attributes): void
  cell(cell: Readonly<QuickCell>): void
  closeRow(): void
}

const [SPACE, QUOTE, SLASH, EQUALS, LESS, GREATER] = [0x20, 0x22, 0x2f, 0x3d, 0x3c, 0x3e]
const [LETTER_C, LETTER_F, LETTER_I, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [
  0x63, 0x66, 0x69, 0x72, 0x73, 0x74, 0x76,
]
/** `worksheet`, `sheetData` apart: row, c, is, t. */
const DEPTH = 4

/**
 * Rows of cells with a value, a formula or a string of their own, spelt as office programs spell them. A row with anything else in it is
 * the parser's: it is told only after all of it was understood.
 */
export class QuickRows implements QuickPath {
  readonly parent = 'sheetData'
  readonly element = 'row'
  readonly depth = DEPTH
  readonly #sheet: QuickSheet
  /** Kept from row to row. */
  readonly #cells: QuickCell[] = []
  #count = 0
  readonly #text = new QuickText()

  constructor(sheet: QuickSheet) {
    this.#sheet = sheet
  }

  take(text: string, from: number, to: number): number {
    let at = spaced(text, from)
    if (!text.startsWith('<row', at) || !this.#sheet.ready()) return -1
    const row = quickAttributes(text, at + 4)
    if (row === null) return -1
    this.#count = 0
    at = this.#rowBody(text, row.end)
    if (at < 0 || at > to) return -1
    this.#sheet.openRow(row.attributes)
    for (let i = 0; i < this.#count; i++) {
      const cell = this.#cells[i]
      if (cell !== undefined) this.#sheet.cell(cell)
    }
    this.#sheet.closeRow()
    return at
  }

  /** From behind the attributes of a row to behind the row; -1: not a row for here. */
  #rowBody(text: string, from: number): number {
    if (text.charCodeAt(from) === SLASH) return text.charCodeAt(from + 1) === GREATER ? from + 2 : -1
    if (text.charCodeAt(from) !== GREATER) return -1
    let at = from + 1
    for (;;) {
      at = spaced(text, at)
      if (text.charCodeAt(at) !== LESS) return -1
      if (text.charCodeAt(at + 1) !== LETTER_C) return text.startsWith('</row>', at) ? at + 6 : -1
      at = this.#cell(text, at + 2)
      if (at < 0) return -1
    }
  }

  /** From behind `<c` to behind the cell. */
  #cell(text: string, from: number): number {
    const cell = (this.#cells[this.#count] ??= {
      ...{ reference: undefined, style: undefined, type: undefined },
      ...{ value: '', formula: '' },
    })
    this.#count += 1
    cell.reference = cell.style = cell.type = undefined
    cell.value = cell.formula = ''
    let at = from
    for (; text.charCodeAt(at) === SPACE;) {
      if (text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return -1
      const end = endOfPlain(text, at + 4)
      if (end < 0) return -1
      const key = text.charCodeAt(at + 1)
      const value = text.slice(at + 4, end)
      if (key === LETTER_R && cell.reference === undefined) cell.reference = value
      else if (key === LETTER_S && cell.style === undefined) cell.style = value
      else if (key === LETTER_T && cell.type === undefined) cell.type = value
      else return -1
      at = end + 1
    }
    if (text.charCodeAt(at) === SLASH) return text.charCodeAt(at + 1) === GREATER ? at + 2 : -1
    return text.charCodeAt(at) === GREATER ? this.#content(text, at + 1, cell) : -1
  }

  /** From behind `<c …>` to behind `</c>`: at most one formula, then at most one value. */
  #content(text: string, from: number, cell: QuickCell): number {
    let at = spaced(text, from)
    if (text.charCodeAt(at) !== LESS) return -1
    if (text.charCodeAt(at + 1) === LETTER_F) {
      const formula = quickAttributes(text, at + 2)
      if (formula === null) return -1
      if (text.charCodeAt(formula.end) === SLASH) {
        if (text.charCodeAt(formula.end + 1) !== GREATER) return -1
        at = formula.end + 2
      } else {
        at = this.#text.take(text, formula.end, '</f>')
        cell.formula = this.#text.read
      }
      if (at < 0) return -1
      at = spaced(text, at)
      if (text.charCodeAt(at) !== LESS) return -1
    }
    const kind = text.charCodeAt(at + 1)
    if (kind === LETTER_V) {
      at = this.#text.take(text, at + 2, '</v>')
      cell.value = this.#text.read
    } else if (kind === LETTER_I) {
      if (!text.startsWith('<is>', at)) return -1
      at = this.#text.takeT(text, spaced(text, at + 4))
      cell.value = this.#text.read
      if (at < 0) return -1
      at = spaced(text, at)
      if (!text.startsWith('</is>', at)) return -1
      at += 5
    }
    if (at < 0) return -1
    at = spaced(text, at)
    return text.startsWith('</c>', at) ? at + 4 : -1
  }
}
