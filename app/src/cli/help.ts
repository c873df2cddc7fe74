import { padded } from './columns.ts'
import type { Command } from './command.ts'
import type { Entry } from './commands.ts'

const HEAD = [
  'Subrosa 公務機密維護平台',
  '',
  '用法 Usage：  subrosa <指令 command> [選項 options]',
  '              subrosa <指令 command> --help',
  '',
]

export const overview = (table: Readonly<Record<string, Entry>>): readonly string[] => [
  ...HEAD,
  ...padded(Object.entries(table).map(([name, { zh, en }]) => [`  ${name}`, zh, en])),
]

export function commandHelp(command: Command): readonly string[] {
  const options = Object.entries(command.flags).map(([name, { takes, zh, en }]) => [
    `  --${name}${takes === 'value' ? '=…' : ''}`,
    zh,
    en,
  ])
  return [
    `用法 Usage：  subrosa ${command.usage}`,
    '',
    ...command.zh,
    '',
    ...command.en,
    ...(options.length > 0 ? ['', '選項 Options：', ...padded(options)] : []),
  ]
}
