import { createHash } from 'node:crypto'
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Reader, Store } from '#kernel/store'
import { dataPaths } from '../data-dir.ts'
import { OpsFault, reasonOf } from '../ops-fault.ts'
import { migrationsOf, sequencesOf, serverVersion, tablesOf, type Table } from './catalogue.ts'
import { dumpTable } from './dump.ts'
import { fileParts, keyFiles } from './file-parts.ts'
import { MANIFEST, SEALED_KEYS, tablePart, type Manifest } from './manifest.ts'
import type { Note } from './notes.ts'
import { isLongEnough, sealKeys } from './sealed-keys.ts'
import { tarOf, type TarPart } from './tar-write.ts'

export interface BackupRequest {
  readonly dataDir: string
  /** Absolute; must not exist. */
  readonly file: string
  /** Null: the keys stay out and must be kept elsewhere. */
  readonly passphrase: string | null
  readonly product: string
  /** Told of the finished file before it gets its name; a backup that can't be recorded is not made. */
  announce(note: Note): Promise<void>
}
export interface BackupDone {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly rows: number
}

/**
 * Writes one file with everything: rows of one moment, files, checkpoints, and the keys under a passphrase.
 * It appears under its name only when it is whole and synced. Other writers of the embedded database wait meanwhile.
 */
export async function backUp(store: Store, request: BackupRequest): Promise<BackupDone> {
  const { file, passphrase } = request
  if (existsSync(file)) throw new OpsFault('BACKUP_FILE_EXISTS', { file })
  if (passphrase !== null && !isLongEnough(passphrase)) throw new OpsFault('BACKUP_NEEDS_PASSPHRASE')
  const partial = `${file}.partial-${process.pid}`
  const hash = createHash('sha256')
  try {
    const rows = await store.append(async (unit) => {
      await sql`set transaction isolation level repeatable read, read only`.execute(unit.sql)
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(unit.sql)
      const parts = new Parts(unit.sql, request, store.kind)
      const out = createWriteStream(partial, { flags: 'wx', mode: 0o600 })
      await pipeline(
        Readable.from(tarOf(parts.all(), new Date(unit.now))),
        createGzip({ level: 6 }),
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            hash.update(chunk)
            yield chunk
          }
        },
        out,
      )
      return parts.rows
    })
    sync(partial)
    const sha256 = hash.digest('hex')
    await request.announce({
      what: 'backup.made',
      at: store.clock(),
      digest: sha256,
      keys: passphrase !== null,
    })
    renameSync(partial, file)
    sync(dirname(file))
    return { file, bytes: statSync(file).size, sha256, rows }
  } catch (error) {
    rmSync(partial, { force: true })
    throw error instanceof OpsFault
      ? error
      : Object.assign(new OpsFault('BACKUP_FAILED', { reason: reasonOf(error) }), { cause: error })
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** The parts in the order that keeps them in step, and what the manifest must say of them. */
class Parts {
  readonly #db: Reader
  readonly #request: BackupRequest
  readonly #kind: Store['kind']
  readonly #parts: Manifest['parts'] = []
  readonly #counts = new Map<string, number>()

  constructor(db: Reader, request: BackupRequest, kind: Store['kind']) {
    this.#db = db
    this.#request = request
    this.#kind = kind
  }

  get rows(): number {
    return [...this.#counts.values()].reduce((sum, n) => sum + n, 0)
  }

  async *all(): AsyncGenerator<TarPart> {
    const { dataDir, passphrase } = this.#request
    const paths = dataPaths(dataDir)
    // The transaction sees the database as of its first statement. Checkpoints in the side file that are younger would look like a
    // database rolled back: so the file is read first, while attachments, which rows name, are read after their rows.
    for (const part of fileParts(dataDir, paths.ledger)) yield this.#listed(part)
    const tables = await tablesOf(this.#db)
    for (const table of tables) yield* this.#dumped(table)
    for (const directory of [paths.logs, paths.files, paths.notes])
      for (const part of fileParts(dataDir, directory)) yield this.#listed(part)
    if (passphrase !== null) yield this.#whole(SEALED_KEYS, await sealKeys(keyFiles(dataDir), passphrase))
    yield this.#bytes(MANIFEST, Buffer.from(`${JSON.stringify(await this.#manifest(tables), null, 1)}\n`))
  }

  async *#dumped(table: Table): AsyncGenerator<TarPart> {
    let n = 0
    this.#counts.set(table.name, 0)
    for await (const { bytes, rows } of dumpTable(this.#db, table)) {
      this.#counts.set(table.name, (this.#counts.get(table.name) ?? 0) + rows)
      yield this.#whole(tablePart(table.name, ++n), bytes)
    }
  }

  async #manifest(tables: readonly Table[]): Promise<Manifest> {
    return {
      format: 'subrosa-backup',
      version: 1,
      product: this.#request.product,
      madeAt: new Date().toISOString(),
      database: { kind: this.#kind, server: await serverVersion(this.#db) },
      migrations: await migrationsOf(this.#db),
      tables: tables.map(({ name, columns }) => ({
        name,
        columns: [...columns],
        rows: this.#counts.get(name) ?? 0,
      })),
      sequences: await sequencesOf(this.#db),
      keys: this.#request.passphrase === null ? 'absent' : 'sealed',
      parts: this.#parts,
    }
  }

  #bytes = (name: string, bytes: Uint8Array): TarPart => ({ name, size: bytes.length, bytes: [bytes] })
  #whole = (name: string, bytes: Uint8Array): TarPart => this.#listed(this.#bytes(name, bytes))

  /** Passes the part on and notes its hash once it has gone through. */
  #listed({ name, size, bytes }: TarPart): TarPart {
    const parts = this.#parts
    return {
      name,
      size,
      bytes: (async function* () {
        const hash = createHash('sha256')
        for await (const chunk of bytes) {
          hash.update(chunk)
          yield chunk
        }
        parts.push({ name, size, sha256: hash.digest('hex') })
      })(),
    }
  }
}
