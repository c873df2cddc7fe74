import { resolve } from 'node:path'
import { bad, ok, parseDay, type Result } from '#kernel/ground'
import { value, type Call, type Command } from './command.ts'
import { defaults, worldOfLines, type WorldOptions } from '../server/simulate/options.ts'
import { simulate } from '../server/simulate/world.ts'
import { writeWorld } from '../server/simulate/write.ts'

const NUMBERS = {
  seed: { least: 0, most: 2 ** 31 },
  units: { least: 1, most: 300 },
  officers: { least: 4, most: 200 },
  days: { least: 1, most: 400 },
  lines: { least: 1, most: 100_000_000 },
} as const
type NumberFlag = keyof typeof NUMBERS

/** `subrosa simulate <directory>`: writes a world and, apart, its answer key. */
export const command: Command = {
  usage:
    'simulate <directory> [--seed=1] [--units=12] [--officers=12] [--days=5] [--from=2026-11-02] [--lines=N] [--key=FILE]',
  zh: [
    '產生虛構機關之單位、人員、勤務、案件、查詢紀錄簿及各系統查詢紀錄。',
    '同一 seed 必得同一結果；解答另存，不在輸出目錄內。',
  ],
  en: [
    'Makes an invented agency: units, people, roster, cases, log book and system logs.',
    'The same seed gives the same world; the answer key lies apart.',
  ],
  flags: {
    seed: value('亂數種子', 'Seed'),
    units: value('派出所數', 'Stations'),
    officers: value('每所人數', 'Officers of a station'),
    days: value('日數', 'Days'),
    from: value('第一日（YYYY-MM-DD）', 'First day (YYYY-MM-DD)'),
    lines: value('至少產生之查詢筆數（60 個派出所）', 'At least so many log lines, from 60 stations'),
    key: value(
      '解答檔案，預設為「目錄名-answer-key.jsonl」',
      'Answer key; default: <directory>-answer-key.jsonl',
    ),
  },
  words: { min: 1, max: 1 },
  run({ words, flags, io }) {
    const options = optionsOf(flags)
    if (!options.ok) {
      io.err(options.error)
      return Promise.resolve(2)
    }
    const directory = resolve(io.workingDir, words[0] ?? '')
    const key = resolve(io.workingDir, String(flags.get('key') ?? `${directory}-answer-key.jsonl`))
    const written = writeWorld(simulate(options.value), directory, key)
    io.out(
      `${directory}  ${written.days} 日／days, ${written.lines} 筆查詢／log lines, ${written.entries} 筆登記／book entries`,
    )
    io.out(`${key}  解答／answer key`)
    return Promise.resolve(0)
  },
}

function optionsOf(flags: Call['flags']): Result<WorldOptions, string> {
  const given = new Map<NumberFlag, number>()
  for (const [name, { least, most }] of Object.entries(NUMBERS)) {
    const text = flags.get(name)
    if (text === undefined) continue
    const number = Number(text)
    if (!Number.isInteger(number) || number < least || number > most) {
      return bad(
        `--${name}：須為 ${least} 至 ${most} 之整數。 It must be a whole number from ${least} to ${most}.`,
      )
    }
    given.set(name as NumberFlag, number)
  }
  const from = parseDay(String(flags.get('from') ?? defaults.firstDay))
  if (!from.ok)
    return bad('--from：須為實際存在之日期（YYYY-MM-DD）。 It must be a day that exists (YYYY-MM-DD).')
  const lines = given.get('lines')
  const base: WorldOptions = lines === undefined ? defaults : worldOfLines(lines)
  return ok({
    ...base,
    seed: given.get('seed') ?? base.seed,
    units: given.get('units') ?? base.units,
    officersPerUnit: given.get('officers') ?? base.officersPerUnit,
    days: given.get('days') ?? base.days,
    firstDay: from.value,
  })
}
