/** `B3` → 2. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column
}

/** Rows within which a table's headings are looked for. */
const DEEPEST = 20

/**
 * The words above a cell: the last short text of its column among the first rows, where the row holds at least two texts. A text that looks
 * like data is no heading, so that no value is shown as a reason.
 */
export class Headings {
  #row = 0
  #candidates = new Map<number, string>()
  readonly #headings = new Map<number, string>()

  of(row: number, column: number, text: string, isText: boolean): string {
    if (row !== this.#row) this.#turn(row)
    if (row <= DEEPEST && isText && text.length <= 40 && !/\d{4}|@/.test(text))
      this.#candidates.set(column, text.trim())
    return this.#headings.get(column) ?? ''
  }

  /** The first row with two short texts or more makes the headings; titles above a table stand alone. */
  #turn(row: number): void {
    if (this.#headings.size === 0 && this.#candidates.size >= 2)
      for (const [column, text] of this.#candidates) this.#headings.set(column, text)
    this.#candidates = new Map()
    this.#row = row
  }
}
