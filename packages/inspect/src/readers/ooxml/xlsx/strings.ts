import type { Reading } from '../../../words/reader.ts'
import { scanXml, type XmlHandler } from '../../../xml/scan.ts'
import { QuickStrings } from './quick-strings.ts'

/** The string table: cells hold numbers into it. What no cell uses any more is still in the file. */
export class Strings {
  readonly #strings: string[] = []
  #used = new Uint8Array(0)
  #chars = 0
  /** Too large to hold: the strings were handed out without their cells. */
  #spilled = false

  get(index: number): string {
    const text = this.#strings[index]
    if (text === undefined) return ''
    this.#used[index] = 1
    return text
  }

  /** `quick: false` leaves all of it to the parser: slower, and the same. */
  async read(reading: Reading, { quick = true }: { readonly quick?: boolean } = {}): Promise<void> {
    const max = reading.limits.heldBytes / 4
    let item = ''
    let phonetic = 0
    let inText = false
    const handler: XmlHandler = {
      open: (name) => {
        if (name === 'si') item = ''
        if (name === 'rPh') phonetic += 1
        if (name === 't') inText = true
        return name === 't' || name === 'si' || name === 'r' ? 'told' : undefined
      },
      close: (name) => {
        if (name === 't') inText = false
        if (name === 'rPh') phonetic -= 1
        if (name === 'si') this.#add(reading, item, max)
      },
      text: (text) => {
        if (inText && phonetic === 0) item += text
        else if (text.trim() !== '')
          reading.span(text.trim(), `#${this.#strings.length}`, { sight: 'unplaced-text' })
      },
    }
    const path = new QuickStrings(
      () => phonetic === 0 && !inText,
      (text) => {
        item = text
        this.#add(reading, text, max)
      },
    )
    await scanXml(reading, handler, quick ? { quick: path } : {})
    this.#used = new Uint8Array(this.#strings.length)
  }

  /** Tells what no cell has asked for. */
  end(reading: Reading): void {
    this.#strings.forEach((text, i) => {
      if (this.#used[i] === 0) reading.span(text, `sharedStrings #${i}`, { sight: 'unused-string' })
    })
  }

  #add(reading: Reading, text: string, max: number): void {
    this.#chars += text.length
    if (this.#chars > max) {
      // The cells of these will be empty, so the strings themselves must speak.
      if (!this.#spilled) reading.fault('PART_NOT_UNDERSTOOD', { what: 'cells of a very large string table' })
      this.#spilled = true
      reading.span(text, `#${this.#strings.length}`)
      this.#strings.push('')
      return
    }
    this.#strings.push(text)
  }
}
