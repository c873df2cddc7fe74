import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { act, acts, ledgerKey, record, Sequencer, SideFile } from '#kernel/ledger'
import type { Store } from '#kernel/store'
import type { Config } from '../config.ts'
import { makeDataDir } from '../data-dir.ts'
import { houseMigrations } from '../migrations.ts'
import { OpsFault } from '../ops-fault.ts'
import { tablesOf } from './catalogue.ts'
import { dumpTable } from './dump.ts'
import type { RestoreRequest } from './restore.ts'

export const { tested } = acts('backup-test', {
  tested: act({ zh: '測試', en: 'Test', fields: { n: 'count', note: 'text?' }, keep: 'P1Y' }),
})
export const PASSPHRASE = '正確的 通行語 一二三四五六'
export const ACTS = 1203
export const quiet = { product: 'test', announce: (): Promise<void> => Promise.resolve() }

/** A house with acts in its ledger, a file, a waiting job and rows whose text is awkward. */
export async function furnish(store: Store, dataDir: string): Promise<void> {
  const paths = makeDataDir(dataDir)
  const sequencer = new Sequencer(
    store,
    ledgerKey(paths.ledgerKey, 'backup.test'),
    new SideFile(paths.sideFile),
  )
  await sequencer.open()
  for (let n = 0; n < ACTS; n += 401) {
    await store.unit(async (unit) => {
      for (let i = n; i < Math.min(n + 401, ACTS); i++) {
        await record(unit, tested, {
          by: { kind: 'system', job: 'test' },
          on: { kind: 'thing', id: String(i) },
          fields: { n: i, note: i % 3 ? '"引號\\ 換行\n 𠮷"' : null },
        })
      }
    })
    await sequencer.run()
  }
  await store.unit((unit) => unit.notify({ topic: 'test.noted', about: { a: 1 } }))
  mkdirSync(join(paths.files, 'ab'), { recursive: true })
  writeFileSync(join(paths.files, 'ab', 'abcd'), Buffer.alloc(70_001, 7))
  writeFileSync(join(paths.logs, 'empty.parquet'), '')
  writeFileSync(paths.markKey, 'ab'.repeat(32), { mode: 0o600 })
}

export async function contents(store: Store): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of await tablesOf(store.read)) {
    const lines = await store.append(async (unit) => {
      const all: string[] = []
      for await (const { bytes } of dumpTable(unit.sql, table))
        all.push(...Buffer.from(bytes).toString('utf8').trimEnd().split('\n'))
      return all
    })
    found[table.name] = lines.toSorted()
  }
  return found
}

export const request = (
  file: string,
  dataDir: string,
  database: Config['database'] = { kind: 'embedded' },
): RestoreRequest => ({
  file,
  dataDir,
  database,
  passphrase: PASSPHRASE,
  keysDir: null,
  ledgerKey: null,
  migrations: houseMigrations,
})
/** The code of the fault, or 'done'. */
export const fault = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof OpsFault ? error.code : String(error)),
  )
