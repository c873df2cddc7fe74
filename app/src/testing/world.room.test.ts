import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { simulate, worldOfLines } from '../server/simulate/index.ts'
import { embeddedStore } from './database.ts'
import { handClock } from './database.ts'
import { seedAgency } from './seed-agency.ts'
import { WorldClerk } from './world.ts'

/** `SUBROSA_WORLD_LINES=1000000` runs the large one; every day of it must agree with the answer key line for line. */
const LINES = Number(process.env['SUBROSA_WORLD_LINES'] ?? 30_000)

it(
  `reconciles a simulated world of ${LINES} look-ups exactly as its answer key says`,
  { timeout: 1_800_000 },
  async () => {
    const store = await embeddedStore(handClock('2027-12-31T01:00:00.000Z'))
    const directory = mkdtempSync(join(tmpdir(), 'world-'))
    try {
      await seedAgency(store)
      const world = simulate(worldOfLines(LINES))
      const clerk = await WorldClerk.at(store, directory)
      await clerk.settle(world)
      let seen = 0
      for (const day of world.days()) {
        await clerk.bringDay(day)
        await clerk.reconcile(day.day)
        expect([day.day, await clerk.differences(day)]).toEqual([day.day, []])
        seen += day.key.lines.length
      }
      expect(seen).toBeGreaterThanOrEqual(LINES)
      await clerk.room.close()
    } finally {
      await store.close()
      rmSync(directory, { recursive: true, force: true })
    }
  },
)
