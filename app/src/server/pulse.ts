import type { Beat } from '#kernel/store'

export interface PulseReport {
  failed(beat: string, error: unknown): void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/**
 * Keeps the standing work going, each beat in its own loop. A commit in this process wakes all at once; a beat that fails
 * pauses, longer each time, and never takes the others with it.
 */
export class Pulse {
  readonly #loops: Promise<void>[] = []
  readonly #sleepers = new Set<() => void>()
  /** Beats that a commit does not wake, or that pause after a fault: only stopping ends their rest. */
  readonly #pausing = new Set<() => void>()
  readonly #report: PulseReport
  #stopping = false
  #wakes = 0

  constructor(beats: readonly Beat[], report: PulseReport) {
    this.#report = report
    for (const beat of beats) this.#loops.push(this.#loop(beat))
  }

  wake(): void {
    this.#wakes += 1
    for (const end of this.#sleepers) end()
  }

  /** Lets the running portions finish and ends. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.wake()
    for (const end of this.#pausing) end()
    await Promise.all(this.#loops)
  }

  async #loop(beat: Beat): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!this.#stopping) {
      const wakes = this.#wakes
      try {
        if (await beat.run()) continue
        pause = FIRST_PAUSE_MS
        if (beat.wakes === false) await this.#rest(this.#pausing, beat.everyMs)
        else if (wakes === this.#wakes) await this.#rest(this.#sleepers, beat.everyMs)
      } catch (error) {
        this.#report.failed(beat.name, error)
        await this.#rest(this.#pausing, pause)
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
      }
    }
  }

  #rest(resting: Set<() => void>, ms: number): Promise<void> {
    if (this.#stopping) return Promise.resolve()
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        resting.delete(end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      resting.add(end)
    })
  }
}
