import { tidySessions } from '#kernel/people'
import type { Sequencer, Witnesses } from '#kernel/ledger'
import {
  deliverOne,
  housekeep,
  runOneJob,
  type Beat,
  type JobHandler,
  type NoticeHandler,
  type Store,
} from '#kernel/store'

export interface BeatsNeeds {
  readonly store: Store
  readonly sequencer: Sequencer
  readonly witnesses: Witnesses
  readonly jobs: ReadonlyMap<string, JobHandler>
  readonly notices: ReadonlyMap<string, readonly NoticeHandler[]>
  /** Work that looks by itself whether it is time: overdue days, missing imports. Doing it more often changes nothing. */
  readonly watches: readonly JobHandler[]
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** The standing work of a process with the role `jobs`. */
export function houseBeats({ store, sequencer, witnesses, jobs, notices, watches }: BeatsNeeds): Beat[] {
  return [
    { name: 'sequencer', everyMs: SECOND, run: async () => (await sequencer.run()).added > 0 },
    { name: 'witnesses', everyMs: 10 * SECOND, wakes: false, run: () => witnesses.run() },
    { name: 'notices', everyMs: SECOND, run: () => deliverOne(store, notices) },
    { name: 'jobs', everyMs: SECOND, run: () => runOneJob(store, jobs) },
    {
      name: 'watches',
      everyMs: MINUTE,
      wakes: false,
      run: async () => {
        for (const watch of watches) await store.unit((unit) => watch(unit, {}))
        return false
      },
    },
    {
      name: 'housekeeping',
      everyMs: 5 * MINUTE,
      wakes: false,
      run: async () => (await tidySessions(store), await housekeep(store), false),
    },
  ]
}
