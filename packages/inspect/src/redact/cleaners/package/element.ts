import { localName } from '../../../xml/scan.ts'

/** Offsets count in the text that was scanned. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface MarkupAttribute extends Range {
  /** As written. */
  readonly name: string
  readonly local: string
  /** Entities resolved. */
  readonly value: string
  /** Between the quotes; `from` takes in the white space before the name. */
  readonly valueFrom: number
  readonly valueTo: number
}

/** An element with its places, so that it can be cut out of the text it stands in. `innerTo` and `to` are known once it is closed. */
export class Element implements Range {
  readonly name: string
  readonly local: string
  readonly parent: Element | null
  readonly attributes: readonly MarkupAttribute[]
  readonly from: number
  /** Just behind the start tag. */
  readonly innerFrom: number
  /** Just before the end tag. */
  innerTo = -1
  to = -1
  readonly depth: number

  constructor(
    name: string,
    parent: Element | null,
    attributes: readonly MarkupAttribute[],
    from: number,
    innerFrom: number,
  ) {
    this.name = name
    this.local = localName(name)
    this.parent = parent
    this.attributes = attributes
    this.from = from
    this.innerFrom = innerFrom
    this.depth = (parent?.depth ?? 0) + 1
  }

  /** By local name; where several share it, the one without a prefix. */
  attribute(local: string): MarkupAttribute | undefined {
    let found: MarkupAttribute | undefined
    for (const one of this.attributes) {
      if (one.name === local) return one
      if (one.local === local && found === undefined) found = one
    }
    return found
  }

  get(local: string): string | undefined {
    return this.attribute(local)?.value
  }

  /** The nearest element around this one (not itself) with one of these local names. */
  closest(...locals: readonly string[]): Element | null {
    for (let at = this.parent; at !== null; at = at.parent) if (locals.includes(at.local)) return at
    return null
  }

  get empty(): boolean {
    return this.innerFrom === this.to
  }
}
