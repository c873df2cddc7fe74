/**
 * A reader's own way through elements of one kind that come by the hundred thousand. INVARIANT: what `take` does with an element is what
 * the reader would do if it were told the events of the parser; what it does not know to the letter it leaves to the parser.
 */
export interface QuickPath {
  /** Names without a prefix: the elements, and the one in which they stand. Elsewhere the parser reads them. */
  readonly parent: string
  readonly element: string
  /** How many elements may stand within each other, the element itself included. */
  readonly depth: number
  /**
   * Reads white space and one whole element from `from` on, all of it before `to`; gives the offset behind the element, or -1 having
   * done nothing. What lies before `to` is free of character data that XML forbids or rewrites.
   */
  take(text: string, from: number, to: number): number
}

/** No character, or a line end to be rewritten (in XML 1.1 too): the parser knows what to do. No decoder gives half a character. */
const UNFIT = /[^\P{Cc}\t\n]|[\u2028\ufffe\uffff]/gu
/** Forbidden in character data. */
const FORBIDDEN = ']]>'

/** Shares a text between a parser and a quick path; the parser never sees half of what the quick path took. */
export class QuickFeed {
  /** Line ends that the parser has not seen. */
  lines = 0
  readonly #path: QuickPath
  readonly #nesting: number
  readonly #write: (text: string) => void
  /** Depth of the open parent; 0: none is. */
  #parent = 0
  /** The parser stands right behind a tag, in the parent: nothing of the text is half read. */
  #between = false
  #reached = false
  /** The first place in the text that is unfit, as far as looked for. */
  #fit = -1

  constructor(path: QuickPath, nesting: number, write: (text: string) => void) {
    this.#path = path
    this.#nesting = nesting
    this.#write = write
  }

  opened(name: string, depth: number): void {
    if (name !== this.#path.parent || this.#parent !== 0) return
    this.#parent = depth
    this.#reached = true
  }

  /** `depth`: of what surrounds the element. */
  closed(name: string, depth: number): void {
    if (depth < this.#parent) this.#parent = 0
    else if (depth === this.#parent && name === this.#path.element) this.#reached = true
  }

  /** Says whether an element was taken past the parser. */
  feed(text: string): boolean {
    let taken = false
    this.#fit = -1
    for (let at = 0; at < text.length;) {
      if (this.#between) {
        const end = this.#take(text, at)
        if (end > at) {
          taken = true
          this.lines += lineEnds(text.slice(at, end))
          at = end
          if (at === text.length) break
        }
        this.#between = false
      }
      at = this.#parse(text, at)
    }
    return taken
  }

  /** As many elements as go the quick way. */
  #take(text: string, from: number): number {
    if (this.#fit < from) this.#fit = fitUntil(text, from)
    let at = from
    for (let end = at; end >= 0; end = this.#path.take(text, at, this.#fit)) at = end
    return at
  }

  /** The parser's turn, to where the quick path could go on. */
  #parse(text: string, from: number): number {
    const open = this.#parent === 0
    const found = text.indexOf(open ? `<${this.#path.parent}` : `</${this.#path.element}>`, from)
    const last = found < 0 ? -1 : text.indexOf('>', found)
    if (last < 0) {
      this.#write(text.slice(from))
      return text.length
    }
    // The tag may stand in a comment or a value: it is one if its last character alone makes the parser say so.
    this.#write(text.slice(from, last))
    this.#reached = false
    this.#write('>')
    this.#between = this.#reached && this.#parent > 0 && this.#parent + this.#path.depth <= this.#nesting
    return last + 1
  }
}

function fitUntil(text: string, from: number): number {
  UNFIT.lastIndex = from
  const unfit = UNFIT.exec(text)?.index ?? text.length
  const forbidden = text.indexOf(FORBIDDEN, from)
  return forbidden < 0 ? unfit : Math.min(unfit, forbidden)
}

function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
