import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DirectoryState,
  generateKey,
  must,
  parseCosigner,
  verifyEvidence,
  Witness,
  witnessServer,
} from '@subrosa/tlog'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '#kernel/store'
import { eachDatabase, handClock } from '#testing'
import { act, acts, evidenceLines, ledgerKey, record, Sequencer, SideFile, Witnesses } from './index.ts'

const drillActs = acts('tamperdrill', {
  done: act({ zh: '演練', en: 'Drill', fields: { n: 'count', note: 'text' }, keep: 'P1Y' }),
})

// Each drill does behind the server's back, as one who owns the database, what the ledger exists to show.
eachDatabase('ledger drills', (open) => {
  let store: Store
  let directory: string
  let side: SideFile
  let sequencer: Sequencer
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'drill-'))
    mkdirSync(join(directory, 'witness'))
    store = await open(handClock())
    side = new SideFile(join(directory, 'side.jsonl'))
    sequencer = new Sequencer(store, ledgerKey(join(directory, 'key'), 'drill.example'), side)
    await sequencer.open()
    await write(300)
    await sequencer.run()
    await store.script('alter table ledger_act disable trigger all')
  })
  afterEach(async () => {
    await store.close()
    rmSync(directory, { recursive: true })
  })

  const write = (count: number): Promise<void> =>
    store.unit(async (unit) => {
      for (let n = 0; n < count; n++)
        await record(unit, drillActs.done, {
          by: { kind: 'system', job: 'drill' },
          on: { kind: 'thing', id: String(n) },
          fields: { n, note: 'as it was' },
        })
    })
  const size = async (): Promise<number> =>
    (await sql<{ size: number }>`select size from ledger_state`.execute(store.read)).rows[0]?.size ?? 0
  const findings = async (): Promise<unknown[]> => {
    const lines = evidenceLines({ store, sequencer, side, witnessKeys: [] }, await size(), 'drill')
    const bytes = (async function* () {
      for await (const line of lines) yield Buffer.from(line)
    })()
    const verdict = await verifyEvidence(bytes)
    if (!verdict.ok) throw new Error(verdict.code)
    return verdict.report.findings.map(({ code, leaf, other }) => ({
      code,
      leaf,
      ...(other === undefined ? {} : { other }),
    }))
  }

  it('finds nothing where nothing was done', async () => expect(await findings()).toEqual([]))

  it('names an edited act', async () => {
    await sql`update ledger_act set record = record || '{"f.note": "as it should have been"}' where leaf = 17`.execute(
      store.read,
    )
    expect(await findings()).toEqual([{ code: 'RECORD_ALTERED', leaf: 17 }])
  })
  it('names a deleted act', async () => {
    await sql`delete from ledger_act where leaf = 42`.execute(store.read)
    expect(await findings()).toEqual([{ code: 'RECORD_MISSING', leaf: 42 }])
  })
  it('names two swapped acts', async () => {
    await sql`update ledger_act a set record = b.record, salts = b.salts from ledger_act b
      where (a.leaf = 5 and b.leaf = 250) or (a.leaf = 250 and b.leaf = 5)`.execute(store.read)
    expect(await findings()).toEqual([{ code: 'RECORD_SWAPPED', leaf: 5, other: 250 }])
  })
  it('names an inserted act, with a forged leaf or without one', async () => {
    await sql`insert into ledger_act (leaf, record, salts, voucher) select 900, record || '{"f.n": 7000}', salts, voucher from ledger_act where leaf = 1`.execute(
      store.read,
    )
    await sql`insert into ledger_act (record, salts, voucher) select record || '{"f.n": 7001}', salts, voucher from ledger_act where leaf = 1`.execute(
      store.read,
    )
    expect((await sequencer.run()).foreign).toBe(1)
    expect((await findings()).map((finding) => (finding as { code: string }).code)).toEqual([
      'RECORD_INSERTED',
      'RECORD_INSERTED',
    ])
  })
  it('names a tree rolled back to an older state', async () => {
    await write(50)
    await sequencer.run()
    await sql`delete from ledger_act where leaf >= 300`.execute(store.read)
    await sql`delete from ledger_checkpoint where size > 300`.execute(store.read)
    await sql`update ledger_state set size = 300`.execute(store.read)
    expect(await findings()).toContainEqual({ code: 'TREE_ROLLED_BACK', leaf: 300 })
    await expect(
      new Sequencer(store, ledgerKey(join(directory, 'key'), ''), side).open(),
    ).rejects.toMatchObject({ code: 'ROLLED_BACK' })
  })

  it('does not get a fork past the witness', async () => {
    const witnessKey = generateKey('witness.example')
    const witness = new Witness({
      signer: must(parseCosigner(witnessKey.skey)),
      logs: [sequencer.verifier],
      state: new DirectoryState(join(directory, 'witness')),
      now: () => 1_800_000_000,
    })
    const server = witnessServer(witness, () => undefined).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      key: must(parseCosigner(witnessKey.skey)).verifier.vkey,
    }
    try {
      await new Witnesses(store, [address]).run()
      const cosigned = await sql<{
        cosignatures: string
      }>`select cosignatures from ledger_checkpoint`.execute(store.read)
      expect(cosigned.rows[0]?.cosignatures).toContain('witness.example')
      // The fork: the same key signs another history of the same length, in another database.
      const other = await open(handClock())
      const fork = new Sequencer(
        other,
        ledgerKey(join(directory, 'key'), ''),
        new SideFile(join(directory, 'fork.jsonl')),
      )
      await fork.open()
      await other.unit(async (unit) => {
        for (let n = 0; n < 320; n++)
          await record(unit, drillActs.done, {
            by: { kind: 'system', job: 'drill' },
            on: { kind: 'thing', id: String(n) },
            fields: { n, note: 'another story' },
          })
      })
      await fork.run()
      await new Witnesses(other, [address]).run()
      const told = await sql<{
        code: string
      }>`select record ->> 'f.code' as code from ledger_act where kind = 'ledger.witness.refused'`.execute(
        other.read,
      )
      expect(told.rows).toEqual([{ code: 'TREE_FORKED' }])
      await other.close()
    } finally {
      server.close()
    }
  })
})
