import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { epochSeconds, type Instant } from '#kernel/ground'
import { csvLine } from '../simulate/csv.ts'
import { logFile } from '../simulate/log-form.ts'
import { registerFile } from '../simulate/office-form.ts'
import type { DemoWeek } from './week.ts'

/** Look-ups of the last minutes have not been exported yet. */
const EXPORT_LAG = 600

/** The system whose log of yesterday is not in: it is due, and the clerk has its file. */
export const LEFT_OUT = 'border'

/**
 * Files for the clerk to try: the log of yesterday that is still missing; what the household register has of today, with the book and
 * the duty sheets that belong to it; and a file with everything in it that must be refused. Early in the morning there is nothing of
 * today yet.
 */
export function writeSamples(directory: string, week: DemoWeek, now: Instant): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const put = (name: string, bytes: Uint8Array): void =>
    writeFileSync(join(directory, name), bytes, { mode: 0o600 })
  const { today } = week
  const until = epochSeconds(now) - EXPORT_LAG
  const lines = (today.logs.get('household') ?? []).filter((line) => line.logged < until)
  const entries = today.book.filter(
    (entry) => entry.enteredAt < until && entry.systems.every((system) => system === 'household'),
  )
  put('1-昨日入出境紀錄.csv', logFile(LEFT_OUT, week.days.at(-1)?.logs.get(LEFT_OUT) ?? []))
  if (lines.length > 0) {
    put('2-今日勤務案件.csv', registerFile('cases', today.sheets))
    put('3-今日戶役政紀錄.csv', logFile('household', lines))
    put('4-今日查詢紀錄簿.csv', registerFile('book', entries))
  }
  put('5-有錯的戶役政紀錄.csv', faulty())
}

/** A day that does not exist, a number missing, a formula in a cell, a row that is too short. */
function faulty(): Uint8Array {
  const rows = [
    ['查詢時間', '序號', '使用者代號', '端末代號', '連線代號', '作業別', '身分證統一編號', '案號'],
    ['113/02/30 09:10:00', '990001', 'qx002', 'Q21-PC1', 'S1', '查詢', 'Z180000019', ''],
    ['115/11/20 09:12:00', '', 'qx002', 'Q21-PC1', 'S1', '查詢', 'Z180000019', ''],
    [
      '115/11/20 09:14:00',
      '990003',
      '=HYPERLINK("http://example.invalid")',
      'Q21-PC1',
      'S1',
      '查詢',
      'Z180000019',
      '',
    ],
    ['115/11/20 09:16:00', '990004', 'qx002', 'Q21-PC1'],
  ]
  return new TextEncoder().encode(`\ufeff${rows.map((row) => csvLine(row, ',')).join('')}`)
}
