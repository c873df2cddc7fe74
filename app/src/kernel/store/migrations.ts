import { migrationFile, type RoomMigrations } from './migrate.ts'

export const storeMigrations: RoomMigrations = {
  room: 'store',
  files: [migrationFile('./0001-store.sql', import.meta.url)],
}
