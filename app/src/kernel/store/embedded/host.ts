import { PGlite } from '@electric-sql/pglite'
import { DurableFs, syncs } from './durable-fs.ts'
import { Statistics } from './statistics.ts'
import { Wire } from './wire.ts'

export interface HostOptions {
  /** Directory of the database, or null for one in memory (tests). */
  readonly directory: string | null
  /** A dumped data directory to start from instead of an empty one (tests, restore). */
  readonly load?: Uint8Array | undefined
}
export type Call =
  | { readonly op: 'query'; readonly sql: string; readonly params: readonly unknown[] }
  | { readonly op: 'exec'; readonly sql: string }
  | { readonly op: 'dump' }
  | { readonly op: 'syncs' }
  | { readonly op: 'close' }
export interface Answer {
  readonly rows: Record<string, unknown>[]
  readonly affected: number
}
export interface Fault {
  readonly message: string
  readonly code: string | null
  readonly constraint: string | null
}

/** PostgreSQL itself, inside this thread. */
export interface Host {
  call(call: Call): Promise<Answer>
}

export async function openHost(options: HostOptions): Promise<Host> {
  const onDisk = options.directory !== null
  const pg = await PGlite.create({
    ...(options.directory === null ? {} : { fs: new DurableFs(options.directory) }),
    ...(options.load ? { loadDataDir: new Blob([new Uint8Array(options.load)]) } : {}),
    startParams: [
      // Without -F (fsync off): this database acknowledges only what is on the disk.
      ...PGlite.defaultStartParams.filter((param) => !(onDisk && param === '-F')),
      ...(onDisk ? ['-c', 'wal_sync_method=fsync'] : []),
    ],
  })
  await pg.exec(`set timezone = 'UTC'`)
  const wire = new Wire(pg)
  const statistics = new Statistics((text) => wire.query(text, []))
  return {
    async call(call) {
      switch (call.op) {
        case 'query': {
          const { rows, affected, written, idle } = await wire.query(call.sql, call.params)
          await statistics.wrote(written, idle)
          return { rows, affected }
        }
        case 'exec':
          wire.forget()
          await pg.exec(call.sql)
          return { rows: [], affected: 0 }
        case 'dump': {
          const blob = await pg.dumpDataDir('none')
          return { rows: [{ dump: new Uint8Array(await blob.arrayBuffer()) }], affected: 0 }
        }
        case 'syncs':
          return { rows: [{ count: syncs.count }], affected: 0 }
        case 'close':
          await pg.close()
          return { rows: [], affected: 0 }
      }
    },
  }
}

/** Keeps what the driver must tell its caller; drops the statement and its values, which may hold personal data. */
export function faultOf(error: unknown): Fault {
  const found = error as { message?: unknown; code?: unknown; constraint?: unknown }
  return {
    message: typeof found.message === 'string' ? found.message : 'database fault',
    code: typeof found.code === 'string' ? found.code : null,
    constraint: typeof found.constraint === 'string' ? found.constraint : null,
  }
}
