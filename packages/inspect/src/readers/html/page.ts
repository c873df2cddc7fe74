import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'
import type { Sight } from '../../words/span.ts'
import { Gathered } from '../../xml/gathered.ts'
import { brightness, merged, noStyle, styleOf, type Style, type StyleSheet } from './css.ts'

/** Elements whose text nobody sees, whatever their style. */
const UNSEEN: Readonly<Record<string, HiddenClass>> = {
  script: 'script',
  style: 'script',
  template: 'hidden-text',
  noscript: 'fallback',
  noframes: 'fallback',
  datalist: 'markup-data',
  title: 'markup-metadata',
}
/** Elements that do not end a line. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
)
const TEXT_ATTRIBUTES: Readonly<Record<string, HiddenClass>> = {
  alt: 'alt-text',
  title: 'alt-text',
  'aria-label': 'alt-text',
  href: 'link-target',
  action: 'link-target',
  content: 'markup-metadata',
}
const CONTRAST = 24
const WHITE = 255

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
    this.#styles.push(this.#styleOf(node))
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

  #styleOf({ tagName, attrs }: Tree.Element): Style {
    const attribute = (name: string): string => attrs.find((one) => one.name === name)?.value ?? ''
    const hidden = attrs.some(({ name }) => name === 'hidden') ? 'hidden-text' : null
    const old: Style = {
      hides: UNSEEN[tagName] ?? hidden,
      ink: brightness(attribute('color')),
      ground: brightness(attribute('bgcolor')),
    }
    const own = merged(
      merged(old, this.#sheet.of(tagName, attribute('class'), attribute('id'))),
      styleOf(attribute('style')),
    )
    // What hides an element hides all within it, whatever that says of itself.
    const around = this.#styles.at(-1) ?? noStyle
    return { ...merged(around, own), hides: around.hides ?? own.hides }
  }

  #sight(): Sight {
    const { hides, ink, ground } = this.#styles.at(-1) ?? noStyle
    if (hides !== null) return hides
    return ink !== null && Math.abs(ink - (ground ?? WHITE)) < CONTRAST ? 'white-text' : 'visible'
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

  #attributes({ tagName, attrs }: Tree.Element): void {
    const attribute = (name: string): string | undefined => attrs.find((one) => one.name === name)?.value
    for (const name of [tagName, ...attrs.map((one) => one.name)])
      if (TELLING.test(name)) this.#gather('markup-data', name)
    for (const { name, value } of attrs) {
      if (/^data:/i.test(value)) this.#take(`${tagName}@${name} ${this.inner.length + 1}`, value)
      else if (name === 'srcdoc') this.#take(`srcdoc ${this.inner.length + 1}`, value)
      else if (name === 'value') this.#value(tagName, attribute('type') ?? '', value)
      else if (name === 'placeholder') this.#text(value)
      else if (TEXT_ATTRIBUTES[name] !== undefined) this.#gather(TEXT_ATTRIBUTES[name], value)
      else if (!QUIET.has(name)) this.#gather(name.startsWith('on') ? 'script' : 'markup-data', value)
    }
  }

  #value(tagName: string, type: string, value: string): void {
    const seen = tagName === 'input' && !/^(hidden|password|checkbox|radio)$/i.test(type)
    if (seen) this.#text(value)
    else this.#gather('markup-data', value)
  }

  #gather(why: HiddenClass, value: string): void {
    const gathered = this.#gathered.get(why) ?? new Gathered(this.#reading, why)
    this.#gathered.set(why, gathered)
    gathered.add(value)
  }

  #take(name: string, url: string): void {
    const sight = this.#sight()
    this.inner.push({ name, url, hidden: sight === 'visible' ? null : sight })
  }
}

/** Names that no standard gives to an element or attribute: text hides there as well. */
const TELLING = /\d{4}|[^\x21-\x7e]/

/** Attributes of layout, in which nobody writes. */
const QUIET = new Set(
  'class id style lang dir width height align valign border bgcolor color cellpadding cellspacing colspan rowspan type name rel charset http-equiv media hidden size face target method for role scope tabindex disabled checked selected'.split(
    ' ',
  ),
)
