import { odfNames } from '../../../readers/odf/names.ts'
import { Namespaces } from '../../../xml/namespaces.ts'
import type { Attributes } from '../../../xml/scan.ts'
import type { Element, MarkupAttribute } from '../package/element.ts'

/** An element with the names of the standard, whatever its writer calls the namespaces. */
export interface Named {
  readonly element: Element
  readonly name: string
  readonly attributes: Attributes
  /** Where an attribute stands, by its standard name; to be asked before the element is closed. */
  at(name: string): MarkupAttribute | undefined
}

/** Resolves names along a scan; to be told of every element that opens and closes. */
export class Names {
  readonly #names = new Namespaces(odfNames)
  readonly #open: Named[] = []

  get top(): Named | undefined {
    return this.#open.at(-1)
  }

  open(element: Element): Named {
    const written = Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]))
    const attributes = this.#names.enter(written, element.depth)
    // Few elements are asked, and only while they are open: then all prefixes mean what they meant.
    let places: ReadonlyMap<string, MarkupAttribute> | null = null
    const named: Named = {
      element,
      name: this.#names.element(element.name),
      attributes,
      at: (name) => (places ??= this.#placesOf(element)).get(name),
    }
    this.#open.push(named)
    return named
  }

  #placesOf({ attributes, depth }: Element): ReadonlyMap<string, MarkupAttribute> {
    const places = new Map<string, MarkupAttribute>()
    for (const attribute of attributes) {
      if (attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:')) continue
      const [name] = Object.keys(this.#names.enter({ [attribute.name]: attribute.value }, depth))
      if (name !== undefined) places.set(name, attribute)
    }
    return places
  }

  close(): Named | undefined {
    const named = this.#open.pop()
    if (named !== undefined) this.#names.leave(named.element.depth)
    return named
  }

  /** The nearest element around with one of these names, the current one not counted. */
  closest(...names: readonly string[]): Named | undefined {
    return this.#open.slice(0, -1).findLast(({ name }) => names.includes(name))
  }
}
