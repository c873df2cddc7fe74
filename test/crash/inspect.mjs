// Opens what a killed writer left, lets the log catch up, and prints what is there as one JSON line.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { evidenceLines, ledgerHealth } from '../../app/dist/kernel/ledger/index.js'
import { openLedger } from './open-ledger.mjs'

const [directory, url] = process.argv.slice(2)
const { store, sequencer, side } = await openLedger(directory, url)
while ((await sequencer.run()).added > 0);
const { size } = await sequencer.run()
const rows = await sql`select n from crash_row order by n`.execute(store.read)
const acts =
  await sql`select (record ->> 'f.n')::bigint as n from ledger_act where kind = 'crash.written' order by 1`.execute(
    store.read,
  )
const health = await ledgerHealth(store.read, side, sequencer.verifier)
await pipeline(
  Readable.from(evidenceLines({ store, sequencer, side, witnessKeys: [] }, size, 'crash test')),
  createWriteStream(join(directory, 'evidence.jsonl')),
)
await store.close()
process.stdout.write(
  `${JSON.stringify({ size, health, rows: rows.rows.map((row) => row.n), acts: acts.rows.map((row) => row.n) })}\n`,
)
