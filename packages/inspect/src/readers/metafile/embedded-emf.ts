import type { Draft, Range } from './draft.ts'

const COMMENT = 15
const MARK = 0x43464d57
const HEAD = 34

/** The same picture as an EMF, cut up over comments of a WMF ([MS-WMF] 2.3.6.1). */
export class EmbeddedEmf {
  readonly #draft: Draft
  readonly #pieces: Range[] = []
  #left: number | null = null

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** Whether the escape is such a comment; what does not go on where the last one ended is lost. */
  take(at: number, end: number): boolean {
    const { bytes } = this.#draft
    if (bytes.readUInt16LE(at) !== COMMENT || at + 4 + HEAD > end) return false
    if (bytes.readUInt32LE(at + 4) !== MARK || bytes.readUInt32LE(at + 8) !== 1) return false
    const [size, left] = [bytes.readUInt32LE(at + 26), bytes.readUInt32LE(at + 30)]
    const whole = bytes.readUInt32LE(at + 34)
    const data = at + 4 + HEAD
    const follows = this.#left === null ? size + left === whole : size + left === this.#left
    if (size === 0 || data + size > end || !follows) {
      this.#draft.lose('WMFC')
      this.#draft.strings('comment', data, end - data, 'WMFC')
      return true
    }
    this.#pieces.push({ at: data, length: size })
    this.#draft.spare(data + size, end, 'WMFC')
    this.#left = left === 0 ? null : left
    if (left === 0) this.#draft.nest(this.#pieces.splice(0), 'metafile')
    return true
  }

  finish(): void {
    if (this.#pieces.length > 0) this.#draft.lose('WMFC')
  }
}
