import {
  bringAs,
  importSpec,
  openQueries,
  queriesBeats,
  queriesNotices,
  queriesRefusals,
  queriesRoutes,
  queriesWatches,
} from '#domains/queries'
import { openOutflow, outflowBeats, outflowRefusals, outflowRoutes } from '#domains/outflow'
import { findingsNotices, findingsRefusals, findingsRoutes } from '#kernel/findings'
import { reviewJobs, reviewRefusals, reviewRoutes, type BlobStore } from '#kernel/review'
import { ok, type Refusal, type Result } from '#kernel/ground'
import type { Beat, JobHandler, NoticeHandler, Store } from '#kernel/store'
import type { Room } from '#kernel/web'
import type { DataPaths } from '../data-dir.ts'
import { DueDays } from './due-days.ts'
import {
  explanationsToGive,
  findingsToHandle,
  logsToBring,
  sheetsToStamp,
  type TodaySource,
} from './today.ts'

/** Takes a file in on the machine's own account (a nightly export, not a person's upload). */
export type BringFile = (
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
) => Promise<
  Result<
    { readonly id: string; readonly read: number; readonly added: number; readonly known: boolean },
    Refusal
  >
>

/** What one room gives the house, and all that the house knows of it. */
export interface RoomWiring {
  readonly room: Room
  readonly notices?: ReadonlyMap<string, NoticeHandler>
  readonly jobs?: ReadonlyMap<string, JobHandler>
  readonly watches?: readonly JobHandler[]
  readonly today?: readonly TodaySource[]
  readonly bring?: BringFile
  /** Standing work too long for one transaction. */
  readonly beats?: readonly Beat[]
  /** The house is about to stop: long work gives up, to be taken up again after the next start. */
  leave?(): void
  close?(): Promise<void>
}
export interface RoomNeeds {
  readonly store: Store
  readonly blobs: BlobStore
  readonly paths: DataPaths
  /** The installation's master key; each room derives its own from it. */
  readonly master: Uint8Array
}

/** Every room above the ledger. A new domain is one line here and one in the list of migrations. */
export function roomsOf(needs: RoomNeeds): RoomWiring[] {
  const due = new DueDays()
  return [reviewWiring(needs, due), findingsWiring(needs), queriesWiring(needs), outflowWiring(needs)]
}

function reviewWiring({ store, blobs }: RoomNeeds, due: DueDays): RoomWiring {
  return {
    room: {
      routes: reviewRoutes({
        store,
        blobs,
        explanationDue: (now) => due.after('query.explanation.dueWorkingDays', now),
        reopenDue: (now) => due.after('query.review.dueWorkingDays', now),
      }),
      refusals: reviewRefusals,
    },
    jobs: reviewJobs,
    watches: [(unit) => due.refresh(unit.sql), ...reviewJobs.values()],
    today: [sheetsToStamp, explanationsToGive],
  }
}

function findingsWiring({ store }: RoomNeeds): RoomWiring {
  return {
    room: { routes: findingsRoutes({ store }), refusals: findingsRefusals },
    notices: findingsNotices,
    today: [findingsToHandle],
  }
}

function queriesWiring({ store, paths, master }: RoomNeeds): RoomWiring {
  const room = openQueries({ store, directory: paths.logs, markKey: master })
  return {
    room: { routes: queriesRoutes(room), refusals: queriesRefusals },
    notices: queriesNotices,
    watches: queriesWatches,
    beats: queriesBeats(room),
    today: [logsToBring],
    bring: async (fields, file) => {
      const spec = await importSpec(store.read, fields)
      if (!spec.ok) return spec
      const brought = await bringAs(
        room,
        { kind: 'system', job: 'import' },
        'system:import',
        spec.value,
        file,
      )
      if (!brought.ok) return brought
      const { id, read, added } = brought.value.import
      return ok({ id, read, added, known: brought.value.known })
    },
    close: () => room.close(),
  }
}

function outflowWiring({ store, paths, master }: RoomNeeds): RoomWiring {
  const room = openOutflow({ store, directory: paths.desk, master })
  return {
    room: { routes: outflowRoutes(room), refusals: outflowRefusals },
    beats: outflowBeats(room),
    leave: () => room.leave(),
  }
}
