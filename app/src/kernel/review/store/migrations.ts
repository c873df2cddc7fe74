import { migrationFile, type RoomMigrations } from '#kernel/store'

export const reviewMigrations: RoomMigrations = {
  room: 'review',
  files: [migrationFile('./0001-review.sql', import.meta.url)],
}
