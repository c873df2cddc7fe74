import { migrationFile, type RoomMigrations } from '#kernel/store'

export const findingsMigrations: RoomMigrations = {
  room: 'findings',
  files: [migrationFile('./0001-findings.sql', import.meta.url)],
}
