import type { DefaultTreeAdapterTypes as Tree, Token } from 'parse5'
import type { HiddenClass } from '../../../words/hidden.ts'
import { MappedText } from '../../text/mapped-text.ts'
import { addMarkup, escaped } from '../../text/references.ts'
import type { Edit } from '../../text/written-text.ts'
import type { Cleaning } from '../../words.ts'
import { noStyle, type Style, type StyleSheet } from '../../../readers/html/css.ts'
import { attributeOf, attributeSight, INLINE, looksOf, sightOf } from '../../../readers/html/looks.ts'
import { namedReference } from './named.ts'

/** Elements whose text is written as it is. */
const RAW = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript', 'plaintext'])

/** A file or page within an attribute, to be cleaned by the cleaner of its kind. */
export interface Within {
  readonly name: string
  readonly value: string
  readonly range: Token.Location
  readonly attribute: string
}

interface Piece {
  readonly sight: ReturnType<typeof sightOf>
  readonly text: MappedText
  /** Its place in the source is not certain. */
  lost: boolean
}

/** Walks a page as its reader does and gathers the edits of its source. */
export class PageEdits {
  readonly edits: Edit[] = []
  readonly within: Within[] = []
  readonly #source: string
  readonly #cleaning: Cleaning
  readonly #sheet: StyleSheet
  readonly #styles: Style[] = [noStyle]
  /** As it would look without its style sheets. */
  readonly #bare: Style[] = [noStyle]
  readonly #raw: boolean[] = [false]
  #pieces: Piece[] = []
  /** End of the last element that goes as a whole. */
  #goneTo = 0
  #inner = 0

  constructor(source: string, cleaning: Cleaning, sheet: StyleSheet) {
    this.#source = source
    this.#cleaning = cleaning
    this.#sheet = sheet
  }

  enter(node: Tree.Node): void {
    const at = node.sourceCodeLocation
    if (node.nodeName === '#comment' && at != null) this.#comment(at)
    if (node.nodeName === '#documentType' && at != null)
      this.#replace(this.#mapped(at.startOffset, at.endOffset))
    if (node.nodeName === '#text' && 'value' in node) this.#text(node)
    if ('tagName' in node) this.#element(node)
  }

  leave(node: Tree.Node): void {
    if (!('tagName' in node)) return
    if (!INLINE.has(node.tagName)) this.end()
    this.#styles.pop()
    this.#bare.pop()
    this.#raw.pop()
  }

  /** Ends the line. */
  end(): void {
    const pieces = this.#pieces
    this.#pieces = []
    for (const { sight, text, lost } of pieces) {
      if (sight !== 'visible' && this.#cleaning.hidden.has(sight) && text.text.trim() !== '') {
        if (lost) this.#cleaning.fault('CLEANING_INCOMPLETE', { what: 'misnested markup' })
        else this.#cut(text, sight)
      } else this.#replace(text, lost)
    }
  }

  #comment({ startOffset: start, endOffset: end }: Token.Location): void {
    if (this.#cleaning.hidden.has('markup-comment')) this.#remove(start, end, 'markup-comment')
    else this.#replace(this.#mapped(start, end))
  }

  #element(element: Tree.Element): void {
    if (!INLINE.has(element.tagName)) this.end()
    const around = this.#styles.at(-1) ?? noStyle
    const style = looksOf(element, around, this.#sheet)
    this.#styles.push(style)
    this.#bare.push(looksOf(element, this.#bare.at(-1) ?? noStyle, null))
    this.#raw.push(RAW.has(element.tagName))
    const at = element.sourceCodeLocation
    if (at == null) return
    const { hidden } = this.#cleaning
    const hides = around.hides === null ? style.hides : null
    if (hides !== null && hidden.has(hides)) {
      this.#remove(at.startOffset, at.endOffset, hides)
      this.#goneTo = Math.max(this.#goneTo, at.endOffset)
    } else this.#staysHidden(element)
    for (const { name, value } of element.attrs) {
      const range = at.attrs?.[name]
      if (range !== undefined) this.#attribute(element, name, value, range)
    }
  }

