import { mask, type KeyKind } from '../rules/tabular.ts'
import { clean, SEPARATOR, Spool } from './line-files.ts'
import type { TargetMarks } from './target-marks.ts'

const BATCH = 2048
/** Targets of one file whose neighbourhood need not be written again: a file names the same ones over and over. */
const REMEMBERED = 50_000

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
  /** What a row ends with, by kind and target. */
  readonly #endings = new Map<string, string>()
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
    if (this.#endings.size >= REMEMBERED) this.#endings.clear()
    const keys = this.#targets.map((target, i) => `${this.#kinds[i] ?? 'other'}${SEPARATOR}${target}`)
    this.#learn(new Map(keys.map((key, i) => [key, i])))
    let text = ''
    for (const [i, key] of keys.entries()) text += `${this.#records[i] ?? ''}${this.#endings.get(key) ?? ''}`
    this.#rows.add(Buffer.from(text))
    this.#records = []
    this.#kinds = []
    this.#targets = []
  }

  /** @param places key → a row of this turn that has it */
  #learn(places: ReadonlyMap<string, number>): void {
    const fresh = [...places].filter(([key]) => !this.#endings.has(key))
    const marked = this.#marks.many(fresh.map(([, i]) => this.#targets[i] ?? ''))
    const words = new Int32Array(marked.reduce((sum, { from, to }) => sum + to - from, 0))
    let at = 0
    for (const [k, { mark, words: own, from, to }] of marked.entries()) {
      const [key, i] = fresh[k] ?? ['', -1]
      const kind = this.#kinds[i] ?? 'other'
      const shown = clean(mask(kind, this.#targets[i] ?? ''))
      this.#endings.set(
        key,
        `${SEPARATOR}${kind}${SEPARATOR}${mark}${SEPARATOR}${shown}${SEPARATOR}${this.#words + at}\n`,
      )
      words.set(own.subarray(from, to), at)
      at += to - from
    }
    this.#words += words.length
    this.#near.add(new Uint8Array(words.buffer))
  }
}
