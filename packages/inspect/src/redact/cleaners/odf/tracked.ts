import type { HiddenClass } from '../../../words/hidden.ts'
import type { Revision } from '../package/revision.ts'
import type { Element } from '../package/element.ts'
import type { Named } from './named.ts'

const KINDS: Readonly<Record<string, HiddenClass>> = {
  'text:insertion': 'tracked-insertion',
  'text:deletion': 'tracked-deletion',
  'text:format-change': 'tracked-format',
}

/** Tracked changes of a text: the list at its beginning, and the marks where they happened. Taking both away accepts them. */
export class Tracked {
  readonly #revision: Revision
  readonly #kinds = new Map<string, HiddenClass>()
  readonly #inserted = new Set<string>()
  #region: { readonly id: string; readonly element: Element } | null = null

  constructor(revision: Revision) {
    this.#revision = revision
  }

  /** Whether the scan stands within something inserted. */
  get inserted(): boolean {
    return this.#inserted.size > 0
  }

  /** Gives the element that has to go, and why. */
  open({ name, attributes, element }: Named): readonly [Element, HiddenClass] | null {
    const id = attributes['text:change-id'] ?? ''
    if (name === 'text:changed-region')
      this.#region = { id: attributes['text:id'] ?? attributes['xml:id'] ?? '', element }
    const kind = KINDS[name]
    if (kind !== undefined && this.#region !== null) {
      this.#kinds.set(this.#region.id, kind)
      return this.#revision.asked(kind) ? [this.#region.element, kind] : null
    }
    if (name !== 'text:change' && name !== 'text:change-start' && name !== 'text:change-end') return null
    const change = this.#kinds.get(id)
    if (change === 'tracked-insertion' && name === 'text:change-start') this.#inserted.add(id)
    if (name === 'text:change-end') this.#inserted.delete(id)
    return change !== undefined && this.#revision.asked(change) ? [element, change] : null
  }
}
