import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { Gathered } from '../../xml/gathered.ts'
import { noStyle, type Style, type StyleSheet } from './css.ts'
import { attributeSight, INLINE, looksOf, sightOf } from './looks.ts'

export interface Inner {
  readonly name: string
  readonly url: string
  readonly hidden: HiddenClass | null
}

/** Gathers the text of a page line by line, with the sight of the elements it stands in. */
export class Page {
  readonly inner: Inner[] = []
  readonly #reading: Reading
  readonly #sheet: StyleSheet
  readonly #styles: Style[] = [noStyle]
  readonly #gathered = new Map<HiddenClass, Gathered>()
  #pieces: { readonly sight: Sight; text: string }[] = []
  #paragraph = 0

  constructor(reading: Reading, sheet: StyleSheet) {
    this.#reading = reading
    this.#sheet = sheet
  }

  enter(node: Tree.Node): void {
    if (node.nodeName === '#comment' && 'data' in node)
      this.#reading.span(node.data.trim(), '', { sight: 'markup-comment' })
    if (node.nodeName === '#text' && 'value' in node) this.#text(node.value)
    if (!('tagName' in node)) return
    if (!INLINE.has(node.tagName)) this.#break()
    this.#styles.push(looksOf(node, this.#styles.at(-1) ?? noStyle, this.#sheet))
    this.#attributes(node)
  }

  leave(node: Tree.Node): void {
    if (!('tagName' in node)) return
    if (!INLINE.has(node.tagName)) this.#break()
    this.#styles.pop()
  }

  end(): void {
    this.#break()
    for (const one of this.#gathered.values()) one.end()
  }

  #sight(): Sight {
    return sightOf(this.#styles.at(-1) ?? noStyle)
  }

  #text(text: string): void {
    const words = text.replace(/[ \t\r\n]+/g, ' ')
    const last = this.#pieces.at(-1)
    if (words === ' ' && last === undefined) return
    const sight = this.#sight()
    if (last?.sight === sight) last.text += words
    else this.#pieces.push({ sight, text: words })
  }

  #break(): void {
    const pieces = this.#pieces.filter(({ text }) => text.trim() !== '')
    this.#pieces = []
    if (pieces.length === 0) return
    this.#paragraph += 1
    for (const { sight, text } of pieces) this.#reading.span(text.trim(), `¶${this.#paragraph}`, { sight })
  }

  #attributes(element: Tree.Element): void {
    const { tagName, attrs } = element
    for (const name of [tagName, ...attrs.map((one) => one.name)])
      if (TELLING.test(name)) this.#gather('markup-data', name)
    for (const { name, value } of attrs) {
      const sight = attributeSight(element, name, value)
      if (sight === 'within') this.#take(name === 'srcdoc' ? name : `${tagName}@${name}`, value)
      else if (sight === 'text') this.#text(value)
      else if (sight !== null) this.#gather(sight, value)
    }
  }

  #gather(why: HiddenClass, value: string): void {
    const gathered = this.#gathered.get(why) ?? new Gathered(this.#reading, why)
    this.#gathered.set(why, gathered)
    gathered.add(value)
  }

  #take(name: string, url: string): void {
    const sight = this.#sight()
    this.inner.push({
      name: `${name} ${this.inner.length + 1}`,
      url,
      hidden: sight === 'visible' ? null : sight,
    })
  }
}

/** Names that no standard gives to an element or attribute: text hides there as well. */
const TELLING = /\d{4}|[^\x21-\x7e]/
