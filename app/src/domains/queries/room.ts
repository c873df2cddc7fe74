import type { Store } from '#kernel/store'
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
  close(): Promise<void>
}

/** Opens the room: its directory and its keys; DuckDB starts with its first work. */
export function openQueries(options: QueriesOptions): QueriesRoom {
  const files = new LineFiles(options.directory)
  files.prepare()
  const duck = new Duck(options.directory, options)
  return {
    store: options.store,
    duck,
    files,
    marks: new TargetMarks(options.markKey),
    close: () => duck.close(),
  }
}
