import { OpsFault } from '../../server/ops-fault.ts'
import { flag, value, type Command } from '../command.ts'
import { printFault } from '../print-fault.ts'
import { planOf } from './plan.ts'
import { runScan } from './run-scan.ts'
import { stopping } from './stop.ts'

const ASKED_WRONGLY = 2

/** `subrosa scan`: what lies on a drive, a share or in an archive of mail. */
export const command: Command = {
  usage: 'scan <路徑 path…> [--json|--ndjson|--sarif|--csv|--html] [--out=檔案] [--fail-on=條件] …',
  zh: [
    '檢查檔案與資料夾：個人資料、密等標示、隱藏內容，以及哪些沒有檢查到。離線執行，不改動任何檔案。',
    '輸出不含原文，只有遮蔽樣本與金鑰代號；檔名、部分名稱與工作表名稱照原樣列出。不跟隨符號連結。',
    '',
    '--fail-on 條件（以逗號分隔）：finding、finding:0.8、finding:tw.national-id、level:密（該級以上）、',
    '  hidden、hidden:類別、persons:10（同一表格人數）、unread（任何未完整檢查者）。',
    '結束代碼：0 無上述情形、1 符合 --fail-on、2 用法或檔案有誤、3 有未完整檢查者（--fail-on=unread）、130 中途停止。',
  ],
  en: [
    'Inspects files and folders: personal data, marks of secrecy, hidden content, and what was not inspected. Offline; changes no file.',
    'No output holds matched text, only masks and keyed marks; names of files, parts and sheets stand as they are. Symbolic links are not followed.',
    '',
    '--fail-on takes, joined by commas: finding, finding:0.8, finding:tw.national-id, level:密 (and above),',
    '  hidden, hidden:<class>, persons:10 (in one table), unread (anything not inspected to the end).',
    'Exit codes: 0 none of it, 1 --fail-on met, 2 asked wrongly or a file of the run is at fault, 3 unread (if asked for), 130 stopped.',
  ],
  flags: {
    json: flag('一份 JSON 文件', 'one JSON document'),
    ndjson: flag('每行一個 JSON，隨掃描輸出', 'one JSON value a line, as the scan goes on'),
    sarif: flag('SARIF 2.1.0', 'SARIF 2.1.0'),
    csv: flag('試算表（UTF-8 BOM，已防公式注入）', 'for spreadsheets (UTF-8 BOM, formulas defused)'),
    html: flag('可列印的 A4 報告', 'a report to print on A4'),
    out: value('輸出到檔案（0600）', 'write to a file (0600)'),
    'fail-on': value('何時以非 0 代碼結束', 'when to end with a code other than 0'),
    key: value('代號金鑰檔；不存在時產生（0600）', 'key file of the marks; made when missing (0600)'),
    baseline: value(
      '基準檔：其中已知者不再列出（須 --key）',
      'baseline: what it knows is not told again (needs --key)',
    ),
    'write-baseline': value(
      '將本次結果寫成基準檔（須 --key）',
      'accept all of this as a baseline (needs --key)',
    ),
    resume: value('續掃檔：存在則接續，否則建立', 'record of the scan: go on with it, or begin it'),
    rehash: flag('續掃時另核對雜湊', 'when resuming, compare digests too'),
    review: value('每級抽樣複核的文件數', 'documents of each level to draw for review'),
    ocr: flag(
      '辨識圖片與掃描頁上的文字（每頁約 1 至 10 秒；結果至多為「部分檢查」）',
      'read what is written in pictures and scanned pages (some 1 to 10 s a page; PARTIAL at best)',
    ),
    jobs: value('同時檢查的檔案數（預設 4 以內）', 'files at once (up to 4 unless said)'),
    seconds: value('單一檔案時限（預設 1800）', 'time for one file (1800)'),
    list: value('單一檔案列出的發現上限（預設 100000）', 'findings listed for one file (100000)'),
    lang: value('zh 或 en（預設依語系）', 'zh or en (by locale)'),
  },
  words: { min: 1, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const plan = planOf(call)
    if (!plan.ok) {
      printFault(call.io, plan.error)
      return ASKED_WRONGLY
    }
    const { controller, release } = stopping()
    try {
      return await runScan(plan.value, call.io, controller)
    } catch (error) {
      if (!(error instanceof OpsFault)) throw error
      printFault(call.io, error)
      return ASKED_WRONGLY
    } finally {
      release()
    }
  },
}
