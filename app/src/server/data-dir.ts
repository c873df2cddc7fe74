import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpsFault } from './ops-fault.ts'

/** What lies in the data directory: the one directory to back up. */
export interface DataPaths {
  readonly root: string
  /** The embedded database; absent with PostgreSQL. */
  readonly database: string
  /** 0600 files: the keys of marks and ledger. */
  readonly keys: string
  readonly markKey: string
  readonly ledgerKey: string
  readonly ledger: string
  /** Every checkpoint ever issued, fsynced, outside the database. */
  readonly sideFile: string
  /** Daily Parquet files of query logs. */
  readonly logs: string
  /** Attachments, by digest. */
  readonly files: string
  /** Files on the inspection desk, sealed; never backed up: they are destroyed within hours anyway. */
  readonly desk: string
  /** Files that the demo lays out to try an import with; absent in an agency's own house. */
  readonly samples: string
  /** Unfinished uploads; never backed up, emptied at start. */
  readonly temporary: string
  /** What happened while the server stood still and must become acts at its next start. */
  readonly notes: string
  readonly lock: string
  readonly control: string
}

export const dataPaths = (root: string): DataPaths => ({
  root,
  database: join(root, 'pglite'),
  keys: join(root, 'keys'),
  markKey: join(root, 'keys', 'mark.key'),
  ledgerKey: join(root, 'keys', 'ledger.key'),
  ledger: join(root, 'ledger'),
  sideFile: join(root, 'ledger', 'checkpoints.jsonl'),
  logs: join(root, 'logs'),
  files: join(root, 'files'),
  desk: join(root, 'desk'),
  samples: join(root, 'samples'),
  temporary: join(root, 'tmp'),
  notes: join(root, 'notes'),
  lock: join(root, 'subrosa.lock'),
  control: join(root, 'control.sock'),
})

/** Makes the directory and its rooms, readable by their owner alone; also narrows one that was made too open. */
export function makeDataDir(root: string): DataPaths {
  const paths = dataPaths(root)
  try {
    for (const directory of [
      paths.root,
      paths.keys,
      paths.ledger,
      paths.logs,
      paths.files,
      paths.desk,
      paths.temporary,
      paths.notes,
    ]) {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      chmodSync(directory, 0o700)
    }
  } catch {
    throw new OpsFault('START_DATA_UNWRITABLE', { directory: root })
  }
  return paths
}

/** The living process that holds the directory, or null. The lock of a dead one counts for nothing. */
export function holderOf(root: string): number | null {
  try {
    const pid = Number(readFileSync(dataPaths(root).lock, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return null
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? -1 : null
  }
}
