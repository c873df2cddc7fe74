import type { Reading } from '../../words/reader.ts'
import { Gathered } from '../../xml/gathered.ts'
import { attribute, saysYes, type Attributes } from '../../xml/scan.ts'

/** What is said of pictures and shapes (`docPr`, `cNvPr`): descriptions one by one, the names that programs give together. */
export class Objects {
  readonly #reading: Reading
  readonly #names: Gathered

  constructor(reading: Reading, address = '') {
    this.#reading = reading
    this.#names = new Gathered(reading, 'alt-text', address)
  }

  /** Gives back whether the object is hidden. */
  tell(attributes: Attributes, address: string): boolean {
    this.#names.add(attribute(attributes, 'name') ?? '')
    const words = ['title', 'descr']
      .map((key) => attribute(attributes, key) ?? '')
      .filter((one) => one.trim() !== '')
    this.#reading.span([...new Set(words)].join('\n'), address, { sight: 'alt-text' })
    return saysYes(attribute(attributes, 'hidden'))
  }

  end(): void {
    this.#names.end()
  }
}
