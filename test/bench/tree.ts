import { appendToEdge, emptyEdge, encodeRecordEntry, must, recordRoot, saltRecord } from '@subrosa/tlog'
import { perSecond, took, type Bench } from './bench.ts'

const LEAVES = 1_000_000
const BATCH = 4096
const RECORDS = 100_000

export const bench: Bench = {
  name: 'tree',
  async run() {
    const entries = Array.from({ length: BATCH }, (_, n) => encodeRecordEntry(new Uint8Array(32).fill(n)))
    let edge = emptyEdge()
    const integration = await took(async () => {
      while (edge.size < LEAVES) edge = appendToEdge(edge, entries).edge
    })
    const fields = {
      act: 'queries.line.stamped',
      at: '2026-11-21T06:05:00.000Z',
      by: 'person:01h',
      post: '01h',
      unit: '01h',
      behalf: null,
      on: 'line:01h',
      edition: null,
      'f.line': '01h',
      'f.decision': 'approve',
      'f.dwell': 4200,
      'f.file': 'ab'.repeat(32),
    }
    const record = must(saltRecord(fields))
    const hashing = await took(async () => {
      for (let n = 0; n < RECORDS; n++) must(recordRoot(record))
    })
    return [
      {
        what: 'tree integration: leaves with tiles and bundles',
        value: perSecond(edge.size, integration),
        unit: 'leaves/s',
        aim: { atLeast: 100_000 },
        data: `${LEAVES.toLocaleString('en-US')} entries of 33 bytes, batches of ${BATCH}`,
      },
      {
        what: 'act → leaf: root over salted fields',
        value: perSecond(RECORDS, hashing),
        unit: 'acts/s',
        aim: null,
        data: '12-field acts',
      },
    ]
  },
}
