import { hkdfSync } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#kernel/ground'
import { openEmbedded, openPostgres, type Store } from '#kernel/store'
import type { Config } from './config.ts'
import { makeDataDir, type DataPaths } from './data-dir.ts'
import { masterKey } from './house/secret-file.ts'

/** The data directory with its master key, and the database that the configuration names, open but not yet migrated. */
export interface OpenedStore {
  readonly paths: DataPaths
  /** The installation's master key; each room derives its own from it. */
  readonly master: Uint8Array
  readonly store: Store
}

/** @throws OpsFault where the directory, its key or the database cannot be used */
export async function openHouseStore(config: Config, clock: Clock | undefined): Promise<OpenedStore> {
  const { paths, master } = prepare(config)
  const vouchKey = new Uint8Array(hkdfSync('sha256', master, '', 'subrosa/ledger/voucher', 32))
  const store =
    config.database.kind === 'embedded'
      ? await openEmbedded({ directory: config.dataDir, clock, vouchKey })
      : openPostgres(config.database.url, { clock, poolSize: config.database.poolSize, vouchKey })
  // Nobody else holds this directory now: what lies here is left over from a process that died.
  await emptyDirectory(paths.temporary)
  return { paths, master, store }
}

/** The same around a database that somebody else opened (tests). */
export async function aroundStore(config: Config, store: Store): Promise<OpenedStore> {
  const prepared = prepare(config)
  await emptyDirectory(prepared.paths.temporary)
  return { ...prepared, store }
}

function prepare(config: Config): Omit<OpenedStore, 'store'> {
  const paths = makeDataDir(config.dataDir)
  return { paths, master: masterKey(join(paths.keys, 'mark.key'), config.keys.mark) }
}

async function emptyDirectory(directory: string): Promise<void> {
  for (const name of await readdir(directory))
    await rm(join(directory, name), { recursive: true, force: true })
}
