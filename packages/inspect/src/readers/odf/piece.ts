import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'

/** One paragraph or field: its visible text as one piece, and each run that nobody sees as its own. */
export class Piece {
  readonly address: string
  heading: string
  /** A field in the paragraph may say that all of it is hidden. */
  whole: Sight | null = null
  #seen = ''
  readonly #unseen: { sight: Sight; text: string }[] = []
  #last: Sight = 'visible'

  constructor(address: string, heading = '') {
    this.address = address
    this.heading = heading
  }

  add(text: string, sight: Sight): void {
    const run = this.#unseen.at(-1)
    if (sight === 'visible') this.#seen += text
    else if (run !== undefined && this.#last === sight) run.text += text
    else this.#unseen.push({ sight, text })
    this.#last = sight
  }

  get seen(): string {
    return this.#seen
  }
  get all(): string {
    return this.#seen + this.#unseen.map(({ text }) => text).join('')
  }
  get length(): number {
    return this.#seen.length + (this.#unseen.at(-1)?.text.length ?? 0)
  }

  tell(reading: Reading): void {
    const { address, heading } = this
    const tell = (text: string, sight: Sight): void => {
      if (text.trim() !== '') reading.span(text.trim(), address, { sight, heading })
    }
    tell(this.#seen, this.whole ?? 'visible')
    for (const { sight, text } of this.#unseen) tell(text, sight)
  }
}
