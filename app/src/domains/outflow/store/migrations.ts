import { migrationFile, type RoomMigrations } from '#kernel/store'

export const outflowMigrations: RoomMigrations = {
  room: 'outflow',
  files: [migrationFile('./0001-outflow.sql', import.meta.url)],
}
