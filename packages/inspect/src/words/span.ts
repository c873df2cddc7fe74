import type { HiddenClass } from './hidden.ts'
import type { PartPath } from './part.ts'

/** A rectangle in points from the page's upper left corner; of an image file, in pixels of its page 1. */
export interface PageBox {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Place {
  readonly part: PartPath
  /** For people: `工作表1!B3`, `¶14`, `p.2`, `L31`. Empty where the part itself says enough. */
  readonly address: string
  readonly box: PageBox | null
}

/** Whether the document's reader sees the text, and if not, why not. */
export type Sight = 'visible' | HiddenClass

/** Lines of a delimited file: tells a hit its column and the heading above it without a span for each cell. */
export interface Grid {
  readonly delimiter: string
  readonly headings: readonly string[]
}

/**
 * A run of text as one piece: nothing is ever found across two spans, except that keywords and neighbours are looked for there.
 * Long text comes as several spans; `own` then says which hits belong to this one (those that start there), because each span
 * also carries a little of what lies before and behind.
 */
export interface Span {
  /** Counts from 0 within the file, in the order of reading. */
  readonly id: number
  readonly text: string
  readonly place: Place
  readonly sight: Sight
  /** UTF-16 units of the part's text before `text`; 0 where the part is not one long text. */
  readonly offset: number
  readonly own: { readonly from: number; readonly to: number }
  /** Line number of the first character where lines count (text files), else null. */
  readonly line: number | null
  /** The heading of its column or the label of its field, where the format knows it. */
  readonly heading: string
  readonly grid: Grid | null
}
