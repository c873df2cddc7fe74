import { foldDigits, foldWidth } from './fold.ts'

/** A text and its views. All have the same length: an offset found in one is the offset in the document. */
export interface NormalText {
  /** As written. */
  readonly plain: string
  /** Half-width, ASCII letters in upper case, one kind of space and hyphen. */
  readonly folded: string
  /** As `folded`, with Chinese numerals as digits. */
  readonly digits: string
}

/** Views are made when first asked for. */
export function normalText(plain: string): NormalText {
  let folded: string | null = null
  let digits: string | null = null
  return {
    plain,
    get folded() {
      return (folded ??= foldWidth(plain))
    },
    get digits() {
      return (digits ??= foldDigits(plain))
    },
  }
}
