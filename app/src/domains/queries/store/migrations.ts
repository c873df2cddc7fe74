import { migrationFile, type RoomMigrations } from '#kernel/store'

export const queriesMigrations: RoomMigrations = {
  room: 'queries',
  files: [migrationFile('./0001-queries.sql', import.meta.url)],
}
