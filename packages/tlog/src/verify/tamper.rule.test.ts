import { beforeAll, describe, expect, test } from 'vitest'
import type { SampleLog } from '../fixtures/sample-log.ts'
import {
  actFields,
  copyLog,
  cosignLine,
  exportLines,
  grow,
  inPieces,
  sampleLog,
} from '../fixtures/sample-log.ts'
import { must } from '../fault.ts'
import { generateKey } from '../note/keys.ts'
import { encodeRecordEntry } from '../record/entry.ts'
import type { SaltedRecord } from '../record/salted.ts'
import { destroyFields, recordRoot, saltRecord } from '../record/salted.ts'
import { decodeBundle, encodeBundle } from '../tiles/bundle.ts'
import { emptyEdge, loadEdge } from '../tiles/edge.ts'
import { leafHash } from '../tree/hash.ts'
import type { Finding } from './findings.ts'
import type { VerifyOptions } from './package.ts'
import { verifyEvidence } from './package.ts'
import type { Report } from './report.ts'

const STEPS = [10, 246, 100, 300, 44]

async function verify(lines: string[] | string, options: VerifyOptions = {}): Promise<Report> {
  const verdict = await verifyEvidence(inPieces(typeof lines === 'string' ? lines : lines.join('')), options)
  if (!verdict.ok) throw new Error(verdict.code)
  return verdict.report
}

async function findings(log: SampleLog, options: VerifyOptions = {}): Promise<Finding[]> {
  return (await verify(await exportLines(log), { logKey: log.logKeys.vkey, ...options }))
    .findings as Finding[]
}

/** Code and leaf, and nothing else, of each finding. */
const brief = (list: Finding[]): (string | number)[][] =>
  list.map((one) => [
    one.code,
    ...(one.leaf === undefined ? [] : [one.leaf]),
    ...(one.other === undefined ? [] : [one.other]),
  ])

const recordAt = (log: SampleLog, leaf: number): SaltedRecord =>
  log.records.find((one) => one.leaf === leaf)!.record
const replace = (log: SampleLog, leaf: number, record: SaltedRecord): void => {
  log.records = log.records.map((one) => (one.leaf === leaf ? { leaf, record } : one))
}
const edited = (record: SaltedRecord): SaltedRecord => ({
  ...record,
  fields: { ...record.fields, decision: 'approved by nobody' },
})

async function editEntry(
  log: SampleLog,
  leaf: number,
  entry: Uint8Array | null,
  tileToo = false,
): Promise<void> {
  const index = Math.floor(leaf / 256)
  const width = Math.min(256, log.size - index * 256)
  const entries = must(decodeBundle((await log.store.readBundle(index, width)) as Uint8Array))
  if (entry === null) entries.splice(leaf % 256, 1)
  else entries[leaf % 256] = entry
  const tile = new Uint8Array((await log.store.readTile(0, index, width)) as Uint8Array)
  if (tileToo && entry !== null) tile.set(leafHash(entry), (leaf % 256) * 32)
  await log.store.write({
    size: log.size,
    tiles: [{ level: 0, index, width, bytes: tile }],
    bundles: [{ index, width, bytes: encodeBundle(entries) }],
  })
}

let log: SampleLog
beforeAll(async () => {
  log = await sampleLog(STEPS)
})
const fresh = (): Promise<SampleLog> => copyLog(log)

describe('an honest log', () => {
  test('verifies, and the report says how much was checked', async () => {
    const report = await verify(await exportLines(log), {
      logKey: log.logKeys.vkey,
      witnessKeys: [log.witnessKeys.vkey],
    })
    expect(report).toMatchObject({
      ok: true,
      origin: 'ledger.example/agency',
      keyPinned: true,
      entries: 700,
      checkpoints: 5,
      signedSize: 700,
      records: { checked: 700, promised: { from: 0, to: 700 } },
      findings: [],
      totals: {},
    })
    expect(report.witnesses).toEqual([
      { name: 'witness.example/rival', vkey: log.witnessKeys.vkey, size: 656 },
    ])
  })

  test('verifies with fields destroyed, with part of the records, and without any', async () => {
    const less = await fresh()
    replace(less, 300, must(destroyFields(recordAt(less, 300), ['actor', 'reason'])))
    replace(less, 301, must(destroyFields(recordAt(less, 301), Object.keys(actFields(0)))))
    expect(await findings(less)).toEqual([])
    less.records = less.records.filter((one) => (one.leaf as number) >= 256 && (one.leaf as number) < 512)
    const part = await verify(await exportLines(less, { from: 256, to: 512 }))
    expect(part).toMatchObject({ ok: true, keyPinned: false, records: { checked: 256 } })
    less.records = []
    expect(await verify(await exportLines(less, null))).toMatchObject({ ok: true, records: { checked: 0 } })
  })

  test('an empty log with its signed empty head verifies', async () => {
    const empty = await sampleLog([])
    await grow(empty, 0)
    expect(await findings(empty)).toEqual([])
  })
})

