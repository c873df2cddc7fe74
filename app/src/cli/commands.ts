import type { Command } from './command.ts'

export interface Entry {
  readonly zh: string
  readonly en: string
  /** Loaded only when called: `subrosa version` needs no database. */
  readonly load: () => Promise<Command>
}

/** Every command of the program, in the order in which the help lists them. */
export const commands: Readonly<Record<string, Entry>> = {
  start: {
    zh: '啟動伺服器',
    en: 'Start the server',
    load: async () =>
      (await import('./start.ts')).startCommand((await import('../server/main.ts')).startServer),
  },
  doctor: {
    zh: '檢查這台機器與資料是否健全',
    en: 'Check this machine and its data',
    load: async () => (await import('./doctor.ts')).command,
  },
  scan: {
    zh: '檢查檔案、隨身碟或信件封存帶有什麼',
    en: 'Inspect files, a drive or a mail archive',
    load: async () => (await import('./scan/command.ts')).command,
  },
  redact: {
    zh: '清除檔案中的敏感內容並證明',
    en: 'Clean a file and prove it',
    load: async () => (await import('./redact/command.ts')).command,
  },
  import: {
    zh: '匯入查詢紀錄或紀錄簿',
    en: 'Take in a log or a book',
    load: async () => (await import('./import.ts')).command,
  },
  backup: {
    zh: '備份資料庫、檔案與金鑰',
    en: 'Back up database, files and keys',
    load: async () => (await import('./backup.ts')).command,
  },
  restore: {
    zh: '自備份還原',
    en: 'Restore from a backup',
    load: async () => (await import('./restore.ts')).command,
  },
  verify: {
    zh: '離線驗證證據或執行中的帳本',
    en: 'Verify evidence offline, or a running log',
    load: async () => (await import('./tlog-programs.ts')).verify,
  },
  witness: {
    zh: '擔任帳本的見證人',
    en: 'Be a witness of the ledger',
    load: async () => (await import('./tlog-programs.ts')).witness,
  },
  cases: {
    zh: '重演真實案例',
    en: 'Replay the real cases',
    load: async () => (await import('./cases/command.ts')).command,
  },
  simulate: {
    zh: '產生虛構機關及其查詢紀錄',
    en: 'Make an invented agency and its query logs',
    load: async () => (await import('./simulate.ts')).command,
  },
  version: {
    zh: '顯示版本',
    en: 'Show the version',
    load: async () => (await import('./version.ts')).command,
  },
}
