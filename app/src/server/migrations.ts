import { outflowMigrations } from '#domains/outflow'
import { queriesMigrations } from '#domains/queries'
import { findingsMigrations } from '#kernel/findings'
import { ledgerMigrations } from '#kernel/ledger'
import { peopleMigrations } from '#kernel/people'
import { reviewMigrations } from '#kernel/review'
import { storeMigrations, type RoomMigrations } from '#kernel/store'

/** Every room that keeps tables, in the order in which they may refer to each other. */
export const houseMigrations: readonly RoomMigrations[] = [
  storeMigrations,
  ledgerMigrations,
  peopleMigrations,
  reviewMigrations,
  findingsMigrations,
  queriesMigrations,
  outflowMigrations,
]
