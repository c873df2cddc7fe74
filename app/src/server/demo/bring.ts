import type { Day } from '#kernel/ground'
import { logFile, logProfile } from '../simulate/log-form.ts'
import { registerFile, registerProfile } from '../simulate/office-form.ts'
import type { SystemId } from '../simulate/systems.ts'
import type { WorldDay } from '../simulate/words.ts'
import { systemList } from '../simulate/write.ts'
import { rows, text, type DeskWork } from './desk-work.ts'

const registers = ['book', 'roster', 'leave', 'cases'] as const

/** Enters the look-up systems, and how the files of each are read. */
export async function arrangeSystems(desk: DeskWork): Promise<void> {
  for (const system of systemList()) {
    await desk.post('/api/queries/systems', system)
    await desk.post('/api/queries/profiles', { kind: 'log', system: system.id, shape: logProfile(system.id) })
  }
  for (const kind of registers)
    await desk.post('/api/queries/profiles', { kind, system: null, shape: registerProfile(kind) })
}

export async function bringFile(
  desk: DeskWork,
  kind: string,
  name: string,
  bytes: Uint8Array,
  more: Record<string, string> = {},
): Promise<void> {
  await desk.upload('/api/queries/imports', { name, bytes, mediaType: 'text/csv', fields: { kind, ...more } })
}

/**
 * What the clerk brings in the morning about the day before: roster, the log of each system, and the book last. A day waits for its
 * book; were it there first, look-ups and entries would be compared while half of the logs are still to come.
 * @param without a system whose log has not come yet
 */
export async function bringDay(
  desk: DeskWork,
  day: WorldDay,
  without: SystemId | null = null,
): Promise<void> {
  if (day.roster.length > 0)
    await bringFile(desk, 'roster', `勤務分配表-${day.day}.csv`, registerFile('roster', day.roster))
  for (const [system, lines] of day.logs) {
    if (system === without) continue
    await bringFile(desk, 'log', `${system}-${day.day}.csv`, logFile(system, lines), {
      system,
      declared: String(lines.length),
    })
  }
  await bringFile(desk, 'book', `查詢紀錄簿-${day.day}.csv`, registerFile('book', day.book))
}

const PATIENCE_MS = 60_000

/** Lets the house work until the day is reconciled and laid before its reviewers; another loop of the process may be at it. */
export async function untilReconciled(desk: DeskWork, day: Day, settle: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until;) {
    await settle()
    const [row] = rows(await desk.get(`/api/queries/days?from=${day}&to=${day}`))
    if (text(row, 'state') === 'reconciled') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${day} was not reconciled in time`)
}
