import type { Report } from './report.ts'
import type { Language } from './words.ts'
import { sentence } from './words.ts'

/** What was verified: a package, or a log over the network. */
export interface Verified {
  readonly name: string
  readonly report: Report
}

/** Findings of one code that people are shown one by one. */
const SHOWN = 20

/** A report for people. */
export function printReport({ name, report }: Verified, language: Language): string {
  const lines = language === 'zh' ? factsZh(name, report) : factsEn(name, report)
  const shown = new Map<string, number>()
  for (const finding of report.findings) {
    const count = (shown.get(finding.code) ?? 0) + 1
    shown.set(finding.code, count)
    if (count <= SHOWN) lines.push(`  ✗ ${finding.code}  ${sentence(finding, language)}`)
  }
  for (const [code, total] of Object.entries(report.totals)) {
    if (total > SHOWN)
      lines.push(language === 'zh' ? `  … ${code} 共 ${total} 項` : `  … ${code}: ${total} in all`)
  }
  return `${lines.join('\n')}\n`
}

function factsZh(name: string, report: Report): string[] {
  const total = Object.values(report.totals).reduce((sum, count) => sum + count, 0)
  const { promised, checked } = report.records
  const range =
    promised === null ? '檔案未含紀錄' : `應含葉序 ${promised.from} 至 ${promised.to} 之前的全部紀錄`
  return [
    report.ok ? `✓ 查驗無異常：${name}` : `✗ 發現 ${total} 項異常：${name}`,
    `  帳冊：${report.origin}`,
    report.keyPinned
      ? '  公鑰：以您指定的公鑰查驗'
      : '  公鑰：取自檔案本身，只能證明檔案前後一致；請向機關以外的管道取得公鑰，以 --vkey 指定',
    `  條目 ${report.entries} 筆，檢查點 ${report.checkpoints} 個，最後簽署於 ${report.signedSize ?? '—'} 筆`,
    `  紀錄 ${checked} 筆（${range}）`,
    ...report.witnesses.map((one) => `  見證人 ${one.name} 副署至 ${one.size} 筆`),
    ...(report.attachments.listed > 0
      ? [`  附件 ${report.attachments.listed} 個，已比對 ${report.attachments.checked} 個`]
      : []),
  ]
}

function factsEn(name: string, report: Report): string[] {
  const total = Object.values(report.totals).reduce((sum, count) => sum + count, 0)
  const { promised, checked } = report.records
  const range =
    promised === null ? 'none promised' : `all promised from leaf ${promised.from} up to ${promised.to}`
  return [
    report.ok ? `✓ OK: ${name}` : `✗ ${total} finding${total === 1 ? '' : 's'}: ${name}`,
    `  log: ${report.origin}`,
    report.keyPinned
      ? '  key: the one that you gave'
      : '  key: from the package itself, so this only shows that the package agrees with itself; get the key elsewhere and pass --vkey',
    `  ${report.entries} entries, ${report.checkpoints} checkpoints, last signed at ${report.signedSize ?? '—'}`,
    `  ${checked} records (${range})`,
    ...report.witnesses.map((one) => `  witness ${one.name} cosigned up to ${one.size}`),
    ...(report.attachments.listed > 0
      ? [`  ${report.attachments.listed} attachments listed, ${report.attachments.checked} compared`]
      : []),
  ]
}
