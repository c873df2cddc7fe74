import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recomputeLedger } from '#kernel/ledger'
import { openPostgres, type Store } from '#kernel/store'
import { embeddedStore } from '#testing'
import { backUp } from './backup.ts'
import { ACTS, fault, furnish, PASSPHRASE, quiet, request } from './backup.testing.ts'
import { restore } from './restore.ts'

let home: string
let dataDir: string
let store: Store
let file: string
let target: string
let serial = 0

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'subrosa-restore-'))
  dataDir = join(home, 'data')
  store = await embeddedStore()
  await furnish(store, dataDir)
  file = join(home, 'b.tgz')
  await backUp(store, { ...quiet, dataDir, file, passphrase: PASSPHRASE })
})
afterAll(async () => {
  await store.close()
  rmSync(home, { recursive: true, force: true })
})
beforeEach(() => void (target = join(home, `target-${++serial}`)))

/** Neither the place nor a half-made one beside it. */
const nothing = (): void => expect(readdirSync(home).filter((name) => name.startsWith('target'))).toEqual([])

describe('restore', () => {
  it('refuses a filled place, a wrong passphrase, missing keys', { timeout: 90_000 }, async () => {
    expect(await fault(restore(request(file, dataDir)))).toBe('RESTORE_TARGET_NOT_EMPTY')
    expect(await fault(restore({ ...request(file, target), passphrase: 'something else entirely' }))).toBe(
      'BACKUP_WRONG_PASSPHRASE',
    )
    const bare = join(home, 'bare.tgz')
    await backUp(store, { ...quiet, dataDir, file: bare, passphrase: null })
    expect(await fault(restore(request(bare, target)))).toBe('BACKUP_WITHOUT_KEYS')
    nothing()
    const keysDir = join(home, 'kept-keys')
    cpSync(join(dataDir, 'keys'), keysDir, { recursive: true })
    expect(await restore({ ...request(bare, target), keysDir })).toMatchObject({ size: ACTS })
    expect(existsSync(join(target, 'keys/ledger.key'))).toBe(true)
    rmSync(target, { recursive: true })
  })

  it('refuses a cut, a changed and a foreign file, and leaves nothing behind', async () => {
    const whole = readFileSync(file)
    const bent = join(home, 'bent.tgz')
    const tryOut = async (bytes: Uint8Array): Promise<string> => {
      writeFileSync(bent, bytes)
      return fault(restore(request(bent, target)))
    }
    expect(await tryOut(whole.subarray(0, whole.length - 100))).toBe('BACKUP_BROKEN')
    expect(await tryOut(Buffer.from('not a backup'))).toBe('BACKUP_BROKEN')
    const tar = gunzipSync(whole)
    const row = Buffer.from(tar)
    row.write('X', row.indexOf('system:test'))
    expect(await tryOut(gzipSync(row))).toBe('BACKUP_BROKEN')
    const upward = Buffer.from(tar)
    upward.write('files/../../../etc/x', upward.indexOf('files/ledger/'))
    expect(await tryOut(gzipSync(upward))).toBe('BACKUP_BROKEN')
    nothing()
  })

  const damage = {
    ROLLED_BACK: `update ledger_state set size = ${ACTS - 1}`,
    ACT_CHANGED: `alter table ledger_act disable trigger user; update ledger_act set record = record || '{"f.n": 0}' where leaf = 700`,
    'leaf 700': `alter table ledger_act disable trigger user; delete from ledger_act where leaf = 700`,
  }
  for (const [state, statement] of Object.entries(damage)) {
    it(`takes everything back when the ledger does not verify: ${state}`, { timeout: 90_000 }, async () => {
      const hurt = await embeddedStore()
      const hurtDir = join(home, `hurt-${serial}`)
      await furnish(hurt, hurtDir)
      await hurt.script(statement)
      const taken = join(home, `hurt-${serial}.tgz`)
      await backUp(hurt, { ...quiet, dataDir: hurtDir, file: taken, passphrase: PASSPHRASE })
      await hurt.close()
      await expect(restore(request(taken, target))).rejects.toMatchObject({
        code: 'RESTORE_LEDGER_UNSOUND',
        params: { state },
      })
      nothing()
    })
  }

  it.runIf(process.env['SUBROSA_TEST_PG'])(
    'goes from the embedded database into PostgreSQL, wholly or not at all',
    { timeout: 90_000 },
    async () => {
      const server = process.env['SUBROSA_TEST_PG'] ?? ''
      const name = `subrosa_restore_${process.pid}`
      const admin = new pg.Client({ connectionString: server })
      await admin.connect()
      await admin.query(`create database ${name}`)
      const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString()
      const database = { kind: 'postgres', url, poolSize: 2 } as const
      const tables = async (): Promise<number> => {
        const opened = openPostgres(url)
        const { rows } = await sql<{
          n: number
        }>`select count(*) as n from pg_class where relnamespace = 'public'::regnamespace`.execute(
          opened.read,
        )
        await opened.close()
        return rows[0]?.n ?? -1
      }
      try {
        const bent = join(home, 'bent-late.tgz')
        // Right in every hash, wrong in one row count: found only when the rows are in.
        const tar = gunzipSync(readFileSync(file))
        const counted = tar.lastIndexOf(`"rows": ${ACTS}`)
        tar.write(`"rows": ${ACTS + 1}`, counted)
        writeFileSync(bent, gzipSync(tar))
        expect(await fault(restore(request(bent, target, database)))).toBe('BACKUP_BROKEN')
        expect(await tables()).toBe(0)
        nothing()
        expect(await restore(request(file, target, database))).toMatchObject({ size: ACTS })
        const opened = openPostgres(url)
        expect(await recomputeLedger(opened.read)).toBeNull()
        await opened.close()
        expect(await fault(restore(request(file, join(home, 'other'), database)))).toBe(
          'RESTORE_TARGET_NOT_EMPTY',
        )
        rmSync(target, { recursive: true })
      } finally {
        await admin.query(`drop database ${name} with (force)`)
        await admin.end()
      }
    },
  )
})
