/** A server that has come up: what the person who started it is told, and how it is stopped. */
export interface RunningServer {
  /** Really bound addresses, e.g. `http://127.0.0.1:8380`; empty for `--role=jobs`. */
  readonly addresses: readonly string[]
  /** One-time link for the first administrator; null once an agency exists. */
  readonly setupLink: string | null
  /** Invented people of the demo; empty elsewhere. */
  readonly demoAccounts: readonly DemoAccount[]
  readonly database: 'embedded' | 'postgres'
  /** Settles when the server has stopped, by `stop()` or by itself; rejects on a fatal fault. */
  readonly stopped: Promise<void>
  /** Graceful: takes no new requests, ends the running ones, signs a last checkpoint, frees the directory. */
  stop(): Promise<void>
}

export interface DemoAccount {
  readonly account: string
  readonly name: string
  readonly post: string
  readonly password: string
}
