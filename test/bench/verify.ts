import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  appendToEdge,
  emptyEdge,
  encodeRecordEntry,
  generateKey,
  MemoryTileStore,
  must,
  parseSigner,
  recordRoot,
  saltRecord,
  signCheckpoint,
  writeEvidence,
  type SaltedRecord,
} from '@subrosa/tlog'
import { perSecond, took, type Bench, type BenchWorld, type Figure } from './bench.ts'

const ENTRIES = 1_000_000
const BATCH = 4096
const program = join(import.meta.dirname, '../../packages/tlog/dist/bin/verify.js')

/** The acts differ in one field, so that making them costs little beside what is measured. */
const actOf = (n: number): SaltedRecord =>
  must(
    saltRecord({
      act: 'queries.line.stamped',
      at: '2026-11-21T06:05:00.000Z',
      by: 'person:01hzzzzzzzzzzzzzzzzzzzzzzz',
      post: '01hzzzzzzzzzzzzzzzzzzzzzzy',
      unit: '01hzzzzzzzzzzzzzzzzzzzzzzx',
      behalf: null,
      on: `line:${n}`,
      edition: null,
      'f.line': '01hzzzzzzzzzzzzzzzzzzzzzzw',
      'f.decision': 'approve',
      'f.dwell': 4200,
      'f.file': 'ab'.repeat(32),
    }),
  )

/** Writes a package of a million acts; `records` false leaves the acts out and keeps the log. */
async function packageOf(world: BenchWorld, records: boolean): Promise<string> {
  const signer = must(parseSigner(generateKey('bench.example').skey))
  const store = new MemoryTileStore()
  const kept: SaltedRecord[] = []
  let edge = emptyEdge()
  while (edge.size < ENTRIES) {
    const acts = Array.from({ length: Math.min(BATCH, ENTRIES - edge.size) }, (_, n) => actOf(edge.size + n))
    const after = appendToEdge(
      edge,
      acts.map((act) => encodeRecordEntry(must(recordRoot(act)))),
    )
    await store.write(after.writes)
    edge = after.edge
    if (records) kept.push(...acts)
  }
  const file = join(world.directory, records ? 'records.jsonl' : 'entries.jsonl')
  const header = {
    origin: 'bench.example',
    logKey: signer.verifier.vkey,
    witnessKeys: [],
    size: ENTRIES,
    records: records ? { from: 0, to: ENTRIES } : null,
    firstCheckpoint: 0,
    about: 'bench',
  }
  const lines = writeEvidence({
    header,
    checkpoints: [signCheckpoint('bench.example', edge.size, edge.root, signer)],
    store,
    records: kept.map((record, leaf) => ({ leaf, record })),
  })
  await pipeline(Readable.from(lines), createWriteStream(file))
  return file
}

const run = (file: string): Promise<void> =>
  new Promise((resolve, reject) =>
    spawn(process.execPath, [program, file], { stdio: 'ignore' }).once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`verify ended with ${code}`)),
    ),
  )

export const bench: Bench = {
  name: 'verify',
  async run(world) {
    const figures: Figure[] = []
    for (const records of [false, true]) {
      const file = await packageOf(world, records)
      const ms = await took(() => run(file))
      const what = records
        ? 'subrosa-verify: entries and every act hashed again'
        : 'subrosa-verify: entries, tree and checkpoints'
      const data = `${ENTRIES.toLocaleString('en-US')} ${records ? 'entries with 12-field acts' : 'entries'}`
      figures.push(
        { what, value: ms / 1000, unit: 's', aim: { atMost: 10 }, data },
        { what: `${what}, rate`, value: perSecond(ENTRIES, ms), unit: 'entries/s', aim: null, data },
      )
    }
    return figures
  },
}
