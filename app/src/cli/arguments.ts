import { bad, ok, type Result } from '#kernel/ground'
import { OpsFault } from '../server/ops-fault.ts'
import type { Call, Command } from './command.ts'

/**
 * Sorts arguments into words and options. Only declared options pass: a misspelt one is refused, never ignored.
 * `--name=value` and `--name value` mean the same; after `--` everything is a word.
 */
export function parseArguments(
  name: string,
  command: Command,
  given: readonly string[],
): Result<Pick<Call, 'words' | 'flags'>, OpsFault> {
  if (command.raw) return ok({ words: given, flags: new Map() })
  const words: string[] = []
  const flags = new Map<string, string | true>()
  const rest = [...given]
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    if (next === '--') words.push(...rest.splice(0))
    else if (!next.startsWith('-') || next === '-') words.push(next)
    else {
      const [, key = '', inline] = /^--?([^=]*)(?:=(.*))?$/s.exec(next) ?? []
      const declared = Object.hasOwn(command.flags, key) ? command.flags[key] : undefined
      if (!declared) return bad(new OpsFault('CLI_UNKNOWN_FLAG', { command: name, name: `--${key}` }))
      const shown = { name: `--${key}` }
      if (flags.has(key))
        return bad(
          new OpsFault('CLI_FLAG_VALUE', {
            ...shown,
            wanted: '只能出現一次',
            wantedEn: 'may be given only once',
          }),
        )
      if (declared.takes === 'nothing') {
        if (inline !== undefined)
          return bad(
            new OpsFault('CLI_FLAG_VALUE', { ...shown, wanted: '不接受值', wantedEn: 'takes no value' }),
          )
        flags.set(key, true)
      } else {
        const text = inline ?? (rest[0]?.startsWith('--') ? undefined : rest.shift())
        if (text === undefined || text === '')
          return bad(
            new OpsFault('CLI_FLAG_VALUE', { ...shown, wanted: '需要一個值', wantedEn: 'needs a value' }),
          )
        flags.set(key, text)
      }
    }
  }
  const { min, max } = command.words
  if (words.length < min || words.length > max)
    return bad(new OpsFault('CLI_WORDS', { usage: command.usage }))
  return ok({ words, flags })
}
