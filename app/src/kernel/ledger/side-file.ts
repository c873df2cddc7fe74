import { existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '#kernel/ground'
import { appendDurably } from '#kernel/store'

/** One signed tree head, as issued. */
export interface IssuedCheckpoint {
  readonly size: number
  readonly at: Instant
  /** The signed note, whole. */
  readonly note: string
}

/**
 * Every checkpoint ever issued, one JSON line each, in a file outside the database and synced at each line.
 * Who rolls the database back, or loses its tail, does not match this file any more.
 */
export class SideFile {
  readonly #file: string
  constructor(file: string) {
    this.#file = file
  }

  append(checkpoint: IssuedCheckpoint): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
    appendDurably(this.#file, `${JSON.stringify(checkpoint)}\n`)
  }

  /** All lines. A torn last line (power cut while writing) is cut off; any other unreadable line stays an error. */
  readAll(): IssuedCheckpoint[] {
    if (!existsSync(this.#file)) return []
    const text = readFileSync(this.#file, 'utf8')
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    if (whole.length < text.length) truncateSync(this.#file, Buffer.byteLength(whole))
    return whole
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as IssuedCheckpoint)
  }

  last(): IssuedCheckpoint | null {
    return this.readAll().at(-1) ?? null
  }
}
