import type { Measure } from '../words.ts'

const measure = (id: string, zh: string, en: string): Measure => ({ id, zh, en })

/** The measures the present slice delivers: one line each, for reasons and generated tables. */
export const measures: readonly Measure[] = [
  measure('M01', '查詢逐筆登記於紀錄簿', 'Every look-up is entered in the log book'),
  measure('M02', '系統紀錄與紀錄簿逐筆勾稽', 'System log and log book are reconciled line by line'),
  measure('M03', '定期匯入系統查詢紀錄', 'System logs are imported on schedule and complete'),
  measure('M04', '單位主管每日逐筆核章', 'The unit head stamps every line, every day'),
  measure('M05', '核章不得流於形式', 'Stamping must not become a mere form'),
  measure('M06', '主管不得核章自己的查詢', 'A head never stamps his own look-ups'),
  measure('M07', '列印資料簽收', 'Print-outs are signed for'),
  measure('M10', '查詢完畢結束連線', 'Sessions are closed after use'),
  measure('M11', '與勤務分配表勾稽', 'Look-ups are compared with the duty roster'),
  measure('M12', '查詢須有案件佐證', 'Each look-up rests on a case'),
  measure('M17', '未登記之查詢須附文件說明', 'An unregistered look-up is explained with documents'),
  measure('M26', '定期內部稽核及不定期外部抽查', 'Regular internal audit and external samples'),
  measure('M29', '私用查詢未外流亦屬違規', 'Private use is a violation even without disclosure'),
  measure('M30', '查詢使用紀錄之管理', 'Usage records are kept and managed'),
  measure('M35', '查調權限定期檢討', 'Rights are reviewed regularly'),
  measure('M38', '禁止一帳號多人使用', 'One account, one person'),
  measure('M39', '閒置自動登出', 'Automatic logout when idle'),
  measure('M40', '密碼與登入之強度', 'Strength of passwords and sign-in'),
  measure('M187', '找出檔案裡看不見的資料', 'Hidden data of files is found'),
  measure('M188', '對外提供之檔案應先清理', 'Files are cleaned before they are given out'),
  measure('M189', '塗銷須不可還原', 'Redaction cannot be undone'),
  measure('M190', '偵測檔案中的個人資料', 'Personal data in files is detected'),
]
