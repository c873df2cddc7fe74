import { mask, type KeyKind } from '../rules/tabular.ts'
import { record, Spool, type Cell } from './line-files.ts'
import type { TargetMarks } from './target-marks.ts'

const BATCH = 2048

/** Columns that every staged row ends with: what became of its target, and where its neighbourhood lies. */
export const targetColumns = { key_kind: 'VARCHAR', target: 'VARCHAR', mask: 'VARCHAR', near: 'BIGINT' } as const

/**
 * Rows on their way from an upload into DuckDB: the target becomes mark and mask here, in memory, before anything is written.
 * Two spools grow: the records, and the neighbourhoods as 32-bit words (`near` counts words).
 */
export class Staging {
  readonly #marks: TargetMarks
  readonly #records: Spool
  readonly #near: Spool
  #cells: (readonly Cell[])[] = []
  #kinds: KeyKind[] = []
  #targets: string[] = []
  #words = 0
  rows = 0

  private constructor(marks: TargetMarks, records: Spool, near: Spool) {
    this.#marks = marks
    this.#records = records
    this.#near = near
  }

  static async create(marks: TargetMarks, name: (what: 'rows' | 'near') => string): Promise<Staging> {
    return new Staging(marks, await Spool.create(name('rows')), await Spool.create(name('near')))
  }

  get recordsPath(): string {
    return this.#records.path
  }
  get nearPath(): string {
    return this.#near.path
  }

  /** @param target in clear, normalised */
  add(cells: readonly Cell[], kind: KeyKind, target: string): void {
    this.#cells.push(cells)
    this.#kinds.push(kind)
    this.#targets.push(target)
    this.rows += 1
    if (this.#cells.length >= BATCH) this.#turn()
  }

  /** Gives the disk its turn; call between chunks of the upload. */
  async drain(): Promise<void> {
    await this.#records.drain()
    await this.#near.drain()
  }

  async close(): Promise<void> {
    this.#turn()
    await this.#records.close()
    await this.#near.close()
  }
  async discard(): Promise<void> {
    await this.#records.discard()
    await this.#near.discard()
  }

  #turn(): void {
    const { words, starts } = this.#marks.near.many(this.#targets)
    let text = ''
    for (let i = 0; i < this.#cells.length; i++) {
      const target = this.#targets[i] ?? ''
      const kind = this.#kinds[i] ?? 'other'
      text += record([...(this.#cells[i] ?? []), kind, this.#marks.mark(target), mask(kind, target), this.#words + (starts[i] ?? 0)])
    }
    this.#words += words.length
    this.#records.add(Buffer.from(text))
    this.#near.add(new Uint8Array(words.buffer, words.byteOffset, words.byteLength))
    this.#cells = []
    this.#kinds = []
    this.#targets = []
  }
}
