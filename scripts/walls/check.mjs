import { checkGraph } from './check-graph.mjs'
import { graphOf } from './graph.mjs'
import { checkPurity } from './purity.mjs'
import { checkShape } from './shape.mjs'

/** Fewer modules than this means that the check looked in the wrong place: it must not pass by seeing nothing. */
export const FEWEST_MODULES = 60

/**
 * Holds a tree against every wall.
 * @returns {{ modules: number, imports: number, faults: import('./check-graph.mjs').Fault[] }}
 */
export function checkWalls(root) {
  const graph = graphOf(root)
  const imports = [...graph.values()].reduce((sum, file) => sum + file.imports.length, 0)
  return {
    modules: graph.size,
    imports,
    faults: [...checkGraph(graph), ...checkPurity(graph), ...checkShape(root)],
  }
}

/** Faults by rule, each rule with its reason once. */
export function describe(faults) {
  const rules = new Map()
  for (const fault of faults)
    rules.set(fault.rule, [
      ...(rules.get(fault.rule) ?? [`${fault.rule}: ${fault.why}`]),
      `  ${fault.from}:${fault.line}  →  ${fault.to}`,
    ])
  return [...rules.values()].flat().join('\n')
}
