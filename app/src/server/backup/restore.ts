import { createHash } from 'node:crypto'
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { instant } from '#kernel/ground'
import { ledgerHealth, ledgerKey, recomputeLedger, SideFile } from '#kernel/ledger'
import {
  migrationTable,
  openEmbedded,
  openPostgres,
  type Reader,
  type RoomMigrations,
  type Store,
} from '#kernel/store'
import { ownMigrations, type OwnMigration } from '../checks/migrations.ts'
import type { Config } from '../config.ts'
import { dataPaths, holderOf } from '../data-dir.ts'
import { OpsFault, reasonOf } from '../ops-fault.ts'
import { checkArchive, type Checked } from './archive.ts'
import { MIGRATIONS } from './catalogue.ts'
import { loadTables, scriptIn } from './load.ts'
import type { Manifest } from './manifest.ts'
import { leaveNote } from './notes.ts'
import { openKeys } from './sealed-keys.ts'
import { unpack } from './unpack.ts'

export interface RestoreRequest {
  readonly file: string
  readonly dataDir: string
  readonly database: Config['database']
  readonly passphrase: string | null
  /** A copy of the key directory, for a backup that holds no keys. */
  readonly keysDir: string | null
  /** The ledger key where it comes from the environment. */
  readonly ledgerKey: string | null
  readonly migrations: readonly RoomMigrations[]
}
export interface RestoreDone {
  readonly rows: number
  readonly size: number
  readonly madeAt: string
}

/** Restores a backup into an empty place, of either kind of database: wholly and with a ledger that verifies, or not at all. */
export async function restore(request: RestoreRequest): Promise<RestoreDone> {
  const { file, dataDir } = request
  refuseFilled(dataDir)
  const checked = await checkArchive(file)
  const migrations = migrationsOf(checked.manifest, request.migrations)
  const staging = `${dataDir}.restoring-${process.pid}`
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  try {
    await placeKeys(checked, request, staging)
    const store =
      request.database.kind === 'embedded'
        ? await openEmbedded({ directory: staging })
        : openPostgres(request.database.url, { poolSize: 2 })
    let size: number
    try {
      size = await fill(store, request, checked.manifest, migrations, staging)
    } finally {
      await store.close()
    }
    leaveNote(staging, {
      what: 'backup.restored',
      at: instant(Date.now()),
      digest: await digestOf(file),
      keys: checked.sealedKeys !== null,
    })
    if (existsSync(dataDir)) rmdirSync(dataDir)
    renameSync(staging, dataDir)
    return {
      size,
      rows: checked.manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      madeAt: checked.manifest.madeAt,
    }
  } catch (error) {
    throw error instanceof OpsFault
      ? error
      : Object.assign(new OpsFault('RESTORE_FAILED', { reason: reasonOf(error) }), { cause: error })
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** One transaction: schema of the backup's day, rows, and the proof that the ledger is whole. */
function fill(
  store: Store,
  request: RestoreRequest,
  manifest: Manifest,
  migrations: readonly OwnMigration[],
  staging: string,
): Promise<number> {
  return store.append(async (unit) => {
    await refuseTables(unit.sql)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(unit.sql)
    await sql`set local statement_timeout = 0`.execute(unit.sql)
    await scriptIn(store, unit, migrationTable)
    for (const { room, file, sha256, text } of migrations) {
      await scriptIn(store, unit, text)
      await sql`insert into ${sql.id(MIGRATIONS)} (room, file, sha256) values (${room}, ${file}, ${sha256})`.execute(
        unit.sql,
      )
    }
    await loadTables(store, unit, manifest, unpack(request.file, manifest, staging))
    return verifyLedger(unit.sql, staging, request.ledgerKey)
  })
}

async function verifyLedger(db: Reader, staging: string, given: string | null): Promise<number> {
  const paths = dataPaths(staging)
  if (given === null && !existsSync(paths.ledgerKey)) return 0
  const health = await ledgerHealth(
    db,
    new SideFile(paths.sideFile),
    ledgerKey(paths.ledgerKey, '', given).verifier,
  )
  if (health.state !== 'sound') throw new OpsFault('RESTORE_LEDGER_UNSOUND', { state: health.state })
  const wrong = await recomputeLedger(db)
  if (wrong !== null)
    throw new OpsFault('RESTORE_LEDGER_UNSOUND', {
      state: wrong === 'ROOT' ? 'ACT_CHANGED' : `leaf ${wrong}`,
    })
  return health.size
}

function refuseFilled(dataDir: string): void {
  const holder = holderOf(dataDir)
  if (holder !== null) throw new OpsFault('START_DATA_IN_USE', { pid: holder })
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new OpsFault('RESTORE_TARGET_NOT_EMPTY', { what: dataDir })
}

async function refuseTables(db: Reader): Promise<void> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'v', 'S') limit 1`.execute(db)
  if (rows[0]) throw new OpsFault('RESTORE_TARGET_NOT_EMPTY', { what: `PostgreSQL (${rows[0].name})` })
}

/** The migrations that the backup had seen, in this program's order; one that this program does not have means it is too old. */
function migrationsOf(manifest: Manifest, rooms: readonly RoomMigrations[]): OwnMigration[] {
  const seen = new Map(manifest.migrations.map(({ room, file, sha256 }) => [`${room}/${file}`, sha256]))
  const found = ownMigrations(rooms).filter(
    ({ room, file, sha256 }) => seen.get(`${room}/${file}`) === sha256,
  )
  if (found.length !== seen.size) {
    const missing = manifest.migrations.find(
      ({ room, file, sha256 }) =>
        !found.some((m) => m.room === room && m.file === file && m.sha256 === sha256),
    )
    throw new OpsFault('BACKUP_TOO_NEW', { what: `${missing?.room}/${missing?.file}` })
  }
  return found
}

async function placeKeys(
  { sealedKeys }: Checked,
  { passphrase, keysDir, ledgerKey: given }: RestoreRequest,
  staging: string,
): Promise<void> {
  const { keys } = dataPaths(staging)
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  if (sealedKeys === null) {
    if (keysDir === null && given === null) throw new OpsFault('BACKUP_WITHOUT_KEYS')
    if (keysDir !== null)
      for (const name of readdirSync(keysDir)) cpSync(join(keysDir, name), join(keys, name))
    return
  }
  if (passphrase === null) throw new OpsFault('BACKUP_WRONG_PASSPHRASE')
  for (const [name, bytes] of await openKeys(sealedKeys, passphrase))
    writeFileSync(join(keys, name), bytes, { mode: 0o600 })
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
