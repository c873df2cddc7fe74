import type { Reader, Reading } from '../../words/reader.ts'
import { stringsIn } from '../compound/binary-strings.ts'
import { drawsOf, textOf } from './actions.ts'

const MARK = 'VCLMTF'
/** Metafiles within one another, for shapes that let through. */
const DEEPEST = 16
/** Comments of the program's own, with nothing but numbers behind them. */
const PROGRAM =
  /^(XPATH(STROKE|FILL)|XGRAD|XTEXT_(PAINTSHAPE|EOC|EOW|EOS|EOL|EOP|SCROLLRECT|PAINTRECT))(_SEQ)?(_BEGIN|_END)?$/

/** The drawing that LibreOffice keeps of an object, so that other programs can show it without the object's own. */
export const svmReader: Reader = {
  id: 'svm',
  kinds: ['svm'],
  async read(reading) {
    const bytes = Buffer.from(await reading.source.bytes())
    const drawing = new Drawing(reading)
    const end = drawing.metafile(bytes, 0, 0)
    drawing.tell()
    if (end !== bytes.length) reading.fault('PART_NOT_UNDERSTOOD', { what: 'VCLMTF' })
  },
}

class Drawing {
  readonly #reading: Reading
  readonly #texts: string[] = []
  readonly #fonts = new Set<string>()
  readonly #strings = new Set<string>()

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Reads the header and its actions; where it ends, or null where that cannot be said. */
  metafile(bytes: Buffer, start: number, depth: number): number | null {
    if (depth > DEEPEST || bytes.toString('latin1', start, start + MARK.length) !== MARK) return null
    if (start + 12 > bytes.length) return null
    let at = start + 12 + bytes.readUInt32LE(start + 8)
    if (at < start + 16 || at > bytes.length) return null
    const flags = bytes.readUInt16LE(start + 6) > 1 ? 1 : 0
    const count = bytes.readUInt32LE(at - 4 - flags)
    for (let i = 0; i < count; i++) {
      this.#reading.tick()
      if (at + 8 > bytes.length) return null
      const [type, length] = [bytes.readUInt16LE(at), bytes.readUInt32LE(at + 4)]
      if (at + 8 + length > bytes.length) return null
      this.#action(type, bytes.subarray(at + 8, at + 8 + length), depth)
      at += 8 + length
    }
    return at
  }

  tell(): void {
    for (const text of this.#texts) this.#reading.span(text, '')
    this.#reading.span([...this.#fonts].join('\n'), '', { sight: 'style-name' })
    this.#reading.span([...this.#strings].join('\n'), '', { sight: 'attribute' })
  }

  #action(type: number, payload: Buffer, depth: number): void {
    switch (drawsOf(type)) {
      case 'lines':
        return
      case 'text': {
        const text = textOf(type, payload)
        if (text === null) this.#lost(type)
        else if (text.trim() !== '') this.#texts.push(text)
        return
      }
      case 'comment':
        return this.#comment(payload)
      case 'font':
        this.#fonts.add(stringsIn(payload))
        return
      case 'pixels':
        return this.#reading.fault('PIXELS_NOT_READ', { count: 1 })
      case 'nested':
        if (this.metafile(payload, 0, depth + 1) === null) this.#lost(type)
        return
      case undefined:
        return this.#lost(type)
    }
  }

  #comment(payload: Buffer): void {
    const length = payload.length < 2 ? payload.length : payload.readUInt16LE(0)
    const name = payload.toString('latin1', 2, 2 + length)
    if (PROGRAM.test(name)) return
    this.#strings.add(name)
    this.#strings.add(stringsIn(payload.subarray(2 + length)))
  }

  #lost(type: number): void {
    this.#reading.fault('PART_NOT_UNDERSTOOD', { what: `VCLMTF ${type}` })
  }
}
