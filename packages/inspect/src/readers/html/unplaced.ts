import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

type Stretch = readonly [from: number, to: number]

/** Something that stands in the source and in no node. */
export interface UnplacedPiece {
  readonly from: number
  readonly to: number
  readonly text: string
  /** What may stand in its place without anything being seen otherwise; null where the tag around it counts. */
  readonly instead: string | null
}

/** Tags that say nothing beyond their name. */
const BARE_TAG = /<\/?[a-z][a-z0-9:-]*\s*\/?>/gi
const TAG = /<(?:"[^"]*"|'[^']*'|[^'">])*>?/g
const WORD = /[\p{L}\p{N}]/u
/** Identifiers of document types that the W3C gave; nobody writes in them. */
const KNOWN_TYPE =
  /^\s*(?:public\s+"-\/\/w3c\/\/dtd [\w ./-]{1,60}"(?:\s+"https?:\/\/www\.w3\.org\/[\w./-]{1,80}")?|system\s+"about:legacy-compat")\s*$/i
/** Errors of the parser that mean that it dropped what stands in a tag. */
const LOSING: ReadonlySet<string> = new Set(['duplicate-attribute', 'end-tag-with-attributes'])

/**
 * What stands in the source of a page and in no node of its tree: tags that a browser ignores, a tag cut short at the end, what follows a
 * document type's name, attributes given twice. Nobody sees it, and it is carried all the same.
 */
export class Unplaced {
  readonly #source: string
  readonly #placed: Stretch[] = []
  readonly #found: UnplacedPiece[] = []

  constructor(source: string) {
    this.#source = source
  }

  /** Call for every node that was parsed with `sourceCodeLocationInfo`. */
  see(node: Tree.Node): void {
    if ('tagName' in node) return this.#element(node)
    const location = 'sourceCodeLocation' in node ? node.sourceCodeLocation : null
    if (location === undefined || location === null) return
    const whole: Stretch = [location.startOffset, location.endOffset]
    if (node.nodeName === '#text' && 'value' in node) this.#text(whole, node.value)
    else if (node.nodeName === '#documentType') this.#documentType(whole)
    else this.#placed.push(whole)
  }

  /** Call for every error of the parser. */
  error(code: string, offset: number): void {
    const from = LOSING.has(code) ? this.#source.lastIndexOf('<', offset) : -1
    if (from < 0) return
    const to = this.#tagEnd(from)
    const name = /^<\/[a-z][a-z0-9:-]*/i.exec(this.#source.slice(from, to))?.[0]
    this.#find(from, to, name === undefined ? null : `${name}>`)
  }

  /** In the order of the source, after all nodes and errors were seen; each place once. */
  pieces(): readonly UnplacedPiece[] {
    let at = 0
    const end: Stretch = [this.#source.length, this.#source.length]
    for (const [from, to] of [...this.#placed.toSorted((a, b) => a[0] - b[0]), end]) {
      if (from > at) this.#find(at, from, '')
      at = Math.max(at, to)
    }
    const told = new Map(this.#found.map((piece) => [piece.from, piece]))
    return [...told.values()]
      .filter(({ text }) => WORD.test(text.replace(BARE_TAG, '')) && !KNOWN_TYPE.test(text))
      .toSorted((a, b) => a.from - b.from)
  }

  #find(from: number, to: number, instead: string | null): void {
    this.#found.push({ from, to, text: this.#source.slice(from, to).trim(), instead })
  }

  /** Its tags; what lies between them are nodes of their own. One that a browser adds by itself stands nowhere. */
  #element({ sourceCodeLocation: location }: Tree.Element): void {
    if (location === undefined || location === null) return
    const { startTag, endTag, startOffset } = location
    this.#placed.push([startOffset, startTag?.endOffset ?? this.#tagEnd(startOffset)])
    if (endTag !== undefined) this.#placed.push([endTag.startOffset, endTag.endOffset])
  }

  /** Text on both sides of an ignored tag becomes one node that reaches over it. What has the form of a tag may be text: in a script. */
  #text([from, to]: Stretch, value: string): void {
    this.#placed.push([from, to])
    for (const { 0: tag, index } of this.#source.slice(from, to).matchAll(TAG))
      if (!value.includes(tag)) this.#find(from + index, from + index + tag.length, '')
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
