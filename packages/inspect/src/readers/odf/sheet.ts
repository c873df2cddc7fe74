import type { HiddenClass } from '../../words/hidden.ts'
import type { Attributes } from '../../xml/scan.ts'

/** A run of columns, as `table:number-columns-repeated` counts them. */
interface Columns {
  readonly from: number
  readonly to: number
  readonly hidden: boolean
  readonly style: string
}

const count = (value: string | undefined): number => {
  const number = Number(value ?? '1')
  return Number.isInteger(number) && number > 0 ? number : 1
}
const isHidden = (visibility: string | undefined): boolean =>
  visibility === 'collapse' || visibility === 'filter'

/** Where in a table the reader stands, and what of it is hidden. */
export class Sheet {
  readonly name: string
  /** Headings are only looked for in the first row that has any text. */
  readonly #headings = new Map<number, string>()
  #headingRow = 0
  readonly #columns: Columns[] = []
  #columnCount = 0
  #row = 0
  #rowSpan = 0
  #column = 0
  #columnSpan = 0
  #rowHidden = false
  #rowStyle = ''
  #groups: boolean[] = []

  constructor(name: string) {
    this.name = name
  }

  column(attributes: Attributes): void {
    const from = this.#columnCount
    this.#columnCount += count(attributes['table:number-columns-repeated'])
    const hidden = isHidden(attributes['table:visibility']) || this.#groups.includes(true)
    const style = attributes['table:default-cell-style-name'] ?? ''
    this.#columns.push({ from, to: this.#columnCount, hidden, style })
  }

  openGroup(attributes: Attributes): void {
    this.#groups.push(attributes['table:display'] === 'false')
  }
  closeGroup(): void {
    this.#groups.pop()
  }

  row(attributes: Attributes): void {
    this.#row += this.#rowSpan
    this.#rowSpan = count(attributes['table:number-rows-repeated'])
    this.#rowHidden = isHidden(attributes['table:visibility']) || this.#groups.includes(true)
    this.#rowStyle = attributes['table:default-cell-style-name'] ?? ''
    this.#column = 0
    this.#columnSpan = 0
  }

  /** The name of the style that the cell is drawn in. */
  cell(attributes: Attributes): string {
    this.#column += this.#columnSpan
    this.#columnSpan = count(attributes['table:number-columns-repeated'])
    const own = attributes['table:style-name'] ?? ''
    return own || this.#rowStyle || (this.#under(this.#column)?.style ?? '')
  }

  get sight(): HiddenClass | null {
    if (this.#rowHidden) return 'hidden-row'
    const last = this.#column + this.#columnSpan - 1
    // A repeated cell may begin in a hidden column and end in one that shows: then it is seen.
    return this.#under(this.#column)?.hidden === true && this.#under(last)?.hidden === true
      ? 'hidden-column'
      : null
  }

  get address(): string {
    return `${this.name}!${columnName(this.#column)}${this.#row + 1}`
  }

  /** The heading above, where the first row with text holds names and not data. */
  heading(text: string): string {
    if (this.#headings.size === 0) this.#headingRow = this.#row
    if (this.#headingRow !== this.#row) return this.#headings.get(this.#column) ?? ''
    if (this.#headings.size < 1024 && text.length <= 40 && !/\d{4}|@/.test(text))
      this.#headings.set(this.#column, text)
    return ''
  }

  #under(column: number): Columns | undefined {
    let [low, high] = [0, this.#columns.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#columns[middle]?.to ?? 0) > column) high = middle
      else low = middle + 1
    }
    const found = this.#columns[low]
    return found !== undefined && column >= found.from && column < found.to ? found : undefined
  }
}

export function columnName(index: number): string {
  let name = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name
  return name
}
