import type { Beat, JobHandler } from '#kernel/store'
import { reconcileNext } from './commands/reconcile/next-day.ts'
import { noteMissingImports, tidyQueries } from './commands/watch.ts'
import type { QueriesRoom } from './room.ts'
import { releaseDays } from './store/days.ts'

const SECOND = 1000

export function queriesBeats(room: QueriesRoom): Beat[] {
  let released = room.store.kind !== 'embedded'
  return [
    {
      name: 'queries.reconcile',
      everyMs: 2 * SECOND,
      async run() {
        // Nobody else can have the embedded database: what was claimed before this start is not being worked on.
        if (!released) await room.store.append((unit) => releaseDays(unit.sql))
        released = true
        return reconcileNext(room)
      },
    },
    {
      name: 'queries.tidy',
      everyMs: 30 * 60 * SECOND,
      wakes: false,
      run: async () => (await tidyQueries(room), false),
    },
  ]
}

/** Looks by itself whether it is time; called every minute. */
export const queriesWatches: readonly JobHandler[] = [async (unit) => void (await noteMissingImports(unit))]
