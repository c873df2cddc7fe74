import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { act, acts, ledgerKey, record, Sequencer, SideFile } from '../../app/dist/kernel/ledger/index.js'
import { migrate, openEmbedded, openPostgres } from '../../app/dist/kernel/store/index.js'
import { houseMigrations } from '../../app/dist/server/migrations.js'

const crashActs = acts('crash', {
  written: act({ zh: '寫入', en: 'Written', fields: { n: 'count' }, keep: 'P1Y' }),
})
const vouchKey = new Uint8Array(32).fill(9)

/** The built program's store and ledger over one directory: what a server has, without its door. */
export async function openLedger(directory, url) {
  mkdirSync(directory, { recursive: true })
  const store = url ? openPostgres(url, { vouchKey }) : await openEmbedded({ directory, vouchKey })
  await migrate(store, houseMigrations)
  await store.script('create table if not exists crash_row (n bigint primary key)')
  const side = new SideFile(join(directory, 'side.jsonl'))
  const sequencer = new Sequencer(store, ledgerKey(join(directory, 'ledger.key'), 'crash.example'), side)
  await sequencer.open()
  return { store, sequencer, side, crashActs, record }
}
