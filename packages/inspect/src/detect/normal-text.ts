import { anchorsIn, type Anchored } from './anchors.ts'
import { foldDigits, foldWidth } from './fold.ts'

/** A text and its views. All have the same length: an offset found in one is the offset in the document. */
export interface NormalText {
  /** As written. */
  readonly plain: string
  /** Half-width, ASCII letters in upper case, one kind of space and hyphen. */
  readonly folded: string
  /** As `folded`, with Chinese numerals as digits. */
  readonly digits: string
  /** Where a pattern can begin, rising; null: anywhere. */
  starts(pattern: Anchored): readonly number[] | null
}

/** Views are made when first asked for. */
export function normalText(plain: string): NormalText {
  let folded: string | null = null
  let digits: string | null = null
  let anchors: readonly (readonly number[])[] | null = null
  return {
    plain,
    get folded() {
      return (folded ??= foldWidth(plain))
    },
    get digits() {
      return (digits ??= foldDigits(plain))
    },
    starts: ({ slot }) => (anchors ??= anchorsIn(plain))[slot] ?? null,
  }
}
