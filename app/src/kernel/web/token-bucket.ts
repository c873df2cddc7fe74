/** So many at once, refilled at a steady rate, for each key; the oldest keys are forgotten when there are too many. */
export class TokenBucket {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #size: number
  readonly #perSecond: number
  readonly #keys: number

  constructor(options: { readonly size: number; readonly perSecond: number; readonly keys?: number }) {
    this.#size = options.size
    this.#perSecond = options.perSecond
    this.#keys = options.keys ?? 10_000
  }

  /** @returns 0 when the request may pass, else whole seconds to wait */
  take(key: string, nowMs: number): number {
    const before = this.#buckets.get(key) ?? { tokens: this.#size, at: nowMs }
    const tokens = Math.min(
      this.#size,
      before.tokens + (Math.max(0, nowMs - before.at) / 1000) * this.#perSecond,
    )
    const allowed = tokens >= 1
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: nowMs })
    if (this.#buckets.size > this.#keys) {
      const oldest = this.#buckets.keys().next().value
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    return allowed ? 0 : Math.ceil((1 - tokens) / this.#perSecond)
  }
}
