import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'

/** One paragraph or field: its visible text as one piece but for tracked insertions in it, and each run that nobody sees as its own. */
export class Piece {
  readonly address: string
  heading: string
  /** A field in the paragraph may say that all of it is hidden. */
  whole: Sight | null = null
  /** What is on the page, in the order of reading. */
  readonly #shown: { sight: Sight; text: string }[] = []
  readonly #unseen: { sight: Sight; text: string }[] = []
  #last: Sight = 'visible'

  constructor(address: string, heading = '') {
    this.address = address
    this.heading = heading
  }

  add(text: string, sight: Sight): void {
    const isShown = sight === 'visible' || sight === 'tracked-insertion'
    const runs = isShown ? this.#shown : this.#unseen
    const run = runs.at(-1)
    if (run !== undefined && (isShown ? run.sight : this.#last) === sight) run.text += text
    else runs.push({ sight, text })
    this.#last = sight
  }

  get all(): string {
    return [...this.#shown, ...this.#unseen].map(({ text }) => text).join('')
  }
  get length(): number {
    return (this.#shown.at(-1)?.text.length ?? 0) + (this.#unseen.at(-1)?.text.length ?? 0)
  }

  tell(reading: Reading): void {
    const { address, heading } = this
    const tell = (text: string, sight: Sight): void => {
      if (text.trim() !== '') reading.span(text.trim(), address, { sight, heading })
    }
    for (const { sight, text } of this.#shown) tell(text, sight === 'visible' ? (this.whole ?? sight) : sight)
    for (const { sight, text } of this.#unseen) tell(text, sight)
  }
}
