/** Everything that verification can find wrong. Closed, and codes are never reused. */
export type FindingCode =
  | 'RECORD_ALTERED'
  | 'RECORD_MISSING'
  | 'RECORD_INSERTED'
  | 'RECORD_SWAPPED'
  | 'RECORD_MOVED'
  | 'ENTRY_ALTERED'
  | 'ENTRY_MISSING'
  | 'ENTRY_UNSIGNED'
  | 'TILE_ALTERED'
  | 'TILE_MISSING'
  | 'TREE_ROLLED_BACK'
  | 'TREE_FORKED'
  | 'CHECKPOINT_SIGNATURE'
  | 'CHECKPOINT_MALFORMED'
  | 'CHECKPOINT_GAP'
  | 'CHECKPOINT_MISSING'
  | 'COSIGNATURE_BAD'
  | 'COSIGNATURE_MISSING'
  | 'LOG_KEY_DIFFERS'
  | 'ATTACHMENT_ALTERED'
  | 'ATTACHMENT_MISSING'
  | 'PACKAGE_TRUNCATED'
  | 'PACKAGE_MISCOUNTED'
  | 'PACKAGE_DISORDERED'
  | 'LINE_MALFORMED'
  | 'LINE_TOO_LONG'

export interface Finding {
  readonly code: FindingCode
  /** The leaf concerned, counted from 0; with `to`, the first of a range. */
  readonly leaf?: number
  /** End of a range of leaves, excluded. */
  readonly to?: number
  /** The other leaf of a swap, or the leaf to which a moved record belongs. */
  readonly other?: number
  /** Size of the signed checkpoint that speaks against the tree. */
  readonly signedSize?: number
  /** Number of a checkpoint in the history, counted from 0. */
  readonly checkpoint?: number
  /** Line of the package, counted from 1. */
  readonly line?: number
  /** A key name, a file name or a path of the log. */
  readonly name?: string
}

/** Findings of one code that are kept one by one; beyond, they are only counted. */
export const MAX_KEPT = 1000

/** Collects findings in constant memory, however much is wrong. */
export class Findings {
  readonly #kept: Finding[] = []
  readonly #totals = new Map<FindingCode, number>()

  add(finding: Finding): void {
    const total = (this.#totals.get(finding.code) ?? 0) + 1
    this.#totals.set(finding.code, total)
    if (total <= MAX_KEPT) this.#kept.push(finding)
  }

  /** In the order of the leaves; what concerns no leaf comes first. */
  list(): Finding[] {
    return this.#kept.toSorted((a, b) => (a.leaf ?? -1) - (b.leaf ?? -1))
  }

  totals(): Partial<Record<FindingCode, number>> {
    return Object.fromEntries(this.#totals)
  }

  get count(): number {
    let count = 0
    for (const total of this.#totals.values()) count += total
    return count
  }
}
