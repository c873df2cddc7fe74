import { migrationFile, type RoomMigrations } from '#kernel/store'

export const ledgerMigrations: RoomMigrations = {
  room: 'ledger',
  files: [migrationFile('./0001-ledger.sql', import.meta.url)],
}
