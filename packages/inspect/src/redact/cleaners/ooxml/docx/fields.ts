import type { Element } from '../../package/element.ts'
import type { Revision } from '../../package/revision.ts'

/** Their result is worked out anew on every page: without the code each page would show the same number. */
const COMPUTED = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i

interface Field {
  readonly pieces: Element[]
  code: string
}

/** Turns fields into the text that they show. */
export class Fields {
  readonly #revision: Revision
  readonly #open: Field[] = []
  kept = 0

  constructor(revision: Revision) {
    this.#revision = revision
  }

  text(value: string, parent: Element): void {
    const field = this.#open.at(-1)
    if (field !== undefined && /instrtext$/i.test(parent.local)) field.code += value
  }

  close(element: Element): void {
    if (!this.#revision.asked('field-code')) return
    const { local: name } = element
    if (name === 'fldSimple') this.#simple(element)
    else if (name === 'fldChar') this.#mark(element)
    else if (/^(del)?instrText$/i.test(name)) {
      const field = this.#open.at(-1)
      if (field === undefined) this.#revision.cut(element, 'field-code')
      else field.pieces.push(element)
    }
  }

  /** A field without end shows nothing of itself either. */
  end(): void {
    for (const field of this.#open.splice(0)) this.#cut(field)
    if (this.kept > 0) this.#revision.cleaning.fault('REDACT_FIELD_COMPUTED', { count: this.kept })
  }

  #simple(element: Element): void {
    if (COMPUTED.test(element.get('instr') ?? '')) this.kept += 1
    else this.#revision.unwrap(element, 'field-code')
  }

  #mark(element: Element): void {
    const type = element.get('fldCharType')
    if (type === 'begin') this.#open.push({ pieces: [element], code: '' })
    else {
      const field = type === 'end' ? this.#open.pop() : this.#open.at(-1)
      if (field === undefined) return this.#revision.cut(element, 'field-code')
      field.pieces.push(element)
      if (type === 'end') this.#cut(field)
    }
  }

  #cut({ pieces, code }: Field): void {
    if (COMPUTED.test(code)) {
      this.kept += 1
      return
    }
    for (const piece of pieces) this.#revision.edits.cut(piece)
    this.#revision.did('field-code')
  }
}
