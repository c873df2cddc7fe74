import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RoomMigrations } from '#kernel/store'

/** One migration of this program, as it lies in its file. */
export interface OwnMigration {
  readonly room: string
  readonly file: string
  readonly sha256: string
  readonly text: string
}

/** Every migration of this program, in the order in which they are applied. */
export const ownMigrations = (rooms: readonly RoomMigrations[]): OwnMigration[] =>
  rooms.flatMap(({ room, files }) =>
    files.map((url) => {
      const text = readFileSync(url, 'utf8')
      return {
        room,
        file: basename(fileURLToPath(url)),
        sha256: createHash('sha256').update(text).digest('hex'),
        text,
      }
    }),
  )
