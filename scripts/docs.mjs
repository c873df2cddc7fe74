import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillBlock } from './docs/markdown.mjs'
import {
  actsPage,
  commandsTable,
  faultsTable,
  parametersPage,
  refusalsPage,
  routesPage,
  settingsTable,
  wallsPage,
} from './docs/pages.mjs'
import { root } from './setup.mjs'
import { kernelOrder } from './walls/order.mjs'
import { purityRules } from './walls/purity.mjs'
import { forbidden, generalRules } from './walls/rules.mjs'
import { shapeRules } from './walls/shape.mjs'

// The tables come from the built program itself, so that the manual says what the product does.
const built = (path) => import(join(root, 'app/dist', path))
const { houseTables } = await built('server/house-tables.js')
const { parameters, statusMark } = await built('kernel/law/index.js')
const { settings } = await built('server/settings.js')
const { opsFaults } = await built('server/ops-faults.js')
const { commands } = await built('cli/commands.js')
const named = (rules) => Object.entries(rules).map(([name, why]) => ({ name, why }))

const operations = 'docs/operations.md'
const blocks = {
  settings: settingsTable(settings),
  faults: faultsTable(opsFaults),
  commands: commandsTable(commands),
}
const pages = {
  'docs/acts.md': actsPage(houseTables.acts()),
  'docs/refusals.md': refusalsPage(houseTables.rooms),
  'docs/routes.md': routesPage(houseTables.rooms),
  'docs/parameters.md': parametersPage(parameters, statusMark),
  'docs/walls.md': wallsPage(kernelOrder, [
    ...forbidden,
    ...named(generalRules),
    ...named(purityRules),
    ...named(shapeRules),
  ]),
  [operations]: Object.entries(blocks).reduce(
    (text, [name, block]) => fillBlock(text, name, block),
    readFileSync(join(root, operations), 'utf8'),
  ),
}

const lagging = Object.keys(pages).filter(
  (path) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== pages[path],
)
if (process.argv.includes('--write')) {
  for (const path of lagging) writeFileSync(join(root, path), pages[path])
  process.stdout.write(`${lagging.length} of ${Object.keys(pages).length} pages written\n`)
} else if (lagging.length > 0) {
  process.stdout.write(
    `These pages lag behind the program; run npm run docs:\n${lagging.map((path) => `  ${path}`).join('\n')}\n`,
  )
  process.exitCode = 1
}
