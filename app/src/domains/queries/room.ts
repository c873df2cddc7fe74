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
  close(): void
}

/** Opens the room: its directory, its DuckDB and its keys. */
export async function openQueries(options: QueriesOptions): Promise<QueriesRoom> {
  const files = new LineFiles(options.directory)
  await files.prepare()
  const duck = await Duck.open(options.directory, options)
  return { store: options.store, duck, files, marks: new TargetMarks(options.markKey), close: () => duck.close() }
}
