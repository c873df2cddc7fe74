import { checkWalls, describe, FEWEST_MODULES } from './walls/check.mjs'
import { fileURLToPath } from 'node:url'

const { modules, imports, faults } = checkWalls(fileURLToPath(new URL('..', import.meta.url)))
if (faults.length > 0) process.stdout.write(`${describe(faults)}\n`)
process.stdout.write(`${modules} modules, ${imports} imports, ${faults.length} faults\n`)
if (modules < FEWEST_MODULES)
  process.stdout.write(`Only ${modules} modules seen: the check itself is broken.\n`)
process.exitCode = faults.length > 0 || modules < FEWEST_MODULES ? 1 : 0
