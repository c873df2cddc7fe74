import { beforeAll, describe, expect, test } from 'vitest'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { actFields, copyLog, exportLines, grow, sampleLog } from '../fixtures/sample-log.ts'
import {
  STEPS,
  brief,
  editEntry,
  edited,
  findings,
  recordAt,
  replace,
  verify,
} from '../fixtures/tampering.ts'
import { must } from '../fault.ts'
import { encodeRecordEntry } from '../record/entry.ts'
import { destroyFields, recordRoot, saltRecord } from '../record/salted.ts'

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
