import type { Sight } from '../../../words/span.ts'
import { MappedText } from '../../text/mapped-text.ts'

/** One paragraph or field: what is seen of it as one text, and each run that nobody sees as its own, as the reader tells them. */
export class PlacedPiece {
  readonly seen = new MappedText()
  readonly unseen: { readonly sight: Sight; readonly text: MappedText }[] = []
  #last: Sight = 'visible'

  /** Where text of this sight goes. */
  of(sight: Sight): MappedText {
    const run = this.unseen.at(-1)
    const same = this.#last === sight
    this.#last = sight
    if (sight === 'visible') return this.seen
    if (run !== undefined && same) return run.text
    const text = new MappedText()
    this.unseen.push({ sight, text })
    return text
  }
}
