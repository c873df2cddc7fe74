import { resolve } from 'node:path'
import { openEmbedded, openPostgres, type Store } from '#kernel/store'
import { backUp, type BackupDone } from '../server/backup/backup.ts'
import { leaveNote } from '../server/backup/notes.ts'
import { isLongEnough } from '../server/backup/sealed-keys.ts'
import type { Config } from '../server/config.ts'
import { askServer } from '../server/control.ts'
import { holderOf } from '../server/data-dir.ts'
import { faultOfStart } from '../server/fault-of-start.ts'
import { OpsFault } from '../server/ops-fault.ts'
import { productVersion } from '../server/version.ts'
import { flag, value, type Command } from './command.ts'
import { configOf } from './config-of.ts'
import { passphraseOf } from './passphrase.ts'
import { sizeText } from './sizes.ts'

export const command: Command = {
  usage: 'backup <file> [--data=目錄] (--passphrase-file=檔案 | --without-keys)',
  zh: [
    '將資料庫、附件、查詢紀錄、查核點與金鑰備份成一個檔案；內建資料庫與 PostgreSQL 格式相同，可互相還原。',
    '伺服器執行中亦可備份。備份含個人資料，請存放於加密媒體。',
  ],
  en: [
    'Writes database, attachments, query logs, checkpoints and keys into one file; both kinds of database share the format.',
    'Works while the server runs. A backup holds personal data: keep it on encrypted media.',
  ],
  flags: {
    data: value('資料目錄', 'data directory'),
    'passphrase-file': value(
      '內含通行語的檔案（12 字元以上），用以加密金鑰',
      'file with the passphrase (12 characters or more) for the keys',
    ),
    'without-keys': flag('不含金鑰；金鑰須另行保存', 'leave the keys out; they must be kept elsewhere'),
  },
  words: { min: 1, max: 1 },
  async run(call) {
    const { words, flags, io } = call
    const config = configOf(flags, io)
    if (!config) return 2
    const passphrase = flags.has('without-keys') ? null : passphraseOf(call)
    if (!flags.has('without-keys') && (passphrase === null || !isLongEnough(passphrase)))
      throw new OpsFault('BACKUP_NEEDS_PASSPHRASE')
    const file = resolve(io.workingDir, words[0] ?? '')
    const began = performance.now()
    const done =
      (await askServer(config.dataDir, { op: 'backup', file, passphrase })) ??
      (await alone(config, file, passphrase))
    io.out(`✓ 備份完成  Backed up: ${done.file}`)
    io.out(
      `  ${done.rows} 列 rows, ${sizeText(done.bytes)}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
    )
    io.out(`  SHA-256 ${done.sha256}`)
    if (passphrase === null)
      io.out(
        '  ! 不含金鑰：請另行保存 keys 目錄，否則無法還原。  Without keys: keep the keys directory elsewhere, or this cannot be restored.',
      )
    return 0
  },
}

/** Without a server: opens the database itself. Where one holds the directory but does not answer, nothing is touched. */
async function alone(config: Config, file: string, passphrase: string | null): Promise<BackupDone> {
  const holder = holderOf(config.dataDir)
  if (holder !== null) throw new OpsFault('NOT_STOPPED', { pid: holder })
  const store = await openStore(config)
  try {
    return await backUp(store, {
      dataDir: config.dataDir,
      file,
      passphrase,
      product: productVersion(),
      announce: (note) => Promise.resolve(leaveNote(config.dataDir, note)),
    })
  } finally {
    await store.close()
  }
}

async function openStore(config: Config): Promise<Store> {
  try {
    return config.database.kind === 'embedded'
      ? await openEmbedded({ directory: config.dataDir })
      : openPostgres(config.database.url, { poolSize: 2 })
  } catch (error) {
    throw faultOfStart(error, config)
  }
}
