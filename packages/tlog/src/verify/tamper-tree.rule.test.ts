import { beforeAll, describe, expect, test } from 'vitest'
import type { SampleLog } from '../fixtures/sample-log.ts'
import { copyLog, cosignLine, exportLines, grow, sampleLog } from '../fixtures/sample-log.ts'
import { STEPS, brief, findings, verify } from '../fixtures/tampering.ts'
import { must } from '../fault.ts'
import { generateKey } from '../note/keys.ts'
import { emptyEdge, loadEdge } from '../tiles/edge.ts'
import type { Finding } from './findings.ts'
import type { VerifyOptions } from './package.ts'

let log: SampleLog
beforeAll(async () => {
  log = await sampleLog(STEPS)
})
const fresh = (): Promise<SampleLog> => copyLog(log)

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
