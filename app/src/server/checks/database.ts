import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { rocTime } from '#kernel/ground'
import { ledgerHealth, ledgerKey, recomputeLedger, SideFile } from '#kernel/ledger'
import type { RoomMigrations, Store } from '#kernel/store'
import { migrationsOf, serverVersion } from '../backup/catalogue.ts'
import type { Config } from '../config.ts'
import { dataPaths } from '../data-dir.ts'
import { ok, skipped, warn, wrong, type Check } from './check.ts'
import { ownMigrations } from './migrations.ts'

const OLDEST = 15
const CLOCK_SLACK_MS = 120_000

/** What only an open database can tell: version, durability, migrations, ledger, clock. `deep` hashes every act anew. */
export async function checkDatabase(
  store: Store,
  config: Config,
  rooms: readonly RoomMigrations[],
  deep: boolean,
): Promise<Check[]> {
  const migrations = await checkMigrations(store, rooms)
  const readable = migrations.state === 'ok' || migrations.state === 'warn'
  return [...(await server(store)), migrations, ...(readable ? await ledger(store, config, deep) : [])]
}

async function server(store: Store): Promise<Check[]> {
  const version = await serverVersion(store.read)
  if (store.kind === 'embedded') {
    const zh = `內建資料庫（PostgreSQL ${version}）：適合評估及小型機關，正式環境請用 PostgreSQL`
    return [
      ok(
        'database',
        zh,
        `Embedded database (PostgreSQL ${version}): for evaluation and small offices; use PostgreSQL in production`,
      ),
    ]
  }
  const found = Number.parseInt(version, 10)
  const name =
    found >= OLDEST
      ? ok('database', `PostgreSQL ${version}`, `PostgreSQL ${version}`)
      : wrong(
          'database',
          `PostgreSQL ${version} 過舊，須 ${OLDEST} 以上`,
          `PostgreSQL ${version} is too old; ${OLDEST} is the floor`,
        )
  const { rows } = await sql<{ name: string }>`select name from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`.execute(store.read)
  const off = rows.map((row) => row.name).join(', ')
  const durable =
    off === ''
      ? ok('durable', '寫入確實落碟', 'Commits reach the disk')
      : wrong(
          'durable',
          `資料庫設定 ${off} 為 off：斷電時會遺失已確認的資料`,
          `${off} is off: acknowledged commits can be lost in a power cut`,
        )
  return [name, durable]
}

async function checkMigrations(store: Store, rooms: readonly RoomMigrations[]): Promise<Check> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('store_migration') is not null as there`.execute(store.read)
  if (!rows[0]?.there)
    return skipped(
      'migrations',
      '資料庫尚未建立資料表（第一次啟動時建立）',
      'The database has no tables yet; the first start makes them',
    )
  const applied = new Map(
    (await migrationsOf(store.read)).map(({ room, file, sha256 }) => [`${room}/${file}`, sha256]),
  )
  const own = ownMigrations(rooms)
  const changed = own.find(({ room, file, sha256 }) => (applied.get(`${room}/${file}`) ?? sha256) !== sha256)
  if (changed)
    return wrong(
      'migrations',
      `遷移檔 ${changed.room}/${changed.file} 套用後被修改`,
      `Migration ${changed.room}/${changed.file} was changed after it had been applied`,
    )
  const names = new Set(own.map(({ room, file }) => `${room}/${file}`))
  const unknown = [...applied.keys()].find((name) => !names.has(name))
  if (unknown !== undefined)
    return wrong(
      'migrations',
      `資料庫比程式新（${unknown}），請更新程式`,
      `The database is newer than the program (${unknown}); update the program`,
    )
  const pending = own.filter(({ room, file }) => !applied.has(`${room}/${file}`)).length
  return pending > 0
    ? warn(
        'migrations',
        `有 ${pending} 個遷移待套用（下次啟動時自動套用；請先備份）`,
        `${pending} migrations wait for the next start; back up first`,
      )
    : ok('migrations', `${own.length} 個遷移皆已套用`, `All ${own.length} migrations are applied`)
}

async function ledger(store: Store, config: Config, deep: boolean): Promise<Check[]> {
  const paths = dataPaths(config.dataDir)
  if (config.keys.ledger === null && !existsSync(paths.ledgerKey))
    return [skipped('ledger', '尚無帳本金鑰', 'No ledger key yet')]
  const side = new SideFile(paths.sideFile)
  const health = await ledgerHealth(
    store.read,
    side,
    ledgerKey(paths.ledgerKey, '', config.keys.ledger).verifier,
  )
  const sound =
    health.state === 'sound'
      ? ok(
          'ledger',
          `帳本 ${health.size} 筆，與檢查點相符`,
          `Ledger of ${health.size} acts agrees with its checkpoints`,
        )
      : wrong(
          'ledger',
          `帳本與先前簽發的檢查點不符（${health.state}）：請勿刪改任何檔案並通報`,
          `The ledger does not match the checkpoints it issued (${health.state}): delete nothing and report`,
        )
  const last = side.last()
  const ahead = last !== null && Date.parse(last.at) > Date.now() + CLOCK_SLACK_MS
  const clock = ahead
    ? wrong(
        'clock',
        `主機時鐘倒退：最後檢查點為 ${rocTime(last.at)}`,
        `The host's clock went back: the last checkpoint is of ${last.at}`,
      )
    : ok('clock', '主機時鐘未倒退', 'The host’s clock has not gone back')
  return [sound, clock, ...(deep ? [await recomputed(store)] : [])]
}

async function recomputed(store: Store): Promise<Check> {
  const first = await recomputeLedger(store.read)
  if (first === null)
    return ok('acts', '每筆作為重新雜湊後與帳本相符', 'Every act, hashed anew, agrees with the ledger')
  const where = first === 'ROOT' ? '' : `（${first}）`
  return wrong(
    'acts',
    `資料庫中的作為遭竄改或缺漏${where}`,
    `Acts in the database were changed or are missing ${where}`,
  )
}