describe('records changed behind the back of the server are named, each with its leaf', () => {
  test('one act edited', async () => {
    const bad = await fresh()
    replace(bad, 257, edited(recordAt(bad, 257)))
    expect(brief(await findings(bad))).toEqual([['RECORD_ALTERED', 257]])
  })

  test('its salt exchanged', async () => {
    const bad = await fresh()
    const record = recordAt(bad, 0)
    replace(bad, 0, { ...record, salts: record.salts.map((byte, n) => (n === 5 ? byte ^ 1 : byte)) })
    expect(brief(await findings(bad))).toEqual([['RECORD_ALTERED', 0]])
  })

  test('a field added, a field taken away', async () => {
    const bad = await fresh()
    const record = recordAt(bad, 9)
    const { actor, ...without } = record.fields
    expect(actor).toBe('person:1009')
    replace(bad, 9, { ...record, fields: without, salts: record.salts.slice(16) })
    replace(bad, 10, {
      ...record,
      fields: { ...record.fields, z: 1 },
      salts: Buffer.concat([record.salts, Buffer.alloc(16)]),
    })
    expect(brief(await findings(bad))).toEqual([
      ['RECORD_ALTERED', 9],
      ['RECORD_ALTERED', 10],
    ])
  })

  test('one act deleted', async () => {
    const bad = await fresh()
    bad.records = bad.records.filter((one) => one.leaf !== 699)
    expect(brief(await findings(bad))).toEqual([['RECORD_MISSING', 699]])
  })

  test('two acts swapped, also across bundles', async () => {
    const bad = await fresh()
    const [a, b] = [recordAt(bad, 3), recordAt(bad, 600)]
    replace(bad, 3, b)
    replace(bad, 600, a)
    expect(brief(await findings(bad))).toEqual([['RECORD_SWAPPED', 3, 600]])
  })

  test('one act deleted and the later ones moved up', async () => {
    const bad = await fresh()
    const moved = [recordAt(bad, 21), recordAt(bad, 22), recordAt(bad, 23)]
    bad.records = bad.records.filter((one) => one.leaf !== 23)
    moved.forEach((record, n) => n < 3 && replace(bad, 20 + n, record))
    expect(brief(await findings(bad))).toEqual([
      ['RECORD_MOVED', 20, 21],
      ['RECORD_MOVED', 21, 22],
      ['RECORD_ALTERED', 22],
      ['RECORD_MISSING', 23],
    ])
  })

  test('one act inserted: with no leaf, with a leaf beyond the log, with a leaf that is taken', async () => {
    const bad = await fresh()
    const forged = must(saltRecord(actFields(9999)))
    bad.records.push(
      { leaf: null, record: forged },
      { leaf: 700, record: forged },
      { leaf: 5, record: forged },
    )
    const list = await findings(bad)
    expect(brief(list)).toEqual([['RECORD_INSERTED'], ['RECORD_INSERTED', 5], ['RECORD_INSERTED', 700]])
    expect(list[0]?.line).toBeGreaterThan(700)
  })

  test('an exact copy of an act is an insertion too', async () => {
    const bad = await fresh()
    bad.records.push({ leaf: 5, record: recordAt(bad, 5) })
    expect(brief(await findings(bad))).toEqual([['RECORD_INSERTED', 5]])
  })

  test('act and log entry edited together', async () => {
    const bad = await fresh()
    const forged = edited(recordAt(bad, 400))
    replace(bad, 400, forged)
    await editEntry(bad, 400, encodeRecordEntry(must(recordRoot(forged))))
    expect(brief(await findings(bad))).toEqual([
      ['ENTRY_ALTERED', 400],
      ['RECORD_ALTERED', 400],
    ])
  })

  test('the log entry alone edited: the act is not accused', async () => {
    const bad = await fresh()
    await editEntry(bad, 400, encodeRecordEntry(Buffer.alloc(32, 7)))
    expect(brief(await findings(bad))).toEqual([['ENTRY_ALTERED', 400]])
  })

  test('act, entry and leaf hash edited together: the signed head still tells, and between which heads', async () => {
    const bad = await fresh()
    const forged = edited(recordAt(bad, 400))
    replace(bad, 400, forged)
    await editEntry(bad, 400, encodeRecordEntry(must(recordRoot(forged))), true)
    expect(await findings(bad)).toEqual([
      { code: 'TREE_FORKED', signedSize: 656, leaf: 356, to: 656, checkpoint: 3 },
    ])
  })

  test('a stored leaf hash alone edited', async () => {
    const bad = await fresh()
    const tile = new Uint8Array((await bad.store.readTile(0, 1, 256)) as Uint8Array)
    tile[32 * 3] = (tile[32 * 3] as number) ^ 1
    await bad.store.write({
      size: 700,
      tiles: [{ level: 0, index: 1, width: 256, bytes: tile }],
      bundles: [],
    })
    expect(brief(await findings(bad))).toEqual([['TILE_ALTERED', 259]])
  })

  test('a log entry deleted', async () => {
    const bad = await fresh()
    await editEntry(bad, 300, null)
    expect(brief(await findings(bad))).toEqual([['ENTRY_MISSING', 300]])
  })
})

