import { migrationFile, type RoomMigrations } from '#kernel/store'

export const peopleMigrations: RoomMigrations = {
  room: 'people',
  files: [migrationFile('./store/0001-people.sql', import.meta.url)],
}
