export {
  DirectoryInUse,
  openEmbedded,
  openPostgres,
  type NoTables,
  type Reader,
  type Store,
  type Unit,
  type Vouch,
} from './store.ts'
export { appendDurably, writeDurably } from './durable-file.ts'
export { type Beat } from './beat.ts'
export { housekeep } from './housekeep.ts'
export { migrate, migrationFile, migrationTable, MigrationChanged, type RoomMigrations } from './migrate.ts'
export { deliverOne, enqueue, runOneJob, type Job, type JobHandler, type NoticeHandler } from './jobs.ts'
export { storeMigrations } from './migrations.ts'
