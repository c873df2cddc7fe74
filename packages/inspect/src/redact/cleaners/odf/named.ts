import { odfNames } from '../../../readers/odf/names.ts'
import { Namespaces } from '../../../xml/namespaces.ts'
import type { Attributes } from '../../../xml/scan.ts'
import type { Element, MarkupAttribute } from '../package/markup.ts'

/** An element with the names of the standard, whatever its writer calls the namespaces. */
export interface Named {
  readonly element: Element
  readonly name: string
  readonly attributes: Attributes
  /** Where an attribute stands, by its standard name. */
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
    const places = new Map<string, MarkupAttribute>()
    for (const attribute of element.attributes) {
      if (attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:')) continue
      const [name] = Object.keys(this.#names.enter({ [attribute.name]: attribute.value }, element.depth))
      if (name !== undefined) places.set(name, attribute)
    }
    const named: Named = {
      element,
      name: this.#names.element(element.name),
      attributes,
      at: (name) => places.get(name),
    }
    this.#open.push(named)
    return named
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
