import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#kernel/ground'
import { findingsRefusals, findingsRoutes } from '#kernel/findings'
import { fileBlobs, reviewRefusals, reviewRoutes } from '#kernel/review'
import type { Store } from '#kernel/store'
import { testHouse, type TestHouse } from '#testing'
import { openQueries, queriesRefusals, queriesRoutes, type QueriesRoom } from './index.ts'
import { bookShape, household, logShape, nationalId, vehicles } from './thousand.testing.ts'

export interface QueriesHouse extends TestHouse {
  readonly room: QueriesRoom
  readonly directory: string
}

/** The test house with review, findings and queries; systems, profiles and nothing imported. It is Saturday 2026-11-21, 09:00. */
export async function queriesHouse(open: (clock?: Clock) => Promise<Store>): Promise<QueriesHouse> {
  const directory = mkdtempSync(join(tmpdir(), 'queries-house-'))
  let room: QueriesRoom | null = null
  const due = (now: string) => new Date(Date.parse(now) + 3 * 86_400_000).toISOString() as never
  const house = await testHouse(open, {
    rooms: ({ store }) => {
      room = openQueries({ store, directory, markKey: new Uint8Array(32).fill(5) })
      const blobs = fileBlobs({ directory: join(directory, 'blobs'), scratch: join(directory, 'scratch') })
      return [
        { routes: queriesRoutes(room), refusals: queriesRefusals },
        {
          routes: reviewRoutes({ store, blobs, explanationDue: due, reopenDue: due }),
          refusals: reviewRefusals,
        },
        { routes: findingsRoutes({ store }), refusals: findingsRefusals },
      ]
    },
  })
  house.clock.set('2026-11-21T01:00:00.000Z')
  const clerk = await house.as('records@hq')
  for (const system of [household, vehicles]) must(await clerk.post('/api/queries/systems', system))
  for (const system of [household, vehicles])
    must(await clerk.post('/api/queries/profiles', { kind: 'log', system: system.id, shape: logShape }))
  must(await clerk.post('/api/queries/profiles', { kind: 'book', system: null, shape: bookShape }))
  if (room === null) throw new Error('the room was not opened')
  const opened: QueriesRoom = room
  return Object.assign(house, {
    room: opened,
    directory,
    close: async () => {
      await opened.close()
      await house.app.close()
      await house.store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  })
}

/** An entry that lacks only its case or reason. */
export const plainEntry = {
  at: '2026-11-20T02:01:00.000Z',
  systems: ['household'],
  keyKind: 'national_id',
  target: nationalId(1),
  purpose: 'patrol',
  caseNo: null,
  requester: null,
  behalfDocument: null,
  printed: false,
}

export function must<T extends { status: number; text: string }>(reply: T): T {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`)
  return reply
}
