import { markOf, type MarkKey } from '@subrosa/inspect'

/**
 * Keeps the `size` things whose keyed marks are smallest: a sample without favour, the same again under the same key, and nobody
 * without the key can foresee it.
 */
export class Lots<T> {
  readonly #key: MarkKey
  readonly #size: number
  #kept: { readonly lot: string; readonly thing: T }[] = []

  constructor(key: MarkKey, size: number) {
    this.#key = key
    this.#size = size
  }

  add(name: string, thing: T): void {
    if (this.#size === 0) return
    const lot = markOf(this.#key, 'subrosa.scan.review', name)
    const last = this.#kept.at(-1)
    if (this.#kept.length >= this.#size && last !== undefined && lot >= last.lot) return
    const at = this.#kept.findIndex((one) => one.lot > lot)
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, { lot, thing })
    if (this.#kept.length > this.#size) this.#kept = this.#kept.slice(0, this.#size)
  }

  drawn(): readonly T[] {
    return this.#kept.map(({ thing }) => thing)
  }
}
