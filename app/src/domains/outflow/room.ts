import { hkdfSync } from 'node:crypto'
import type { Store } from '#kernel/store'
import { Vault } from './store/vault.ts'

export interface OutflowOptions {
  readonly store: Store
  /** Where sealed bytes lie, e.g. `<data>/desk`; made when missing, and never part of a backup. */
  readonly directory: string
  /** The installation's master key; this room derives its own from it. */
  readonly master: Uint8Array
  /** What the inspection of one file may cost. */
  readonly timeMs?: number | undefined
  readonly memoryMb?: number | undefined
}

/** What the commands of this room work with. */
export interface OutflowRoom {
  readonly store: Store
  readonly vault: Vault
  readonly timeMs: number
  readonly memoryMb: number
  /** Marks of one check are comparable among its files and with nothing else. */
  markKey(check: string): Uint8Array
  /** Work under way, by file: destroying a file stops it. */
  readonly running: Map<string, AbortController>
  /** Files that are still being received: not yet in the database, and not to be swept. */
  readonly arriving: Set<string>
  /** Set when the house is about to stop: what runs gives up, and is taken up again after the next start. */
  readonly leaving: AbortSignal
  leave(): void
}

const MINUTE = 60_000

export function openOutflow({ store, directory, master, timeMs, memoryMb }: OutflowOptions): OutflowRoom {
  const key = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', master, '', `subrosa/outflow/1/${purpose}`, 32))
  const leaving = new AbortController()
  return {
    store,
    vault: new Vault(directory, key('vault')),
    timeMs: timeMs ?? 10 * MINUTE,
    memoryMb: memoryMb ?? 768,
    markKey: (check) => key(`marks/${check}`),
    running: new Map(),
    arriving: new Set(),
    leaving: leaving.signal,
    leave: () => leaving.abort(),
  }
}
