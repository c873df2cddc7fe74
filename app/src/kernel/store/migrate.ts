import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Store } from './store.ts'

/** A room's migrations, in order. The room's name and the file's name together identify one for ever. */
export interface RoomMigrations {
  readonly room: string
  readonly files: readonly URL[]
}

/** The `.sql` files lie beside the source; the built program reads them there too. */
export const migrationFile = (name: string, base: string): URL =>
  new URL(name, base.replace('/app/dist/', '/app/src/'))

export class MigrationChanged extends Error {
  constructor(room: string, file: string) {
    super(`migration ${room}/${file} was changed after it had been applied`)
    this.name = 'MigrationChanged'
  }
}

/** Where applied migrations are recorded; a restore makes it itself. */
export const migrationTable = `create table if not exists store_migration (
  room text not null, file text not null, sha256 text not null, at timestamptz not null default now(), primary key (room, file))`

/**
 * Brings the database forward, one transaction a file. An applied file that was edited since stops the start:
 * the database would no longer be what the files say.
 * @returns the names applied now
 */
export async function migrate(store: Store, rooms: readonly RoomMigrations[]): Promise<string[]> {
  await store.script(migrationTable)
  const done = await sql<{
    room: string
    file: string
    sha256: string
  }>`select room, file, sha256 from store_migration`.execute(store.read)
  const known = new Map(done.rows.map((row) => [`${row.room}/${row.file}`, row.sha256]))
  const applied: string[] = []
  for (const { room, files } of rooms) {
    for (const url of files) {
      const file = basename(fileURLToPath(url))
      const text = readFileSync(url, 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = known.get(`${room}/${file}`)
      if (before === sha256) continue
      if (before !== undefined) throw new MigrationChanged(room, file)
      await store.script(
        `begin; ${store.kind === 'postgres' ? 'select pg_advisory_xact_lock(7203041);' : ''} ${text};
         insert into store_migration (room, file, sha256) values ('${room}', '${file}', '${sha256}'); commit`,
      )
      applied.push(`${room}/${file}`)
    }
  }
  return applied
}
