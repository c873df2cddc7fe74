import { existsSync, readdirSync, statSync } from 'node:fs'
import type { Config } from '../config.ts'
import { dataPaths, holderOf } from '../data-dir.ts'
import { ok, skipped, warn, wrong, type Check } from './check.ts'

/** Owner, modes, lock and keys of the data directory. */
export function checkDirectory(config: Config): Check[] {
  const { dataDir } = config
  if (!existsSync(dataDir))
    return [
      skipped(
        'data',
        `資料目錄 ${dataDir} 尚未建立（第一次啟動時建立）`,
        `The data directory ${dataDir} does not exist yet; the first start makes it`,
      ),
    ]
  return [directory(dataDir), lock(dataDir), keys(config)]
}

function directory(dataDir: string): Check {
  const { uid, mode } = statSync(dataDir)
  if (process.getuid && uid !== process.getuid())
    return wrong(
      'data',
      `資料目錄的擁有者不是執行者：${dataDir}`,
      `The data directory belongs to another user: ${dataDir}`,
    )
  return (mode & 0o077) !== 0
    ? wrong(
        'data',
        `資料目錄可被他人讀取，請執行 chmod 700 ${dataDir}`,
        `Others can read the data directory: chmod 700 ${dataDir}`,
      )
    : ok('data', `資料目錄 ${dataDir}（0700）`, `Data directory ${dataDir} (0700)`)
}

function lock(dataDir: string): Check {
  const holder = holderOf(dataDir)
  return holder === null
    ? ok('lock', '目前沒有伺服器使用', 'No server uses it now')
    : ok('lock', `伺服器執行中（程序 ${holder}）`, `The server is running (process ${holder})`)
}

function keys({ dataDir, keys: given }: Config): Check {
  const paths = dataPaths(dataDir)
  const files: readonly [string, string | null][] = [
    [paths.markKey, given.mark],
    [paths.ledgerKey, given.ledger],
  ]
  const missing = files.filter(([file, value]) => value === null && !existsSync(file))
  const used = existsSync(paths.database) || existsSync(paths.sideFile)
  if (missing.length > 0 && used) {
    const names = missing.map(([file]) => file).join(' ')
    return wrong(
      'keys',
      `缺少金鑰 ${names}：請自備份還原，勿以新金鑰啟動`,
      `Missing keys ${names}: restore them from a backup, do not start with new ones`,
    )
  }
  if (missing.length > 0)
    return skipped('keys', '金鑰尚未產生（第一次啟動時產生）', 'No keys yet; the first start makes them')
  const open = existsSync(paths.keys)
    ? readdirSync(paths.keys).filter((name) => (statSync(`${paths.keys}/${name}`).mode & 0o077) !== 0)
    : []
  if (open.length > 0)
    return wrong(
      'keys',
      `金鑰可被他人讀取，請執行 chmod 600：${open.join('、')}`,
      `Others can read keys; chmod 600: ${open.join(', ')}`,
    )
  const elsewhere = files.filter(([, value]) => value !== null).length
  return elsewhere > 0
    ? warn(
        'keys',
        `${elsewhere} 把金鑰由環境提供，備份不含，請另行保存`,
        `${elsewhere} keys come from the environment: backups do not hold them`,
      )
    : ok('keys', '金鑰齊備（0600）', 'Keys present (0600)')
}
