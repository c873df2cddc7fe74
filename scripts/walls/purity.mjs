import { lineOf } from './imports.mjs'
import { pureRooms } from './order.mjs'
import { isTest } from './source-files.mjs'
import { worldly } from './worldly.mjs'

export const purityRules = {
  'pure-rule':
    'A rule takes facts, moment, actor and law and returns a decision, the same today and in a re-check ten years on: no clock, no chance, no Node, no SQL, no memory.',
  'browser-values':
    'A screen may use values of the pure rooms and the screen kit; of any other room only types, or that room’s code would enter the browser.',
}

const PURE_HOME = new RegExp(
  `^app/src/((kernel|domains)/[^/]+/rules/|kernel/(${pureRooms.filter((room) => room !== 'ground').join('|')})/)`,
)
const BROWSER =
  /^app\/src\/(web\/|kernel\/ui\/|(kernel|domains)\/[^/]+\/(screens|texts)\/|(kernel|domains)\/[^/]+\/screens\.ts$)/
/** Libraries that only compute. */
const PURE_LIBRARIES = new Set(['node_modules/zod'])

const roomOf = (file) => /^app\/src\/(kernel|domains)\/[^/]+\//.exec(file)?.[0]
/** Files that are read as one: those of a room, and a package wherever it is entered. */
const goesOn = (from, to) =>
  (roomOf(from) !== undefined && roomOf(from) === roomOf(to)) || to.startsWith('packages/')
const isPureRoom = (file) => pureRooms.some((room) => file === `app/src/kernel/${room}/index.ts`)

/** The files of one home, and whatever they load of their own room or of a package, to any depth: purity is not lost by moving a line next door. */
function closure(graph, isHome) {
  const reached = new Set([...graph.keys()].filter((file) => isHome.test(file) && !isTest(file)))
  for (const file of reached) {
    for (const { to, typeOnly } of graph.get(file).imports)
      if (!typeOnly && to && graph.has(to) && goesOn(file, to)) reached.add(to)
  }
  return reached
}

/** @returns {import('./check-graph.mjs').Fault[]} */
export function checkPurity(graph) {
  const faults = []
  const note = (rule, from, line, to) => faults.push({ rule, why: purityRules[rule], from, line, to })
  const loads = (rule, files, isFine) => {
    for (const file of files) {
      for (const { to, typeOnly, line } of graph.get(file).imports) {
        if (!typeOnly && to !== null && !goesOn(file, to) && !isPureRoom(to) && !isFine(to))
          note(rule, file, line, `loads ${to}`)
      }
    }
  }
  const rules = closure(graph, PURE_HOME)
  loads('pure-rule', rules, (to) => PURE_LIBRARIES.has(to))
  for (const file of rules) {
    const { text, parsed } = graph.get(file).source
    for (const { offset, what } of worldly(parsed.program))
      note('pure-rule', file, lineOf(text, offset), what)
  }
  const isBrowserSafe = (to) =>
    BROWSER.test(to) || to === 'app/src/kernel/ui/index.ts' || !/^(app\/src|packages|node:)/.test(to)
  loads('browser-values', closure(graph, BROWSER), isBrowserSafe)
  return faults
}
