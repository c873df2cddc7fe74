import type { Config } from '../server/config.ts'
import type { RunningServer } from '../server/running-server.ts'
import { padded } from './columns.ts'

/** What the terminal shows once the server is up, in both languages. */
export function announce(config: Config, server: RunningServer): readonly string[] {
  const shown = config.publicUrl ? [config.publicUrl] : server.addresses
  return [
    '',
    '  Subrosa 公務機密維護平台',
    '',
    ...(shown.length > 0
      ? [`  網址 Address     ${shown.join('  ')}`]
      : ['  背景工作 Jobs only (--role=jobs)']),
    `  資料庫 Database  ${server.database === 'postgres' ? 'PostgreSQL' : '內建（評估與小型機關適用） Embedded (evaluation, small offices)'}`,
    `  資料目錄 Data    ${config.dataDir}`,
    ...setupLines(server),
    ...demoLines(server),
    '',
    '  按 Ctrl-C 停止。 Press Ctrl-C to stop.',
    '',
  ]
}

const setupLines = ({ setupLink }: RunningServer): readonly string[] =>
  setupLink === null
    ? []
    : [
        '',
        '  第一次使用：請以此一次性連結建立機關與第一位管理者（勿轉傳）。',
        '  First use: this one-time link sets up the agency and its first administrator (do not pass it on).',
        `  ${setupLink}`,
      ]

function demoLines({ demoAccounts }: RunningServer): readonly string[] {
  if (demoAccounts.length === 0) return []
  const rows = demoAccounts.map(({ account, name, post, password }) => [account, name, post, password])
  const header = ['帳號 Account', '姓名 Name', '職務 Post', '密碼 Passphrase']
  return [
    '',
    '  示範機關：人物與資料皆為虛構，登入頁可一鍵登入。',
    '  Demo agency: people and data are invented; the sign-in page signs in with one click.',
    '',
    ...padded([header, ...rows]).map((line) => `  ${line}`),
  ]
}
