import { mask, type KeyKind } from '../rules/tabular.ts'
import { clean, SEPARATOR, Spool } from './line-files.ts'
import type { TargetMarks } from './target-marks.ts'

const BATCH = 2048

export interface SpoolPaths {
  readonly rows: string
  readonly near: string
}

/** Columns that every staged row ends with: what became of its target, and where its neighbourhood lies. */
export const targetColumns = {
  key_kind: 'VARCHAR',
  target: 'VARCHAR',
  mask: 'VARCHAR',
  near: 'BIGINT',
} as const

/**
 * Rows on their way from an upload into DuckDB: the target becomes mark and mask here, in memory, before anything is written.
 * Two spools grow: the records, and the neighbourhoods as 32-bit words (`near` counts words).
 */
export class Staging {
  readonly #marks: TargetMarks
  readonly #rows: Spool
  readonly #near: Spool
  #records: string[] = []
  #kinds: KeyKind[] = []
  #targets: string[] = []
  #words = 0

  private constructor(marks: TargetMarks, records: Spool, near: Spool) {
    this.#marks = marks
    this.#rows = records
    this.#near = near
  }

  static async create(marks: TargetMarks, paths: SpoolPaths): Promise<Staging> {
    return new Staging(marks, await Spool.create(paths.rows), await Spool.create(paths.near))
  }

  /** @param record the row as `record` writes it; @param target in clear, normalised */
  add(record: string, kind: KeyKind, target: string): void {
    this.#records.push(record)
    this.#kinds.push(kind)
    this.#targets.push(target)
    if (this.#records.length >= BATCH) this.#turn()
  }

  /** Gives the disk its turn; call between chunks of the upload. */
  async drain(): Promise<void> {
    await this.#rows.drain()
    await this.#near.drain()
  }

  async close(): Promise<void> {
    this.#turn()
    await this.#rows.close()
    await this.#near.close()
  }
  async discard(): Promise<void> {
    await this.#rows.discard()
    await this.#near.discard()
  }

  #turn(): void {
    const marked = this.#marks.many(this.#targets)
    const words = new Int32Array(marked.reduce((sum, { from, to }) => sum + to - from, 0))
    let at = 0
    let text = ''
    for (const [i, { mark, words: own, from, to }] of marked.entries()) {
      const kind = this.#kinds[i] ?? 'other'
      const shown = clean(mask(kind, this.#targets[i] ?? ''))
      text += `${this.#records[i] ?? ''}${SEPARATOR}${kind}${SEPARATOR}${mark}${SEPARATOR}${shown}${SEPARATOR}${this.#words + at}\n`
      for (let k = from; k < to; k++) words[at++] = own[k] ?? 0
    }
    this.#words += words.length
    this.#rows.add(Buffer.from(text))
    this.#near.add(new Uint8Array(words.buffer))
    this.#records = []
    this.#kinds = []
    this.#targets = []
  }
}
