import type { HiddenClass } from '../../../words/hidden.ts'
import type { Cleaning } from '../../words.ts'
import { Edits } from './edits.ts'
import { decode, type Encoded } from './encoded.ts'
import type { Element, MarkupAttribute, Range } from './element.ts'
import { scanMarkup, type MarkupHandler } from './markup.ts'

/** One part in XML while it is gone through: its text, what is cut from it, and why. */
export class Revision {
  readonly part: string
  readonly edits = new Edits()
  readonly deeds = new Map<HiddenClass | 'finding', number>()
  readonly cleaning: Cleaning
  readonly #encoded: Encoded

  constructor(part: string, bytes: Uint8Array, cleaning: Cleaning) {
    this.part = part
    this.cleaning = cleaning
    this.#encoded = decode(bytes)
  }

  get text(): string {
    return this.#encoded.text
  }

  asked(what: HiddenClass): boolean {
    return this.cleaning.hidden.has(what)
  }

  scan(handler: MarkupHandler): void {
    const { limits, tick } = this.cleaning
    scanMarkup(this.text, handler, { nesting: limits.nesting, tick: () => tick.call(this.cleaning) })
  }

  did(what: HiddenClass | 'finding', count = 1): void {
    if (count > 0) this.deeds.set(what, (this.deeds.get(what) ?? 0) + count)
  }

  cut(range: Range, what: HiddenClass): void {
    this.edits.cut(range)
    this.did(what)
  }

  unwrap(element: Element, what: HiddenClass): void {
    this.edits.unwrap(element)
    this.did(what)
  }

  /** The attribute goes; `blank`: it stays, because its element must have it, and says nothing any more. */
  cutAttribute(attribute: MarkupAttribute | undefined, what: HiddenClass, blank = false): void {
    if (attribute === undefined || (blank && attribute.value.trim() === '')) return
    if (blank) this.edits.set(attribute, '')
    else this.edits.cut(attribute)
    this.did(what)
  }

  /** Null where nothing changed. */
  written(): Uint8Array | null {
    if (this.edits.size === 0) return null
    const text = this.edits.apply(this.text)
    return text === this.text ? null : this.#encoded.bytes(text)
  }
}
