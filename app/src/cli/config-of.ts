import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseConfig, type Config } from '../server/config.ts'
import type { Io } from './command.ts'
import { printFault } from './print-fault.ts'

/** Reads the configuration of this call; prints every fault, not only the first. */
export function configOf(given: ReadonlyMap<string, string | true>, io: Io): Config | null {
  const home = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
  const parsed = parseConfig(given, {
    env: io.env,
    readFile: (path) => readFileSync(path, 'utf8'),
    workingDir: io.workingDir,
    home,
  })
  if (parsed.ok) return parsed.value
  for (const fault of parsed.error) printFault(io, fault)
  return null
}
