import type { Fault } from './faults.ts'
import type { HiddenClass } from './hidden.ts'
import type { FileKind } from './kinds.ts'

/** The way to a part from the outside in; the file itself is `[]`. Names are as written in their containers. */
export type PartPath = readonly string[]

/** One line for people and logs: `附件.zip › 名冊.xlsx › xl/worksheets/sheet1.xml`. */
export const showPath = (path: PartPath): string => path.join(' › ')

/**
 * `read`: every byte was taken in and understood; `partly`: text came out, but `faults` says what did not;
 * `unread`: nothing of it was inspected.
 */
export type PartState = 'read' | 'partly' | 'unread'

/** One line of the census. INVARIANT: a part whose state is not `read` has at least one fault. */
export interface Part {
  readonly path: PartPath
  readonly kind: FileKind
  /** What the part does in its container, e.g. the content type of an OOXML part; empty where there is nothing to say. */
  readonly role: string
  /** Unpacked bytes that were really counted; null where it was never opened. */
  readonly bytes: number | null
  /** SHA-256 in hex over those bytes; null unless the part was taken in to its end. */
  readonly digest: string | null
  readonly state: PartState
  readonly faults: readonly Fault[]
  /** Why nobody sees this part, when all of it is hidden from the document's reader. */
  readonly hidden: HiddenClass | null
}
