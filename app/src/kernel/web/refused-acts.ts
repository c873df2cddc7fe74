import type { Clock } from '#kernel/ground'
import type { ActAppender, Doer } from '#kernel/ledger'
import { webActs } from './acts.ts'

const QUIET_MS = 60_000
const MAX_KEYS = 5_000

/**
 * Writes refusals at the door into the ledger. The same person, route and code is one act a minute that counts its repeats,
 * so that a script cannot fill the ledger; the reply never waits for it longer than the append itself.
 */
export class RefusedActs {
  readonly #appender: ActAppender
  readonly #clock: Clock
  readonly #seen = new Map<string, { at: number; repeats: number }>()
  readonly #failed: (error: unknown) => void
  #pending: Promise<unknown> = Promise.resolve()

  constructor(appender: ActAppender, clock: Clock, failed: (error: unknown) => void) {
    this.#appender = appender
    this.#clock = clock
    this.#failed = failed
  }

  note(by: Doer, route: string, code: string): void {
    const who = by.kind === 'person' ? by.person : by.job
    const key = `${who} ${route} ${code}`
    const now = Date.parse(this.#clock())
    const before = this.#seen.get(key)
    if (before && now - before.at < QUIET_MS) {
      before.repeats += 1
      return
    }
    this.#seen.delete(key)
    this.#seen.set(key, { at: now, repeats: 0 })
    if (this.#seen.size > MAX_KEYS) this.#seen.delete(this.#seen.keys().next().value ?? '')
    const written = this.#appender
      .append(webActs.refused, {
        by,
        on: { kind: 'route', id: route },
        fields: { route, code, repeats: before?.repeats ?? 0 },
      })
      .catch(this.#failed)
    this.#pending = Promise.all([this.#pending, written])
  }

  /** Resolves when all noted refusals are durable: for closing, and for tests. */
  async settled(): Promise<void> {
    await this.#pending
  }
}
