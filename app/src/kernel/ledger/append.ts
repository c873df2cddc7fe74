import type { Store } from '#kernel/store'
import type { ActDeclaration, DeclaredAct } from './act.ts'
import { recordAll, saltedAct, type ActOf, type SaltedAct } from './record.ts'

interface Waiting {
  readonly act: SaltedAct
  resolve(id: number): void
  reject(error: unknown): void
}

/**
 * For acts that change no rows (a sign-in, a refusal, a reading): callers that arrive together share one transaction,
 * and each is answered only when its act is durable.
 */
export class ActAppender {
  readonly #store: Store
  #waiting: Waiting[] = []
  #running = 0
  readonly #lanes: number
  readonly #batch: number

  constructor(store: Store, options: { lanes?: number; batch?: number } = {}) {
    this.#store = store
    this.#lanes = options.lanes ?? (store.kind === 'postgres' ? 2 : 1)
    this.#batch = options.batch ?? 512
  }

  append<D extends ActDeclaration>(declared: DeclaredAct<D>, act: ActOf<D>): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        act: saltedAct(declared, act, this.#store.clock(), this.#store.vouch),
        resolve,
        reject,
      })
      if (this.#running < this.#lanes) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#running += 1
    // Callers of the same tick join the batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#batch)
      try {
        const ids = await this.#store.statement((db) =>
          recordAll(
            db,
            batch.map((waiting) => waiting.act),
          ),
        )
        batch.forEach((waiting, i) => waiting.resolve(ids[i] ?? -1))
      } catch (error) {
        for (const waiting of batch) waiting.reject(error)
      }
    }
    this.#running -= 1
  }
}
