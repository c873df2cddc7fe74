import { resolve } from 'node:path'
import { askServer } from '../server/control.ts'
import { OpsFault } from '../server/ops-fault.ts'
import { value, type Command } from './command.ts'
import { configOf } from './config-of.ts'

const FIELDS = ['kind', 'system', 'declared', 'day'] as const

export const command: Command = {
  usage: 'import <file> --kind=log|book|… [--system=代號] [--declared=筆數] [--day=YYYY-MM-DD] [--data=目錄]',
  zh: [
    '由執行中的伺服器匯入一個檔案，供每日排程使用；格式依「匯入設定」，重複匯入同一檔案不會重複計入。',
    '作為記在「系統：import」名下；由人員上傳請用網頁。',
  ],
  en: [
    'Lets the running server take in a file, for a nightly job; read by the saved profile, and the same file twice counts once.',
    'The act stands under “system: import”; people upload on the web.',
  ],
  flags: {
    kind: value('檔案種類（log 查詢紀錄、book 查詢紀錄簿…）', 'what the file is (log, book, …)'),
    system: value('系統代號（種類為 log 時必填）', 'the system (needed for a log)'),
    declared: value('來源所稱筆數，用以核對', 'rows that the source states, to be compared'),
    day: value('檔案所屬日期（空檔案時必填）', 'the day that the file is about (needed where it is empty)'),
    data: value('資料目錄', 'data directory'),
  },
  words: { min: 1, max: 1 },
  async run({ words, flags, io }) {
    const config = configOf(flags, io)
    if (!config) return 2
    const fields: Record<string, string> = {}
    for (const name of FIELDS) {
      const given = flags.get(name)
      if (typeof given === 'string') fields[name] = given
    }
    const done = await askServer(config.dataDir, {
      op: 'import',
      file: resolve(io.workingDir, words[0] ?? ''),
      fields,
    })
    if (!done) throw new OpsFault('CLI_NO_SERVER', { directory: config.dataDir })
    io.out(
      done.known
        ? `✓ 這個檔案先前已匯入，未重複計入  This file had been taken in before; nothing was added (${done.id})`
        : `✓ 匯入完成：讀取 ${done.read} 筆，新增 ${done.added} 筆  Read ${done.read}, added ${done.added} (${done.id})`,
    )
    return 0
  },
}
