import type { Limits } from '../words/limits.ts'
import { stopRun } from './stop.ts'

/** Milliseconds a timer can count. */
const LONGEST_TIMER = 2 ** 31 - 1

/** What all parts of one file share: time, parts, bytes, and the caller's wish to stop. */
export class Budget {
  readonly limits: Limits
  parts = 0
  bytes = 0
  readonly #began: number
  readonly #now: () => number
  readonly #signal: AbortSignal | undefined

  constructor(limits: Limits, now: () => number, signal?: AbortSignal) {
    this.limits = limits
    this.#now = now
    this.#began = now()
    this.#signal = signal
  }

  get ms(): number {
    return this.#now() - this.#began
  }

  /** Tells work that cannot tick when it is to end. */
  get stop(): AbortSignal {
    const over = AbortSignal.timeout(
      Math.min(LONGEST_TIMER, Math.max(0, Math.ceil(this.limits.timeMs - this.ms))),
    )
    return this.#signal === undefined ? over : AbortSignal.any([over, this.#signal])
  }

  tick(): void {
    if (this.#signal?.aborted === true) throw stopRun('ABORTED')
    if (this.ms > this.limits.timeMs) throw stopRun('LIMIT_TIME', { max: this.limits.timeMs })
  }

  takePart(): void {
    this.tick()
    if (this.parts >= this.limits.parts) throw stopRun('LIMIT_PARTS', { max: this.limits.parts })
    this.parts += 1
  }

  takeBytes(count: number): void {
    this.bytes += count
    if (this.bytes > this.limits.totalBytes)
      throw stopRun('LIMIT_TOTAL_SIZE', { max: this.limits.totalBytes })
    this.tick()
  }
}
