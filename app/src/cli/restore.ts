import { resolve } from 'node:path'
import { restore } from '../server/backup/restore.ts'
import { houseMigrations } from '../server/migrations.ts'
import { value, type Command } from './command.ts'
import { configOf } from './config-of.ts'
import { passphraseOf } from './passphrase.ts'

export const command: Command = {
  usage: 'restore <file> [--data=目錄] [--passphrase-file=檔案 | --keys=目錄]',
  zh: [
    '自備份還原到空的資料目錄（及空的 PostgreSQL 資料庫，若設有 DATABASE_URL）。',
    '先核對每一部分的雜湊，再於單一交易內還原並重算帳本；任何一步不符即全部撤回。',
  ],
  en: [
    'Restores a backup into an empty data directory (and an empty PostgreSQL database, where DATABASE_URL is set).',
    'Checks every hash first, then restores in one transaction and recomputes the ledger; on any fault nothing remains.',
  ],
  flags: {
    data: value('資料目錄（須為空）', 'data directory (must be empty)'),
    'passphrase-file': value('內含通行語的檔案', 'file with the passphrase'),
    keys: value('金鑰目錄的副本（備份不含金鑰時）', 'a copy of the key directory, for a backup without keys'),
  },
  words: { min: 1, max: 1 },
  async run(call) {
    const { words, flags, io } = call
    const config = configOf(flags, io)
    if (!config) return 2
    const keys = flags.get('keys')
    const began = performance.now()
    const done = await restore({
      file: resolve(io.workingDir, words[0] ?? ''),
      dataDir: config.dataDir,
      database: config.database,
      passphrase: passphraseOf(call),
      keysDir: typeof keys === 'string' ? resolve(io.workingDir, keys) : null,
      ledgerKey: config.keys.ledger,
      migrations: houseMigrations,
    })
    io.out(`✓ 還原完成  Restored into ${config.dataDir}`)
    io.out(
      `  備份時間 Made at ${done.madeAt}；${done.rows} 列 rows；帳本 ledger ${done.size} 筆 acts, verified；${((performance.now() - began) / 1000).toFixed(1)} s`,
    )
    return 0
  },
}
