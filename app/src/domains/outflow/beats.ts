import type { Beat } from '#kernel/store'
import { tidyDesk } from './commands/destroy.ts'
import type { OutflowRoom } from './room.ts'
import { isWaiting, releaseFiles } from './store/files.ts'

const SECOND = 1000

export function outflowBeats(room: OutflowRoom): Beat[] {
  let released: Promise<void> | null = room.store.kind === 'embedded' ? null : Promise.resolve()
  /** Nobody else can have the embedded database: what was claimed before this start is not being worked on. */
  const release = (): Promise<void> =>
    (released ??= room.store
      .append((unit) => releaseFiles(unit.sql))
      .catch((error: unknown) => {
        released = null
        throw error
      }))
  /** The readers of files are loaded with the first file, not with the start. */
  const whenWaiting = (name: string, portion: () => Promise<boolean>): Beat => ({
    name,
    everyMs: 2 * SECOND,
    run: async () => {
      await release()
      return (await isWaiting(room.store.read)) && portion()
    },
  })
  return [
    whenWaiting('outflow.inspect', async () =>
      (await import('./commands/inspect-next.ts')).inspectNext(room),
    ),
    whenWaiting('outflow.clean', async () => (await import('./commands/clean.ts')).cleanNext(room)),
    {
      name: 'outflow.tidy',
      everyMs: 60 * SECOND,
      wakes: false,
      run: async () => (await tidyDesk(room), false),
    },
  ]
}
