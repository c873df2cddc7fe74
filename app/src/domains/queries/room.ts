import type { Store } from '#kernel/store'
import { openReaders, type LineReaders } from './commands/import/line-readers.ts'
import { Duck, type DuckOptions } from './store/duck.ts'
import { LineFiles } from './store/line-files.ts'
import { TargetMarks } from './store/target-marks.ts'

export interface QueriesOptions extends DuckOptions {
  readonly store: Store
  /** Directory of the imported lines, e.g. `<data>/logs`; made when missing. */
  readonly directory: string
  /** The agency's mark key, 32 bytes. */
  readonly markKey: Uint8Array
}

/** What the commands of this room work with. */
export interface QueriesRoom {
  readonly store: Store
  readonly duck: Duck
  readonly files: LineFiles
  readonly marks: TargetMarks
  readonly readers: LineReaders
  close(): Promise<void>
}

/** Opens the room: its directory and its keys; DuckDB and the reading threads start with their first work. */
export function openQueries(options: QueriesOptions): QueriesRoom {
  const files = new LineFiles(options.directory)
  files.prepare()
  const duck = new Duck(options.directory, options)
  const marks = new TargetMarks(options.markKey)
  const readers = openReaders(options.markKey, marks)
  return {
    store: options.store,
    duck,
    files,
    marks,
    readers,
    close: async () => {
      await readers.close()
      await duck.close()
    },
  }
}
