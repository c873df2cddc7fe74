// Writes rows with their acts until it is killed, and says on standard output which of them were acknowledged.
import { writeSync } from 'node:fs'
import { sql } from 'kysely'
import { openLedger } from './open-ledger.mjs'

const [directory, url, start] = process.argv.slice(2)
const { store, sequencer, crashActs, record } = await openLedger(directory, url)
let next = Number(start)
const writer = async () => {
  for (;;) {
    const n = next++
    await store.unit(async (unit) => {
      await sql`insert into crash_row (n) values (${n})`.execute(unit.sql)
      await record(unit, crashActs.written, {
        by: { kind: 'system', job: 'crash' },
        on: { kind: 'row', id: String(n) },
        fields: { n },
      })
    })
    // A plain write call: what is acknowledged has left this process even if it dies at once.
    writeSync(1, `${n}\n`)
  }
}
const sequence = async () => {
  for (;;) if ((await sequencer.run()).added === 0) await new Promise((resolve) => setTimeout(resolve, 5))
}
writeSync(1, 'ready\n')
await Promise.all([writer(), writer(), writer(), writer(), sequence()])
