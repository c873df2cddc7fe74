import type { Chance } from './chance.ts'
import type { DraftEntry, DraftLine } from './desk.ts'
import { systemIds, type SystemId } from './systems.ts'
import type { EntryKey, LineKey, WorldDay } from './words.ts'

const MAX_DRIFT_SECONDS = 90

/** Where each system's numbering stands before the first day. */
export const firstNumbers = (): Map<SystemId, number> =>
  new Map(systemIds.map((id, i) => [id, (i + 1) * 100_000]))

/** Every system stamps with its own clock, and numbers its lines in the order of that clock. */
export function logsOf(
  lines: readonly DraftLine[],
  clocks: Chance,
  counters: Map<SystemId, number>,
): Map<SystemId, DraftLine[]> {
  const logs = new Map<SystemId, DraftLine[]>(systemIds.map((id) => [id, []]))
  const drift = new Map(systemIds.map((id) => [id, clocks.between(-MAX_DRIFT_SECONDS, MAX_DRIFT_SECONDS)]))
  for (const line of lines) {
    line.logged = line.at + (drift.get(line.system) ?? 0)
    logs.get(line.system)?.push(line)
  }
  for (const [id, list] of logs) {
    list.sort((a, b) => a.logged - b.logged)
    let seq = counters.get(id) ?? 0
    for (const line of list) line.seq = ++seq
    counters.set(id, seq)
  }
  return logs
}

/** Numbers the entries of a unit's book in the order of writing. */
export function bookOf(unit: string, day: string, entries: readonly DraftEntry[]): DraftEntry[] {
  const written = [...entries].sort((a, b) => a.enteredAt - b.enteredAt)
  const stem = `${unit}-${day.replaceAll('-', '')}`
  for (const [i, entry] of written.entries()) entry.no = `${stem}-${String(i + 1).padStart(4, '0')}`
  return written
}

/** The truth about every line and entry, as it was made. */
export function keyOf(
  logs: ReadonlyMap<SystemId, readonly DraftLine[]>,
  book: readonly DraftEntry[],
): WorldDay['key'] {
  const entries: EntryKey[] = book.map((entry) => {
    const lines = entry.covers.map((line) => [line.system, line.seq] as const)
    return { entry: entry.no, bucket: entry.bucket, lines, misuse: entry.misuse, tags: entry.tags }
  })
  const lines: LineKey[] = []
  for (const [system, list] of logs) {
    for (const line of list) {
      const { entry } = line
      const bucket = entry === null ? 'UNREGISTERED' : entry.bucket === 'MISMATCH' ? 'MISMATCH' : 'MATCHED'
      lines.push({
        system,
        seq: line.seq,
        bucket,
        entry: entry?.no ?? null,
        misuse: line.misuse,
        tags: line.tags,
      })
    }
  }
  return { lines, entries }
}
