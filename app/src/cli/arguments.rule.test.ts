import { describe, expect, it } from 'vitest'
import { parseArguments } from './arguments.ts'
import { flag, value, type Command } from './command.ts'
import { padded, width } from './columns.ts'

const command: Command = {
  usage: 'try <file> [--deep] [--data=…]',
  zh: [],
  en: [],
  flags: { deep: flag('深', 'deep'), data: value('資料', 'data') },
  words: { min: 1, max: 2 },
  run: () => Promise.resolve(0),
}
const parse = (...given: string[]) => {
  const parsed = parseArguments('try', command, given)
  return parsed.ok
    ? { words: parsed.value.words, flags: Object.fromEntries(parsed.value.flags) }
    : parsed.error.code
}

describe('arguments', () => {
  it.each([
    [['a'], { words: ['a'], flags: {} }],
    [['--deep', 'a', '--data=/x y', 'b'], { words: ['a', 'b'], flags: { deep: true, data: '/x y' } }],
    [['a', '--data', '/x'], { words: ['a'], flags: { data: '/x' } }],
    [['--', '--deep'], { words: ['--deep'], flags: {} }],
    [['-', '--data=a=b'], { words: ['-'], flags: { data: 'a=b' } }],
  ])('%j', (given, expected) => expect(parse(...given)).toEqual(expected))

  it.each([
    [['a', '--deap'], 'CLI_UNKNOWN_FLAG'],
    [['a', '--constructor'], 'CLI_UNKNOWN_FLAG'],
    [['a', '--deep=yes'], 'CLI_FLAG_VALUE'],
    [['a', '--data'], 'CLI_FLAG_VALUE'],
    [['a', '--data='], 'CLI_FLAG_VALUE'],
    [['a', '--data', '--deep'], 'CLI_FLAG_VALUE'],
    [['a', '--deep', '--deep'], 'CLI_FLAG_VALUE'],
    [[], 'CLI_WORDS'],
    [['a', 'b', 'c'], 'CLI_WORDS'],
  ])('refuses %j', (given, code) => expect(parse(...given)).toBe(code))
})

it('columns count what the eye sees', () => {
  expect(width('備份 ok')).toBe(7)
  expect(
    padded([
      ['備份', 'x'],
      ['a', 'y'],
    ]),
  ).toEqual(['備份  x', 'a     y'])
})
