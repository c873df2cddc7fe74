import { delimiterOf, fieldsOf } from '../../kind/text-kind.ts'
import type { Reader, Reading } from '../../words/reader.ts'
import type { Grid } from '../../words/span.ts'
import { textOf } from './utf8.ts'

/** Characters of a span that are its own. */
const STRIDE = 64 * 1024
/** Characters repeated before and behind: more than any value is long, with its keywords. */
const BEFORE = 256
const BEHIND = 512

/** Plain text and delimited tables, in constant memory. */
export const textReader: Reader = {
  id: 'text',
  kinds: ['text', 'delimited'],
  read: readText,
}

async function readText(reading: Reading): Promise<void> {
  const roll = new Roll(reading)
  for await (const text of textOf(reading, () => roll.lines)) roll.push(text)
  roll.end()
}

/** Cuts a long text into spans that overlap, each character the own of exactly one. */
class Roll {
  readonly #reading: Reading
  #text = ''
  /** Where the own part of the next span begins in `#text`. */
  #from = 0
  #offset = 0
  #line = 1
  #grid: Grid | null | undefined

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Line ends in all that was pushed. */
  get lines(): number {
    return this.#line - 1 + newlines(this.#text)
  }

  push(text: string): void {
    this.#text += text
    while (this.#text.length - this.#from >= STRIDE + BEHIND) this.#emit(this.#from + STRIDE)
  }

  end(): void {
    if (this.#text.length > this.#from) this.#emit(this.#text.length)
  }

  #emit(wish: number): void {
    const to = this.#cut(wish)
    const text = this.#text.slice(0, Math.min(this.#text.length, to + BEHIND))
    this.#grid ??= this.#reading.kind === 'delimited' ? gridOf(text) : null
    this.#reading.span(text, '', {
      line: this.#line,
      offset: this.#offset,
      own: { from: this.#from, to },
      ...(this.#grid === null ? {} : { grid: this.#grid }),
    })
    const keep = this.#lineStart(Math.max(0, to - BEFORE), to)
    this.#line += newlines(this.#text.slice(0, keep))
    this.#offset += keep
    this.#from = to - keep
    this.#text = this.#text.slice(keep)
  }

  /** The end of the last whole line before `wish`, if there is one not too far back. */
  #cut(wish: number): number {
    if (wish >= this.#text.length) return this.#text.length
    const line = this.#text.lastIndexOf('\n', wish - 1) + 1
    return line > this.#from && wish - line < STRIDE / 2 ? line : wish
  }

  /** A table needs its line from the start to tell the column. */
  #lineStart(at: number, to: number): number {
    const line = this.#text.lastIndexOf('\n', at) + 1
    return to - line < 16 * BEFORE ? line : at
  }
}

/** Headings are names of columns: a first line that looks like data has none, so that no value is shown as a reason. */
function gridOf(text: string): Grid | null {
  const delimiter = delimiterOf(text.slice(0, 65_536))
  if (delimiter === null) return null
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const headings = fieldsOf(line.slice(0, 65_536), delimiter).map((one) => one.trim())
  return { delimiter, headings: headings.map((one) => (one.length > 40 || /\d{4}|@/.test(one) ? '' : one)) }
}

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
