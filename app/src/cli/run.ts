import { OpsFault } from '../server/ops-fault.ts'
import { parseArguments } from './arguments.ts'
import type { Io } from './command.ts'
import { commands, type Entry } from './commands.ts'
import { commandHelp, overview } from './help.ts'
import { printFault } from './print-fault.ts'

const ASKED_WRONGLY = 2
const HELP = new Set(['--help', '-h', 'help'])

/** Runs one command of the program. @returns the exit code */
export async function runCli(
  given: readonly string[],
  io: Io,
  table: Readonly<Record<string, Entry>> = commands,
): Promise<number> {
  const [name, ...rest] = given
  const [asked] = rest
  if (name === 'help' && asked !== undefined) return runCli([asked, '--help'], io, table)
  if (name === undefined || HELP.has(name)) {
    for (const line of overview(table)) io.out(line)
    return name === undefined ? ASKED_WRONGLY : 0
  }
  const found = name === '--version' || name === '-v' ? 'version' : name
  const entry = Object.hasOwn(table, found) ? table[found] : undefined
  if (!entry) {
    printFault(io, new OpsFault('CLI_UNKNOWN_COMMAND', { name }))
    return ASKED_WRONGLY
  }
  const command = await entry.load()
  if (!command.raw && rest.some((word) => word === '--help' || word === '-h')) {
    for (const line of commandHelp(command)) io.out(line)
    return 0
  }
  const parsed = parseArguments(found, command, rest)
  if (!parsed.ok) {
    printFault(io, parsed.error)
    return ASKED_WRONGLY
  }
  try {
    return await command.run({ ...parsed.value, io })
  } catch (error) {
    if (!(error instanceof OpsFault)) throw error
    // The cause of what nobody foresaw is for the operator's report; foreseen faults need none.
    if (error.cause instanceof Error) io.err(error.cause.stack ?? error.cause.message)
    printFault(io, error)
    return 1
  }
}
