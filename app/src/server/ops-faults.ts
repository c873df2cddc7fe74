/**
 * What stops the server or a command before any office work is touched. Each sentence says what to do next.
 * docs/operations.md lists every code; a test holds the two together. Codes are never reused.
 */
export const opsFaults = {
  CONFIG_UNKNOWN_NAME: {
    zh: '不認得設定「{name}」。請對照 docs/operations.md 的設定表更正或移除。',
    en: 'The setting {name} is not known. Correct or remove it; docs/operations.md lists all settings.',
  },
  CONFIG_BAD_VALUE: {
    zh: '設定「{name}」的值不合規定：須為{wanted}。',
    en: 'The value of {name} is not allowed: it must be {wanted}.',
  },
  CONFIG_TWICE: {
    zh: '「{name}」與「{name}_FILE」同時設定，請擇一。',
    en: '{name} and {name}_FILE are both set; keep one of them.',
  },
  CONFIG_FILE_UNREADABLE: {
    zh: '無法讀取「{name}」所指的檔案，請確認路徑與權限。',
    en: 'The file that {name} points to cannot be read; check its path and permissions.',
  },
  CONFIG_INCOMPLETE: {
    zh: '已設定「{name}」，但缺少「{missing}」。',
    en: '{name} is set, but {missing} is missing.',
  },
  START_DATA_IN_USE: {
    zh: '資料目錄正由程序 {pid} 使用。請先停止該程序，或用 --data 指定另一個目錄。',
    en: 'The data directory is in use by process {pid}. Stop it first, or name another directory with --data.',
  },
  START_DATA_UNWRITABLE: {
    zh: '無法寫入資料目錄 {directory}。請確認擁有者與權限（應為 0700）。',
    en: 'The data directory {directory} cannot be written. Check its owner and mode (0700).',
  },
  START_PORT_TAKEN: {
    zh: '連接埠 {port} 已被占用。請用 --port 指定另一個，或以 --port=0 自動選取。',
    en: 'Port {port} is taken. Name another with --port, or let --port=0 choose one.',
  },
  START_DATABASE_UNREACHABLE: {
    zh: '無法連線到 DATABASE_URL 所指的 PostgreSQL（{reason}）。請確認主機、帳號、密碼與防火牆。',
    en: 'The PostgreSQL that DATABASE_URL names cannot be reached ({reason}). Check host, account, password and firewall.',
  },
  START_MIGRATION_CHANGED: {
    zh: '資料庫遷移檔 {file} 套用後又被修改，為保護資料停止啟動。請改用原版程式。',
    en: 'Migration {file} was changed after it had been applied; the start is refused to protect the data. Use the original program.',
  },
  START_KEY_OPEN: {
    zh: '金鑰檔 {file} 可被他人讀取，停止啟動。請改為僅擁有者可讀（chmod 600）。',
    en: 'The key file {file} can be read by others; the start is refused. Make it readable by its owner alone (chmod 600).',
  },
  START_KEY_BAD: {
    zh: '金鑰 {file} 不是 64 個以上的十六進位字元。請由備份還原，切勿另造新金鑰：舊資料將無法比對。',
    en: 'The key {file} is not 64 or more hexadecimal digits. Restore it from the backup; a new key could not be compared with the old data.',
  },
  START_NOT_A_DEMO: {
    zh: '這個資料目錄屬於正式機關，不能以 --demo 啟動。請移除 --demo，或用 --data 指定另一個目錄。',
    en: 'This data directory belongs to a real agency and cannot be started with --demo. Leave --demo out, or name another directory with --data.',
  },
  START_DEMO_UNFINISHED: {
    zh: '示範資料上次載入未完成。示範資料均為虛構，請刪除 {directory} 後重新以 --demo 啟動。',
    en: 'The demo was not loaded to its end last time. Its data are invented: delete {directory} and start with --demo again.',
  },
  START_LEDGER_BROKEN: {
    zh: '帳本與其檢查點不符（{code}），停止啟動以保全證據。請勿更動資料，通知政風單位並依 docs/operations.md「帳本不符」辦理。',
    en: 'The ledger does not match its checkpoints ({code}); the start is refused to preserve the evidence. Change nothing, tell the ethics office, and follow "Ledger mismatch" in docs/operations.md.',
  },
  START_FAILED: {
    zh: '啟動失敗（{reason}）。請執行 subrosa doctor，並查看上方訊息。',
    en: 'The start failed ({reason}). Run subrosa doctor and see the messages above.',
  },
  NOT_STOPPED: {
    zh: '伺服器（程序 {pid}）正在使用這個資料目錄，但無法透過它執行。請先停止伺服器再試。',
    en: 'The server (process {pid}) uses this data directory and cannot do this for you. Stop it first, then try again.',
  },
  CONTROL_FAILED: {
    zh: '執行中的伺服器無法完成這項工作（{reason}）。請查看伺服器日誌。',
    en: 'The running server could not do this ({reason}). See its log.',
  },
  BACKUP_FILE_EXISTS: {
    zh: '備份檔 {file} 已存在；不覆寫既有備份，請換一個檔名。',
    en: 'The backup file {file} exists; a backup is never overwritten. Choose another name.',
  },
  BACKUP_NEEDS_PASSPHRASE: {
    zh: '備份含金鑰，須以通行語加密：請用 --passphrase-file 指定檔案（至少 12 字元），或以 --without-keys 不含金鑰（金鑰須另行保存）。',
    en: 'The backup holds keys and needs a passphrase: name a file with --passphrase-file (12 characters or more), or leave the keys out with --without-keys (and keep them elsewhere).',
  },
  BACKUP_FAILED: {
    zh: '備份未完成（{reason}），半成品已刪除。',
    en: 'The backup was not finished ({reason}); the partial file has been removed.',
  },
  BACKUP_BROKEN: {
    zh: '備份檔不完整或遭變更：{part}。未還原任何資料。',
    en: 'The backup file is incomplete or was changed: {part}. Nothing was restored.',
  },
  BACKUP_WRONG_PASSPHRASE: {
    zh: '通行語不符，無法解開備份中的金鑰。未還原任何資料。',
    en: 'The passphrase does not open the keys in this backup. Nothing was restored.',
  },
  BACKUP_WITHOUT_KEYS: {
    zh: '這份備份不含金鑰。請用 --keys 指定金鑰目錄的副本。',
    en: 'This backup holds no keys. Name a copy of the key directory with --keys.',
  },
  BACKUP_TOO_NEW: {
    zh: '備份來自較新的版本（{what}）。請先更新本程式。',
    en: 'The backup was made by a newer version ({what}). Update this program first.',
  },
  RESTORE_TARGET_NOT_EMPTY: {
    zh: '還原目的地不是空的：{what}。還原不覆寫資料，請指定空的目錄或資料庫。',
    en: 'The place to restore into is not empty: {what}. A restore never overwrites; name an empty directory or database.',
  },
  RESTORE_FAILED: {
    zh: '還原未完成（{reason}），已全部撤回。請確認磁碟空間、權限與資料庫後再試。',
    en: 'The restore was not finished ({reason}); everything was taken back. Check disk space, permissions and database, then try again.',
  },
  RESTORE_LEDGER_UNSOUND: {
    zh: '還原後的帳本驗證不符（{state}），已全部撤回。請保留備份檔並通報。',
    en: 'The restored ledger does not verify ({state}); everything was taken back. Keep the backup file and report it.',
  },
  CLI_UNKNOWN_COMMAND: {
    zh: '沒有「{name}」這個指令。請用 subrosa --help 查看全部指令。',
    en: 'There is no command {name}. subrosa --help lists all commands.',
  },
  CLI_UNKNOWN_FLAG: {
    zh: '指令 {command} 沒有選項「{name}」。請用 subrosa {command} --help 查看。',
    en: 'The command {command} has no option {name}. See subrosa {command} --help.',
  },
  CLI_FLAG_VALUE: {
    zh: '選項「{name}」{wanted}。',
    en: 'The option {name} {wantedEn}.',
  },
  CLI_WORDS: {
    zh: '用法：subrosa {usage}',
    en: 'Usage: subrosa {usage}',
  },
  CLI_SERVER_REFUSED: {
    zh: '{code}：{message}',
    en: '{messageEn}',
  },
  CLI_NO_SERVER: {
    zh: '沒有伺服器正在使用 {directory}。請先以 subrosa start 啟動（並指定相同的 --data）。',
    en: 'No server uses {directory}. Start one with subrosa start (and the same --data) first.',
  },
  SCAN_NO_SUCH_PATH: {
    zh: '無法讀取「{path}」（{reason}）。請確認路徑與權限。',
    en: '{path} cannot be read ({reason}). Check the path and its permissions.',
  },
  SCAN_FAIL_ON: {
    zh: '--fail-on 不認得「{word}」。可用：finding、finding:0.8、finding:偵測器代碼、level:密、hidden、hidden:類別、persons:10、unread，以逗號分隔。',
    en: '--fail-on does not know {word}. It takes finding, finding:0.8, finding:<detector>, level:密, hidden, hidden:<class>, persons:10, unread, joined by commas.',
  },
  SCAN_KEY_NEEDED: {
    zh: '基準檔須配合固定的金鑰，否則代碼無法比對。請加上 --key=檔案（不存在時會產生），並與建立基準檔時使用同一把。',
    en: 'A baseline needs a key that stays the same, or its marks cannot be compared. Add --key=FILE (made when missing), the same one with which the baseline was written.',
  },
  SCAN_KEY_MISSING: {
    zh: '金鑰檔 {file} 不存在；基準檔與續掃檔只能以建立時的金鑰使用。請還原該金鑰，或重新建立基準檔、重新掃描。',
    en: 'The key file {file} does not exist; a baseline or a record can be used only with the key it was written with. Restore that key, or write the baseline anew and scan again.',
  },
  SCAN_KEY_OPEN: {
    zh: '金鑰檔 {file} 可被他人讀取。請改為僅擁有者可讀（chmod 600）後再試。',
    en: 'The key file {file} can be read by others. Make it readable by its owner alone (chmod 600), then try again.',
  },
  SCAN_KEY_BAD: {
    zh: '{file} 不是金鑰檔（須為 64 個十六進位字元）。請指定正確的檔案；要產生新金鑰請指定不存在的檔名。',
    en: '{file} is no key file (64 hexadecimal digits). Name the right file; to make a new key, name one that does not exist.',
  },
  SCAN_BASELINE_BAD: {
    zh: '{file} 不是基準檔，或已損壞。請以 --write-baseline 重新建立。',
    en: '{file} is no baseline, or is damaged. Write it anew with --write-baseline.',
  },
  SCAN_BASELINE_FOREIGN: {
    zh: '基準檔 {file} 以另一把金鑰建立，或建立後遭修改，不予採用。請指定原金鑰，或以 --write-baseline 重新建立。',
    en: 'The baseline {file} was written with another key, or changed since, and is not used. Name its own key, or write it anew with --write-baseline.',
  },
  SCAN_RESUME_BAD: {
    zh: '{file} 不是掃描的續掃檔，未予更動。請指定中斷時留下的檔案；要重新開始請指定不存在的檔名。',
    en: '{file} is not the record of a scan and was left alone. Name the file that an interrupted scan left, or one that does not exist to begin anew.',
  },
  SCAN_RESUME_OTHER: {
    zh: '續掃檔 {file} 與這次掃描不同（{what}），結果不能併用。請以相同的版本、金鑰與選項續掃，或刪除該檔重新開始。',
    en: 'The record {file} belongs to a different scan ({what}), and the results do not go together. Resume with the same version, key and options, or delete the file to begin anew.',
  },
  SCAN_FILE_UNREADABLE: {
    zh: '無法讀取 {file}（{reason}）。請確認路徑與權限。',
    en: '{file} cannot be read ({reason}). Check its path and permissions.',
  },
  SCAN_FILE_UNWRITABLE: {
    zh: '無法寫入 {file}（{reason}）。請確認路徑、權限與磁碟空間。',
    en: '{file} cannot be written ({reason}). Check path, permissions and disk space.',
  },
  REDACT_NOTHING_CHOSEN: {
    zh: '沒有指定要清除什麼。請加上 --findings=all、--hidden=all，或列出偵測器與隱藏類別的代碼（見 subrosa scan 的報告）。',
    en: 'Nothing was chosen. Add --findings=all or --hidden=all, or name detectors and hidden classes (see the reports of subrosa scan).',
  },
  REDACT_UNKNOWN: {
    zh: '{name} 不認得「{word}」。代碼見 subrosa scan --json 的報告。',
    en: '{name} does not know {word}. The codes are those of subrosa scan --json.',
  },
  REDACT_OUT_EXISTS: {
    zh: '{file} 已存在；不覆寫任何檔案，請換一個檔名。',
    en: '{file} exists; nothing is ever written over. Choose another name.',
  },
  REDACT_TOO_LARGE: {
    zh: '{file} 超過 {max} MiB，無法整份載入處理。請分割後再試。',
    en: '{file} exceeds {max} MiB and cannot be held in memory. Split it and try again.',
  },
  REDACT_LOST: {
    zh: '處理中止，未寫出任何檔案（{code}）：{zh}',
    en: 'It came to nothing, and no file was written ({code}): {en}',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>

export type OpsCode = keyof typeof opsFaults
