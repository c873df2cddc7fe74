// Run by the bench `world`: brings a simulated world in through the importer, reconciles it, compares with its answer key, prints figures.
// The importer is the built one, with its database in a thread of its own, as an agency runs it; only the simulator and this clerk are source.
import { mkdirSync } from 'node:fs'
import { instant } from '../../app/src/kernel/ground/index.ts'
import { logFile, registerFile, simulate, worldOfLines } from '../../app/src/server/simulate/index.ts'
import { openWorld } from '../../app/src/testing/world.ts'

const [lines = '1000000', directory = '.'] = process.argv.slice(2)
mkdirSync(directory, { recursive: true })
const clock = (): ReturnType<typeof instant> => instant(Date.parse('2027-12-31T01:00:00.000Z'))
const { store, clerk } = await openWorld(directory, clock)
const world = simulate(worldOfLines(Number(lines)))
await clerk.settle(world)
const total = { lines: 0, entries: 0, importMs: 0, reconcileMs: 0, differences: 0, days: 0 }
for (const day of world.days()) {
  await clerk.bring('roster', registerFile('roster', day.roster))
  if (day.sheets.length > 0) await clerk.bring('cases', registerFile('cases', day.sheets))
  // The simulator's own work, making the files, is not what is measured.
  const book = registerFile('book', day.book)
  const logs = [...day.logs].map(([system, found]) => ({
    system,
    count: found.length,
    file: logFile(system, found),
  }))
  const began = performance.now()
  // A clerk drops the day's files one beside the other; so does the nightly import.
  await Promise.all([
    clerk.bring('book', book),
    ...logs.map(({ system, count, file }) => clerk.bring('log', file, { system, declared: String(count) })),
  ])
  const brought = performance.now()
  await clerk.reconcile(day)
  total.reconcileMs += performance.now() - brought
  total.importMs += brought - began
  total.lines += day.key.lines.length
  total.entries += day.book.length
  total.days += 1
  total.differences += (await clerk.differences(day)).length
}
await clerk.room.close()
await store.close()
process.stdout.write(
  `${JSON.stringify({ ...total, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
)
