import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

type Stretch = readonly [from: number, to: number]

/** Tags that say nothing beyond their name. */
const BARE_TAG = /<\/?[a-z][a-z0-9:-]*\s*\/?>/gi
const TAG = /<[^>]*>?/g
const WORD = /[\p{L}\p{N}]/u

/**
 * What stands in the source of a page and in no node of its tree: tags that a browser ignores, a tag cut short at the end, what follows a
 * document type's name, attributes given twice. Nobody sees it, and it is carried all the same.
 */
export class Unplaced {
  readonly #source: string
  readonly #placed: Stretch[] = []
  readonly #found: string[] = []

  constructor(source: string) {
    this.#source = source
  }

  /** Call for every node that was parsed with `sourceCodeLocationInfo`. */
  see(node: Tree.Node): void {
    if ('tagName' in node) return this.#element(node)
    const location = 'sourceCodeLocation' in node ? node.sourceCodeLocation : null
    if (location === undefined || location === null) return
    const whole: Stretch = [location.startOffset, location.endOffset]
    if (node.nodeName === '#text') this.#text(whole)
    else if (node.nodeName === '#documentType') this.#documentType(whole)
    else this.#placed.push(whole)
  }

  /** A parse error that means that the tag around it lost something. */
  error(offset: number): void {
    const from = this.#source.lastIndexOf('<', offset)
    if (from >= 0) this.#found.push(this.#source.slice(from, this.#tagEnd(from)))
  }

  *texts(): Generator<string> {
    let at = 0
    const stretches = this.#placed.toSorted((a, b) => a[0] - b[0])
    for (const [from, to] of [...stretches, [this.#source.length, this.#source.length] as const]) {
      if (from > at) this.#found.push(this.#source.slice(at, from))
      at = Math.max(at, to)
    }
    for (const piece of new Set(this.#found)) if (WORD.test(piece.replace(BARE_TAG, ''))) yield piece.trim()
  }

  /** Its tags; what lies between them are nodes of their own. One that a browser adds by itself stands nowhere. */
  #element({ sourceCodeLocation: location }: Tree.Element): void {
    if (location === undefined || location === null) return
    const { startTag, endTag, startOffset } = location
    this.#placed.push([startOffset, startTag?.endOffset ?? this.#tagEnd(startOffset)])
    if (endTag !== undefined) this.#placed.push([endTag.startOffset, endTag.endOffset])
  }

  /** Text on both sides of an ignored tag becomes one node that reaches over it. */
  #text([from, to]: Stretch): void {
    this.#placed.push([from, to])
    const tags = this.#source.slice(from, to).match(TAG)
    if (tags !== null) this.#found.push(...tags)
  }

  /** The name is placed; public and system identifiers are read by nobody, and neither is what follows them. */
  #documentType([from, to]: Stretch): void {
    const name = /^<!doctype\s+[a-z]*/i.exec(this.#source.slice(from, to))?.[0].length ?? 0
    this.#placed.push([from, from + name], [to - 1, to])
  }

  #tagEnd(from: number): number {
    const end = this.#source.indexOf('>', from)
    return end < 0 ? this.#source.length : end + 1
  }
}
