/** One thing that was looked at: for people in both languages, for programs by its id. */
export interface Check {
  /** Stable name, e.g. `ledger`; docs/operations.md explains each. */
  readonly id: string
  /** 'warn' works but should be changed; 'skipped' could not be looked at. */
  readonly state: 'ok' | 'warn' | 'bad' | 'skipped'
  readonly zh: string
  readonly en: string
}

export const ok = (id: string, zh: string, en: string): Check => ({ id, state: 'ok', zh, en })
export const warn = (id: string, zh: string, en: string): Check => ({ id, state: 'warn', zh, en })
export const wrong = (id: string, zh: string, en: string): Check => ({ id, state: 'bad', zh, en })
export const skipped = (id: string, zh: string, en: string): Check => ({ id, state: 'skipped', zh, en })
