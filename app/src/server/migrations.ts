import { ledgerMigrations } from '#kernel/ledger'
import { storeMigrations, type RoomMigrations } from '#kernel/store'

/** Every room that keeps tables, in the order in which they may refer to each other. */
export const houseMigrations: readonly RoomMigrations[] = [storeMigrations, ledgerMigrations]
