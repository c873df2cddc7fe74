// Run by the bench `world`: brings a simulated world in through the importer, reconciles it, compares with its answer key, prints figures.
// The importer is the built one, with its database in a thread of its own, as an agency runs it; only the simulator and this clerk are source.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { instant } from '../../app/src/kernel/ground/index.ts'
import {
  logFile,
  registerFile,
  simulate,
  worldOfLines,
  type World,
} from '../../app/src/server/simulate/index.ts'
import { openWorld } from '../../app/src/testing/world.ts'

const [lines = '1000000', directory = '.'] = process.argv.slice(2)
mkdirSync(directory, { recursive: true })
const clock = (): ReturnType<typeof instant> => instant(Date.parse('2027-12-31T01:00:00.000Z'))
const { store, clerk } = await openWorld(directory, clock)
/** The same world each time it is asked for, so that nothing of it is held in memory meanwhile. */
const world = (): World => simulate(worldOfLines(Number(lines)))

interface Day {
  readonly files: readonly { kind: 'log' | 'book'; path: string; more: Record<string, string> }[]
  readonly day: Parameters<typeof clerk.reconcile>[0]
}

/** Making the files is the simulator's own work and not measured, nor are the registers of the office, a few rows a day. */
async function prepare(): Promise<Day[]> {
  const days: Day[] = []
  const made = world()
  await clerk.settle(made)
  for (const day of made.days()) {
    await clerk.bring('roster', registerFile('roster', day.roster))
    if (day.sheets.length > 0) await clerk.bring('cases', registerFile('cases', day.sheets))
    const laid = (name: string, file: Uint8Array): string => {
      const path = join(directory, `${day.day}-${name}.csv`)
      writeFileSync(path, file)
      return path
    }
    const logs = [...day.logs].map(([system, found]) => ({
      kind: 'log' as const,
      path: laid(system, logFile(system, found)),
      more: { system, declared: String(found.length) },
    }))
    const book = { kind: 'book' as const, path: laid('book', registerFile('book', day.book)), more: {} }
    days.push({ day: day.day, files: [book, ...logs] })
  }
  return days
}

const days = await prepare()
const total = { days: days.length, lines: 0, entries: 0, ms: 0, importMs: 0, reconcileMs: 0, differences: 0 }

// The clerk drops a day's files one beside the other, then the next day's; behind him the days that are in are reconciled, as the
// server does it.
const began = performance.now()
let behind: Promise<void> = Promise.resolve()
for (const { day, files } of days) {
  const from = performance.now()
  await Promise.all(files.map(({ kind, path, more }) => clerk.bring(kind, readFileSync(path), more)))
  total.importMs += performance.now() - from
  const reconcile = async (): Promise<void> => {
    const since = performance.now()
    await clerk.reconcile(day)
    total.reconcileMs += performance.now() - since
  }
  behind = behind.then(reconcile)
}
await behind
total.ms = performance.now() - began

for (const day of world().days()) {
  total.lines += day.key.lines.length
  total.entries += day.book.length
  total.differences += (await clerk.differences(day)).length
}
await clerk.room.close()
await store.close()
process.stdout.write(
  `${JSON.stringify({ ...total, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
)
