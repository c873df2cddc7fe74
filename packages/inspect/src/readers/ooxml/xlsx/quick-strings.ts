import type { QuickPath } from '../../../xml/quick.ts'
import { QuickText, spaced } from '../../../xml/quick-text.ts'

/** Excel in Chinese writes this behind every string. */
const PHONETIC = /<phoneticPr fontId="[0-9]{1,4}"(?: type="noConversion")?\/>/y

/** Strings without runs of their own look, spelt as office programs spell them; others are the parser's. */
export class QuickStrings implements QuickPath {
  readonly parent = 'sst'
  readonly element = 'si'
  readonly depth = 2
  readonly #ready: () => boolean
  readonly #add: (text: string) => void
  readonly #text = new QuickText()

  /** `ready`: whether the next thing can be a string of its own. */
  constructor(ready: () => boolean, add: (text: string) => void) {
    this.#ready = ready
    this.#add = add
  }

  take(text: string, from: number, to: number): number {
    const start = spaced(text, from)
    if (!text.startsWith('<si>', start) || !this.#ready()) return -1
    let at = this.#text.takeT(text, spaced(text, start + 4))
    if (at < 0) return -1
    at = spaced(text, at)
    if (!text.startsWith('</si>', at)) {
      PHONETIC.lastIndex = at
      if (!PHONETIC.test(text)) return -1
      at = spaced(text, PHONETIC.lastIndex)
      if (!text.startsWith('</si>', at)) return -1
    }
    at += 5
    if (at > to) return -1
    this.#add(this.#text.read)
    return at
  }
}