describe('the tree itself', () => {
  test('rolled back to an older state: the signed checkpoints outside the database tell', async () => {
    const bad = await fresh()
    const rolled = { ...bad, size: 356, records: bad.records.slice(0, 356) }
    expect(await findings(rolled)).toEqual([
      { code: 'TREE_ROLLED_BACK', signedSize: 700, leaf: 356, to: 700, checkpoint: 4 },
    ])
  })

  test('rolled back and grown anew: both the decrease and the fork are named', async () => {
    const bad = await fresh()
    bad.records = bad.records.slice(0, 256)
    const old = await loadEdge(bad.store, 256)
    bad.size = 256
    await grow(bad, 200, must(old))
    await grow(bad, 600)
    const list = await findings(bad)
    expect(list.map((one) => [one.code, one.checkpoint, one.signedSize])).toEqual([
      ['TREE_FORKED', 2, 356],
      ['TREE_ROLLED_BACK', 5, 700],
    ])
  })

  test('forked: another history under the same key, shown to somebody who kept a checkpoint', async () => {
    const other = await sampleLog([])
    Object.assign(other, { logKeys: log.logKeys, witnessKeys: log.witnessKeys })
    for (const count of STEPS) await grow(other, count, other.size === 0 ? emptyEdge() : undefined)
    expect(await findings(other)).toEqual([])
    const known = [{ name: 'sheet-2026-11-20.txt', text: log.checkpoints[2] as string }]
    const list = await findings(other, { known })
    expect(list.map((one) => [one.code, one.signedSize, one.name])).toEqual([
      ['TREE_FORKED', 356, 'sheet-2026-11-20.txt'],
      ['TREE_FORKED', 356, 'sheet-2026-11-20.txt'],
    ])
  })

  test('kept checkpoints that agree add nothing; a whole side file can be given', async () => {
    const known = [{ name: 'side', text: log.checkpoints.join('') }]
    expect(await findings(log, { known })).toEqual([])
    const later = [{ name: 'later', text: log.checkpoints[4] as string }]
    const early = {
      ...log,
      size: 356,
      records: log.records.slice(0, 356),
      checkpoints: log.checkpoints.slice(0, 3),
    }
    expect(await findings(early, { known: later })).toEqual([
      { code: 'TREE_ROLLED_BACK', signedSize: 700, leaf: 356, to: 700, name: 'later' },
    ])
    expect(brief(await findings(log, { known: [{ name: 'x', text: 'nonsense' }] }))).toEqual([
      ['CHECKPOINT_MALFORMED'],
    ])
  })

  test('entries that no checkpoint signs', async () => {
    const bad = { ...log, checkpoints: log.checkpoints.slice(0, 3) }
    expect(await findings(bad)).toEqual([{ code: 'ENTRY_UNSIGNED', leaf: 356, to: 700 }])
    expect(brief(await findings({ ...log, checkpoints: [] }))).toEqual([['CHECKPOINT_MISSING']])
  })
})

describe('checkpoints and cosignatures', () => {
  test('a bent signature, a foreign log, a gap, a bad cosignature, a missing witness', async () => {
    const stranger = generateKey('witness.example/stranger')
    const swap = (n: number, note: string): SampleLog => ({
      ...log,
      checkpoints: log.checkpoints.with(n, note),
    })
    const signed = log.checkpoints[2] as string
    const one = async (bad: SampleLog, options: VerifyOptions = {}): Promise<unknown[]> =>
      brief(await findings(bad, options))
    expect(await one(swap(2, signed.replace('\n356\n', '\n355\n')))).toEqual([['CHECKPOINT_SIGNATURE']])
    expect(await one(swap(2, signed.replaceAll('ledger.example', 'ledger.test')))).toEqual([
      ['CHECKPOINT_MALFORMED'],
    ])
    const bad = cosignLine(log, log.checkpoints[3] as string)
    expect(await one(swap(2, signed + bad))).toEqual([['COSIGNATURE_BAD']])
    expect(await one(log, { witnessKeys: [stranger.vkey] })).toEqual([['COSIGNATURE_MISSING']])
    const lines = await exportLines(log)
    const gap = await verify(lines.filter((line) => !line.startsWith('{"checkpoint":1,')))
    expect(brief(gap.findings as Finding[])).toEqual([['CHECKPOINT_GAP'], ['PACKAGE_MISCOUNTED']])
  })

  test('the whole package made under another key: refused under the key that the auditor knows', async () => {
    const forged = await sampleLog([10, 20])
    const list = await findings(forged, { logKey: log.logKeys.vkey })
    expect(new Set(list.map((one) => one.code))).toEqual(
      new Set(['LOG_KEY_DIFFERS', 'CHECKPOINT_SIGNATURE', 'CHECKPOINT_MISSING']),
    )
  })
})