  /** Without its style sheet, what the sheet hides would be seen. */
  #staysHidden(element: Tree.Element): void {
    const at = element.sourceCodeLocation?.startTag
    if (
      at === undefined ||
      !this.#cleaning.hidden.has('script') ||
      attributeOf(element, 'hidden') !== undefined
    )
      return
    const [now, then] = [sightOf(this.#styles.at(-1) ?? noStyle), sightOf(this.#bare.at(-1) ?? noStyle)]
    if (now === 'visible' || then !== 'visible') return
    const end = at.startOffset + 1 + element.tagName.length
    this.edits.push({ start: end, end, text: ' hidden' })
  }

  #attribute(element: Tree.Element, name: string, value: string, range: Token.Location): void {
    const sight = attributeSight(element, name, value)
    const written = this.#source.slice(range.startOffset, range.endOffset)
    const from = range.startOffset + Math.max(0, written.search(/=/)) + 1
    if (sight === 'within') {
      this.#inner += 1
      const called = `${name === 'srcdoc' ? name : `${element.tagName}@${name}`} ${this.#inner}`
      // What goes with an element around it need not be cleaned.
      if (range.startOffset >= this.#goneTo) this.within.push({ name: called, value, range, attribute: name })
    } else if (sight === 'text') this.#add(this.#mapped(from, range.endOffset), false)
    else if (sight !== null && value.trim() !== '' && this.#cleaning.hidden.has(sight)) {
      const charset = /charset\s*=\s*([\w-]+)/i.exec(value)?.[1]
      // What a page is written in must not be lost with what is said about it.
      const text = name === 'content' && charset !== undefined ? ` charset="${charset}"` : ''
      this.#remove(range.startOffset - 1, range.endOffset, sight, text)
    } else if (written.includes('=')) this.#replace(this.#mapped(from, range.endOffset))
  }

  #text(node: Tree.TextNode): void {
    const at = node.sourceCodeLocation
    const text = new MappedText()
    if (at != null) {
      const [start, end] = [at.startOffset, at.endOffset]
      if (this.#raw.at(-1) === true) text.plain(this.#source.slice(start, end), start)
      else addMarkup(text, this.#source, start, end, namedReference)
    }
    const lost = sameText(text.text) !== sameText(node.value)
    // The parser moved it: its words are searched all the same.
    if (lost) text.stands(node.value, 0, 0)
    this.#add(text, lost)
  }

  #add(text: MappedText, lost: boolean): void {
    const sight = sightOf(this.#styles.at(-1) ?? noStyle)
    const last = this.#pieces.at(-1)
    if (last?.sight === sight) {
      last.text.append(text)
      last.lost ||= lost
    } else this.#pieces.push({ sight, text, lost })
  }

  #mapped(start: number, end: number): MappedText {
    const text = new MappedText()
    addMarkup(text, this.#source, start, end, namedReference)
    return text
  }

  #replace(text: MappedText, lost = false): void {
    const found = text.edits(this.#cleaning.secrets, escaped)
    if (found.length === 0) return
    if (lost) return this.#cleaning.fault('CLEANING_INCOMPLETE', { what: 'misnested markup' })
    const count = found.filter((edit) => edit.text !== '').length
    this.#cleaning.deed({ address: '', what: 'finding', how: 'replaced', count })
    this.edits.push(...found)
  }

  #cut(text: MappedText, what: HiddenClass): void {
    this.#cleaning.deed({ address: '', what, how: 'removed', count: 1 })
    for (const { start, end } of text.cut(0, text.text.length)) this.edits.push({ start, end, text: '' })
  }

  #remove(start: number, end: number, what: HiddenClass, text = ''): void {
    this.#cleaning.deed({ address: '', what, how: 'removed', count: 1 })
    this.edits.push({ start, end, text })
  }
}

/** The parser joins line ends and drops NULs. */
const sameText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\0', '').replaceAll('\ufffd', '')
