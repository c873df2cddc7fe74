import type { HiddenClass } from '../../words/hidden.ts'
import type { Reading } from '../../words/reader.ts'

/** How the parts of one content type are read. */
export interface PartReader {
  /** Tried against the content type, in lower case. */
  readonly type: RegExp
  /** All of the part is hidden, and why. */
  readonly hidden?: HiddenClass
  /** Parts with a lower rank are read first. */
  readonly rank?: number
  /** Left out: read by content, like a file of its own (images, embedded packages). */
  readonly read?: (reading: Reading, part: string) => Promise<void>
}

/** What a reader of one application keeps while its parts are read, and the parts that it knows. */
export interface Application {
  readonly parts: readonly PartReader[]
  /** Parts hidden by something that stands elsewhere: a sheet by its workbook, a slide by itself. */
  hiddenPart?(part: string): HiddenClass | undefined
  /** After the last part: what only now is known to be unused. */
  end?(reading: Reading): void
}
