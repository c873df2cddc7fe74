import type { Element, MarkupAttribute, Range } from './element.ts'
import { escapeAttribute } from './escape.ts'

interface Edit extends Range {
  readonly put: string
}

/** Changes of one text, gathered while it is scanned and made in one go. What lies within a cut is gone with it, edits included. */
export class Edits {
  readonly #edits: Edit[] = []

  get size(): number {
    return this.#edits.length
  }

  cut({ from, to }: Range): void {
    this.replace(from, to, '')
  }

  replace(from: number, to: number, put: string): void {
    this.#edits.push({ from, to, put })
  }

  /** The tags go, what stands between them stays. */
  unwrap(element: Element): void {
    if (element.empty) return this.cut(element)
    this.cut({ from: element.from, to: element.innerFrom })
    this.cut({ from: element.innerTo, to: element.to })
  }

  /** All that stands between the tags. */
  hollow(element: Element): void {
    if (element.innerTo > element.innerFrom) this.cut({ from: element.innerFrom, to: element.innerTo })
  }

  set({ valueFrom, valueTo }: MarkupAttribute, value: string): void {
    this.replace(valueFrom, valueTo, escapeAttribute(value))
  }

  apply(text: string): string {
    const edits = this.#edits.toSorted((a, b) => a.from - b.from || b.to - a.to)
    const out: string[] = []
    let at = 0
    for (const { from, to, put } of edits) {
      if (to <= at && from < at) continue
      // Two edits that overlap in part would leave broken markup.
      if (from < at) throw new Error('edits overlap')
      out.push(text.slice(at, from), put)
      at = to
    }
    out.push(text.slice(at))
    return out.join('')
  }
}
