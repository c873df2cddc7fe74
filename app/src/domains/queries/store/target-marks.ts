import { createHmac, hkdfSync } from 'node:crypto'
import type { TargetMark } from '../words.ts'
import { NearMarks } from './near-marks.ts'

const REMEMBERED = 50_000

/** What is kept of a target: its mark, and its neighbourhood as a stretch of 32-bit words. */
export interface Marked {
  readonly mark: TargetMark
  readonly words: Int32Array
  readonly from: number
  readonly to: number
}

/**
 * Turns a normalised target into its keyed mark, and into the marks of its neighbourhood. The clear value never leaves this memory.
 * The keys are derived from the agency's mark key for this purpose alone: a mark of another room cannot be compared with these.
 */
export class TargetMarks {
  readonly #key: Uint8Array
  readonly near: NearMarks
  /** The book names what a log names, and three systems are asked about one car. */
  readonly #known = new Map<string, Marked>()

  /** @param agencyKey the agency's mark key, at least 32 bytes */
  constructor(agencyKey: Uint8Array) {
    if (agencyKey.length < 32) throw new Error('the mark key is shorter than 32 bytes')
    this.#key = new Uint8Array(hkdfSync('sha256', agencyKey, '', 'subrosa/queries/target/1', 32))
    this.near = new NearMarks(agencyKey)
  }

  mark(normalised: string): TargetMark {
    return (
      this.#known.get(normalised)?.mark ??
      (createHmac('sha256', this.#key).update(normalised).digest('base64url').slice(0, 22) as TargetMark)
    )
  }

  /** Marks the targets of many rows, in their order. */
  many(normalised: readonly string[]): readonly Marked[] {
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    const fresh = [...new Set(normalised.filter((target) => !this.#known.has(target)))]
    const { words, starts } = this.near.many(fresh)
    for (const [i, target] of fresh.entries())
      this.#known.set(target, {
        mark: this.mark(target),
        words,
        from: starts[i] ?? 0,
        to: starts[i + 1] ?? words.length,
      })
    return normalised.map((target) => {
      const marked = this.#known.get(target)
      if (marked === undefined) throw new Error('a target was not marked')
      return marked
    })
  }
}
