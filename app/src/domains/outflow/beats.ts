import { tidyDesk } from './commands/destroy.ts'
import type { OutflowRoom } from './room.ts'
import { isWaiting, releaseFiles } from './store/files.ts'

/** Standing work too long for a transaction: run by the process with the role `jobs`, each in its own loop. */
export interface OutflowBeat {
  readonly name: string
  readonly everyMs: number
  readonly wakes?: boolean
  run(): Promise<boolean>
}

const SECOND = 1000

export function outflowBeats(room: OutflowRoom): OutflowBeat[] {
  // Nobody else can have the embedded database: what was claimed before this start is not being worked on.
  let released: Promise<void> | null = room.store.kind === 'embedded' ? null : Promise.resolve()
  const release = (): Promise<void> => (released ??= room.store.append((unit) => releaseFiles(unit.sql)))
  return [
    {
      name: 'outflow.inspect',
      everyMs: 2 * SECOND,
      run: async () => (
        await release(),
        (await isWaiting(room.store.read)) && (await import('./commands/inspect-next.ts')).inspectNext(room)
      ),
    },
    {
      name: 'outflow.clean',
      everyMs: 2 * SECOND,
      run: async () => (
        await release(),
        (await isWaiting(room.store.read)) && (await import('./commands/clean.ts')).cleanNext(room)
      ),
    },
    {
      name: 'outflow.tidy',
      everyMs: 60 * SECOND,
      wakes: false,
      run: async () => (await tidyDesk(room), false),
    },
  ]
}
