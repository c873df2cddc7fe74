import type { HiddenClass } from '../../words/hidden.ts'
import type { FileKind } from '../../words/kinds.ts'
import type { Limits } from '../../words/limits.ts'
import type { PageBox } from '../../words/span.ts'
import type { Check, Secret } from '../words.ts'

/** Reads a kind of file by means that this package's own readers do not use; one file each under prove/second/. */
export interface SecondReader {
  readonly kinds: readonly FileKind[]
  /**
   * All text, seen or not, paragraphs parted by empty lines. `inner` reads a part within by the reader of its kind.
   * Throws where the file cannot be read: then the check is not held.
   */
  text(bytes: Uint8Array, inner: (name: string, bytes: Uint8Array) => Promise<string>): Promise<string>
}

export interface Painting {
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly secrets: readonly Secret[]
  readonly hidden: ReadonlySet<HiddenClass>
  /** Where the report of the file before told a chosen finding, or text of a chosen class. */
  readonly boxes: readonly PageBox[]
  readonly limits: Limits
}

/** Paints both files and compares them outside what had to go. */
export interface PixelProof {
  readonly kinds: readonly FileKind[]
  compare(painting: Painting): Promise<Omit<Check, 'code'>>
}
