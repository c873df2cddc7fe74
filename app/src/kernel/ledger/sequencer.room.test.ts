import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadEdge, must, openCheckpoint, rootFromTiles } from '@subrosa/tlog'
import type { Store } from '#kernel/store'
import { eachDatabase, handClock } from '#testing'
import { act, ActAppender, acts, ledgerKey, record, Sequencer, SideFile } from './index.ts'
import { sqlTiles } from './tiles.ts'

const testActs = acts('ledgertest', {
  done: act({ zh: '測試', en: 'Test', fields: { n: 'count', note: 'text?' }, keep: 'P1Y' }),
})
const by = { kind: 'system', job: 'test' } as const
const on = { kind: 'thing', id: '1' }

eachDatabase('ledger', (open) => {
  let store: Store
  let directory: string
  let sequencer: Sequencer
  const start = (): Sequencer =>
    new Sequencer(
      store,
      ledgerKey(join(directory, 'key'), 'test.example/log'),
      new SideFile(join(directory, 'side.jsonl')),
      300,
    )
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'ledger-'))
    store = await open(handClock())
    sequencer = start()
    await sequencer.open()
  })
  afterEach(async () => {
    await store.close()
    rmSync(directory, { recursive: true })
  })
  const write = async (count: number): Promise<void> => {
    const appender = new ActAppender(store)
    await Promise.all(
      Array.from({ length: count }, (_, n) =>
        appender.append(testActs.done, { by, on, fields: { n, note: null } }),
      ),
    )
  }

  it('gives every committed act a leaf, in order, and signs the tree', async () => {
    await write(700)
    let done = await sequencer.run()
    while (done.added > 0) done = await sequencer.run()
    expect(done.size).toBe(700)
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from ledger_act where leaf = id - (select min(id) from ledger_act)`.execute(
      store.read,
    )
    expect(rows[0]?.n).toBe(700)
    const last = new SideFile(join(directory, 'side.jsonl')).last()
    const opened = must(
      openCheckpoint(last?.note ?? '', ledgerKey(join(directory, 'key'), 'test.example/log').verifier),
    )
    expect(opened.size).toBe(700)
    expect(Buffer.from(opened.root)).toEqual(
      Buffer.from(must(await rootFromTiles(sqlTiles(store.read), 700))),
    )
    expect(must(await loadEdge(sqlTiles(store.read), 700)).size).toBe(700)
  })

  it('writes no act when the business is rolled back', async () => {
    await expect(
      store.unit(async (unit) => {
        await record(unit, testActs.done, { by, on, fields: { n: 1, note: 'x' } })
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await sequencer.run()).toEqual({ size: 0, added: 0, foreign: 0 })
  })

  it('refuses to edit, delete or renumber an act through SQL', async () => {
    await write(1)
    await sequencer.run()
    await expect(
      sql`update ledger_act set record = record || '{"f.n": 5}'`.execute(store.read),
    ).rejects.toThrow('never edited')
    await expect(sql`delete from ledger_act`.execute(store.read)).rejects.toThrow('never deleted')
    await expect(sql`update ledger_act set leaf = 9`.execute(store.read)).rejects.toThrow('keeps its leaf')
  })

  it('gives no leaf to an act that was slipped in by SQL', async () => {
    await write(3)
    await sql`insert into ledger_act (record, salts, voucher) select record || '{"f.n": 99}', salts, voucher from ledger_act limit 1`.execute(
      store.read,
    )
    expect(await sequencer.run()).toEqual({ size: 3, added: 3, foreign: 1 })
    expect(await sequencer.run()).toEqual({ size: 3, added: 0, foreign: 0 })
  })

  it('will not continue from a database that was rolled back', async () => {
    await write(10)
    await sequencer.run()
    await sql`update ledger_state set size = 5`.execute(store.read)
    await expect(start().open()).rejects.toMatchObject({ code: 'ROLLED_BACK' })
  })

  it('will not continue from tiles that were changed', async () => {
    await write(10)
    await sequencer.run()
    await sql`update ledger_tile set data = decode(repeat('00', 320), 'hex')`.execute(store.read)
    const again = start()
    await again.open()
    await write(1)
    await expect(again.run()).rejects.toMatchObject({ code: 'TILES_DAMAGED' })
  })

  it('mends a side file that a crash left behind', async () => {
    await write(10)
    await sequencer.run()
    await write(10)
    await sequencer.run()
    const file = join(directory, 'side.jsonl')
    const [first] = new SideFile(file).readAll()
    writeFileSync(file, `${JSON.stringify(first)}\n{"size":2`)
    await start().open()
    expect(new SideFile(file).readAll().map((line) => line.size)).toEqual([10, 20])
  })
})
