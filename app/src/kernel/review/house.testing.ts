import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { later, type Clock, type Day, type Instant } from '#kernel/ground'
import type { Store } from '#kernel/store'
import { testHouse, type SeedPerson, type TestHouse } from '#testing'
import {
  addItems,
  fileBlobs,
  openSheet,
  reviewRefusals,
  reviewRoutes,
  type NewItem,
  type Sheet,
} from './index.ts'

export interface HttpStage {
  readonly house: TestHouse
  /** Five lines of the north station: a1, a2, a3 (unregistered), a4 for its head, `own` for the head above. */
  readonly sheet: Sheet
  readonly directory: string
  close(): Promise<void>
}

/** The seeded house with this room behind the real door, and files in a directory of its own. */
export async function httpStage(open: (clock?: Clock) => Promise<Store>): Promise<HttpStage> {
  const directory = mkdtempSync(join(tmpdir(), 'subrosa-review-'))
  const blobs = fileBlobs({ directory: join(directory, 'files'), scratch: join(directory, 'tmp') })
  const due = (now: Instant): Instant => later(now, 3 * 86_400_000)
  const house = await testHouse(open, {
    rooms: ({ store }) => [
      {
        routes: reviewRoutes({ store, blobs, explanationDue: due, reopenDue: due }),
        refusals: reviewRefusals,
      },
    ],
  })
  const line = (id: string, owner: SeedPerson, more: Partial<NewItem> = {}): NewItem => ({
    id,
    owner: house.people[owner],
    route: { to: 'head' },
    order: id,
    weight: 0,
    needsReason: false,
    needsExplanation: false,
    ...more,
  })
  const system = { kind: 'system', job: 'test' } as const
  const sheet = await house.store.unit(async (unit) => {
    const wanted = { kind: 'test.day', unit: house.units.north, day: '2026-11-20' as Day, due: due(unit.now) }
    const made = await openSheet(unit, system, wanted)
    await addItems(unit, system, made.id, [
      line('a1', 'officer@north'),
      line('a2', 'officer@north'),
      line('a3', 'officer@north', { needsExplanation: true, needsReason: true, weight: 1 }),
      line('own', 'head@north', { route: { to: 'above', unit: house.units.precinct } }),
      line('a4', 'officer2@north'),
    ])
    return made
  })
  return {
    house,
    sheet,
    directory,
    async close() {
      await house.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
