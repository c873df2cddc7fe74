import { createHmac, hkdfSync } from 'node:crypto'
import type { TargetMark } from '../words.ts'
import { NearMarks } from './near-marks.ts'

const REMEMBERED = 100_000

/**
 * Turns a normalised target into its keyed mark, and into the marks of its neighbourhood. The clear value never leaves the call.
 * The keys are derived from the agency's mark key for this purpose alone: a mark of another room cannot be compared with these.
 */
export class TargetMarks {
  readonly #key: Uint8Array
  readonly near: NearMarks
  readonly #known = new Map<string, TargetMark>()

  /** @param agencyKey the agency's mark key, at least 32 bytes */
  constructor(agencyKey: Uint8Array) {
    if (agencyKey.length < 32) throw new Error('the mark key is shorter than 32 bytes')
    this.#key = new Uint8Array(hkdfSync('sha256', agencyKey, '', 'subrosa/queries/target/1', 32))
    this.near = new NearMarks(agencyKey)
  }

  mark(normalised: string): TargetMark {
    const known = this.#known.get(normalised)
    if (known !== undefined) return known
    const mark = createHmac('sha256', this.#key)
      .update(normalised)
      .digest('base64url')
      .slice(0, 22) as TargetMark
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(normalised, mark)
    return mark
  }
}
