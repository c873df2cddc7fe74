import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openEmbedded, openPostgres } from '#kernel/store'
import { skipped, wrong, type Check } from '../server/checks/check.ts'
import { checkDatabase } from '../server/checks/database.ts'
import { checkDirectory } from '../server/checks/directory.ts'
import { checkMachine } from '../server/checks/machine.ts'
import type { Config } from '../server/config.ts'
import { askServer } from '../server/control.ts'
import { dataPaths, holderOf } from '../server/data-dir.ts'
import { faultOfStart } from '../server/fault-of-start.ts'
import { houseMigrations } from '../server/migrations.ts'
import { padded } from './columns.ts'
import { flag, value, type Command } from './command.ts'
import { configOf } from './config-of.ts'

const SIGN = { ok: '✓', warn: '!', bad: '✗', skipped: '–' } as const

export const command: Command = {
  usage: 'doctor [--data=目錄] [--deep] [--json]',
  zh: [
    '檢查 Node.js、磁碟、資料目錄、金鑰、資料庫、遷移、帳本與時鐘。有任何 ✗ 時結束代碼為 1。',
    '伺服器執行中亦可檢查。',
  ],
  en: [
    'Looks at Node.js, disk, data directory, keys, database, migrations, ledger and clock. Exit code 1 on any ✗.',
    'Works while the server runs.',
  ],
  flags: {
    data: value('資料目錄', 'data directory'),
    deep: flag('逐筆重算帳本（較久）', 'hash every act anew (takes longer)'),
    json: flag('以 JSON 輸出', 'print JSON'),
  },
  words: { min: 0, max: 0 },
  async run({ flags, io }) {
    const config = configOf(flags, io)
    if (!config) return 2
    const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url))
    const checks = [
      ...checkMachine(config.dataDir, webRoot),
      ...checkDirectory(config),
      ...(await databaseChecks(config, flags.has('deep'))),
    ]
    if (flags.has('json')) io.out(JSON.stringify({ checks }, null, 2))
    else
      for (const line of padded(checks.map(({ id, state, zh, en }) => [SIGN[state], id, `${zh}  ${en}`])))
        io.out(line)
    return checks.some(({ state }) => state === 'bad') ? 1 : 0
  },
}

/** Through the running server where one holds the database, else by opening it; a database that never was is not made. */
async function databaseChecks(config: Config, deep: boolean): Promise<readonly Check[]> {
  const answered = await askServer(config.dataDir, { op: 'check', deep })
  if (answered) return answered
  const embedded = config.database.kind === 'embedded'
  if (embedded && holderOf(config.dataDir) !== null)
    return [
      wrong(
        'database',
        '伺服器占用資料庫但沒有回應，請查看其日誌',
        'The server holds the database but does not answer; see its log',
      ),
    ]
  if (embedded && !existsSync(dataPaths(config.dataDir).database))
    return [skipped('database', '內建資料庫尚未建立', 'The embedded database does not exist yet')]
  try {
    const store =
      config.database.kind === 'embedded'
        ? await openEmbedded({ directory: config.dataDir })
        : openPostgres(config.database.url, { poolSize: 2 })
    try {
      return await checkDatabase(store, config, houseMigrations, deep)
    } finally {
      await store.close()
    }
  } catch (error) {
    const fault = faultOfStart(error, config)
    return [wrong('database', fault.zh, fault.en)]
  }
}
