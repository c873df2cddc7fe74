import { OpsFault } from '../../server/ops-fault.ts'
import { flag, value, type Command } from '../command.ts'
import { printFault } from '../print-fault.ts'
import { stopping } from '../scan/stop.ts'
import { planOf } from './plan.ts'
import { runRedact } from './run-redact.ts'

const ASKED_WRONGLY = 2

/** `subrosa redact`: a file without what was chosen, and the proof of it. */
export const command: Command = {
  usage: 'redact <檔案 file> --out=檔案 [--findings=all|偵測器,…] [--hidden=all|類別,…] [--certificate=檔案]',
  zh: [
    '清除一個檔案中所選的值與隱藏內容，保留原格式，並重讀結果加以證明。原檔不會更動，輸出檔不覆寫。',
    '未能證明者不寫出檔案。代碼見 subrosa scan 的報告。',
    '結束代碼：0 已清除並驗證、1 未能證明、2 用法或檔案有誤、130 中途停止。',
  ],
  en: [
    'Takes the chosen values and hidden content out of one file, keeps its format, and proves it by reading the result again. The original is not touched, and no file is written over.',
    'What cannot be proved is not written. Codes are those of the reports of subrosa scan.',
    'Exit codes: 0 cleaned and proved, 1 not proved, 2 asked wrongly or a file is at fault, 130 stopped.',
  ],
  flags: {
    out: value('輸出檔（0600，不可已存在）', 'file to write (0600, must not exist)'),
    findings: value('all 或偵測器代碼，以逗號分隔', 'all, or ids of detectors joined by commas'),
    hidden: value('all 或隱藏類別，以逗號分隔', 'all, or hidden classes joined by commas'),
    style: value('bar（黑條）或 pseudonym（甲、乙、丙）', 'bar, or pseudonym (甲, 乙, 丙)'),
    certificate: value('證明書；.html 可列印，其餘為 JSON', 'the proof; .html to print, else JSON'),
    'keep-unproved': flag(
      '未能證明時仍寫出，供人工檢視',
      'write it even if not proved, for a person to look at',
    ),
    seconds: value('時限（預設 300）', 'time limit (300)'),
    lang: value('zh 或 en（預設依語系）', 'zh or en (by locale)'),
  },
  words: { min: 1, max: 1 },
  async run(call) {
    const plan = planOf(call)
    if (!plan.ok) {
      printFault(call.io, plan.error)
      return ASKED_WRONGLY
    }
    const { controller, release } = stopping()
    try {
      return await runRedact(plan.value, call.io, controller.signal)
    } catch (error) {
      if (!(error instanceof OpsFault)) throw error
      printFault(call.io, error)
      return ASKED_WRONGLY
    } finally {
      release()
    }
  },
}
