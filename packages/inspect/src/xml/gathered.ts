import type { HiddenClass } from '../words/hidden.ts'
import type { Reading } from '../words/reader.ts'

const SIZE = 8 * 1024

/** Many small texts of one class as few spans, a line each: a part with a thousand names is one item to look at, not a thousand. */
export class Gathered {
  readonly #reading: Reading
  readonly #sight: HiddenClass
  readonly #address: string
  #lines: string[] = []
  #length = 0

  constructor(reading: Reading, sight: HiddenClass, address = '') {
    this.#reading = reading
    this.#sight = sight
    this.#address = address
  }

  add(text: string): void {
    if (text.trim() === '') return
    this.#lines.push(text)
    this.#length += text.length
    if (this.#length > SIZE) this.end()
  }

  end(): void {
    this.#reading.span(this.#lines.join('\n'), this.#address, { sight: this.#sight })
    this.#lines = []
    this.#length = 0
  }
}
