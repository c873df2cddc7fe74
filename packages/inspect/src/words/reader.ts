import type { Source, Supply } from '../source/source.ts'
import type { FaultCode, FaultParams } from './faults.ts'
import type { HiddenClass } from './hidden.ts'
import type { FileKind } from './kinds.ts'
import type { Limits } from './limits.ts'
import type { OcrPicture, Recognised } from './ocr.ts'
import type { PartPath } from './part.ts'
import type { Grid, PageBox, Sight, Span } from './span.ts'

/** Takes one kind of part apart. One folder each under readers/, registered in readers/index.ts. */
export interface Reader {
  readonly id: string
  readonly kinds: readonly FileKind[]
  /**
   * Reads the part to its end and hands everything to `reading`. Returning means: all that is not reported as a fault was read.
   * It may throw; whatever is thrown marks the part, never stops the process.
   */
  read(reading: Reading): Promise<void>
}

export interface SpanDetail {
  readonly sight?: Sight
  readonly heading?: string
  readonly box?: PageBox
  readonly line?: number
  readonly offset?: number
  readonly own?: Span['own']
  readonly grid?: Grid
}

export interface Child {
  readonly name: string
  /** What the part does in its container. */
  readonly role?: string
  readonly source: Supply
  /** All of the child is hidden from the document's reader, and this is why. Spans with a reason of their own keep it. */
  readonly hidden?: HiddenClass
  /** Known kind; otherwise told by content. */
  readonly kind?: FileKind
  /** Reads the child in place of the registered reader of its kind; the census, limits and faults stay the same. */
  readonly read?: (reading: Reading) => Promise<void>
  /** Counts as one level of nesting; false for the inner parts of one document. */
  readonly nests?: boolean
}

/** What a reader holds while it reads one part: the bytes, and the ways out. */
export interface Reading {
  readonly path: PartPath
  readonly kind: FileKind
  readonly source: Source
  readonly limits: Limits
  /** Text at a human address; empty text is passed over. */
  span(text: string, address: string, detail?: SpanDetail): void
  /** The whole of this part turns out to be hidden: all visible text from here on is, and so are parts within. */
  hide(why: HiddenClass): void
  /** Something of this part was not understood; it is no longer `read`. The same code twice is told once. */
  fault(code: FaultCode, params?: FaultParams): void
  /** Counts, recognises and reads a part within this one. Never rejects because of the child's content. */
  child(child: Child): Promise<void>
  /** Puts a part on the census that cannot be opened at all. */
  unread(name: string, code: FaultCode, params?: FaultParams, bytes?: number): void
  /** Reads what is written in a picture, where the caller brought an engine; throws as `tick` does. */
  readonly recognise: ((picture: OcrPicture) => Promise<Recognised>) | null
  /** Call in long loops: throws where time is over or the caller has stopped the run. The pipeline catches it. */
  tick(): void
}
