import type { HiddenClass } from '../../words/hidden.ts'
import type { Limits } from '../../words/limits.ts'
import type { Pair } from '../clean-run.ts'
import type { Seen } from '../see.ts'
import type { Secret } from '../words.ts'
import type { PixelProof, SecondReader } from './ports.ts'

/** What the checks are given: both files, both readings of them, and what had to go. */
export interface Proving {
  readonly before: { readonly bytes: Uint8Array; readonly seen: Seen }
  readonly after: { readonly bytes: Uint8Array; readonly seen: Seen }
  /** Parts that changed and can be painted, the file itself or within it. */
  readonly pairs: readonly Pair[]
  readonly secrets: readonly Secret[]
  readonly marks: ReadonlySet<string>
  readonly hidden: ReadonlySet<HiddenClass>
  readonly limits: Limits
  readonly secondReaders: readonly SecondReader[]
  readonly pixelProofs: readonly PixelProof[]
  /** Throws where time is over. */
  tick(): void
}

/** Places that a check lists; beyond it they are only counted. */
export const LISTED = 20
