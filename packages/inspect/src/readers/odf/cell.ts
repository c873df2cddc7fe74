import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import type { Attributes } from '../../xml/scan.ts'

const VALUES = [
  'office:value',
  'office:string-value',
  'office:date-value',
  'office:time-value',
  'office:boolean-value',
]

/** A cell's value stands beside the text that is shown for it; they need not say the same. */
export class Cell {
  readonly #values: readonly string[]
  readonly #text: boolean
  shown = ''

  constructor(attributes: Attributes) {
    this.#values = VALUES.flatMap((key) => attributes[key] ?? [])
    this.#text = ['string', 'float'].includes(attributes['office:value-type'] ?? '')
  }

  /** A value that is not shown: nothing stands there, or something else than a text or number would. */
  tell(reading: Reading, address: string, sight: Sight): void {
    const shown = bare(this.shown)
    for (const value of this.#values) {
      const unshown = shown === '' || (this.#text && !shown.includes(bare(value)))
      if (unshown) reading.span(value, address, { sight: sight === 'visible' ? 'number-format' : sight })
    }
  }
}

const bare = (text: string): string => text.replace(/[\s,()-]/g, '')
