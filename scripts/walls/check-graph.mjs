import { circles } from './circles.mjs'
import { forbidden, generalRules } from './rules.mjs'
import { isTest } from './source-files.mjs'

/** @typedef {{ rule: string, why: string, from: string, line: number, to: string }} Fault */

const listed = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Whether the rule forbids this import. */
export function forbids(rule, from, to) {
  const caught = rule.from.path === undefined ? [''] : new RegExp(rule.from.path).exec(from)
  if (!caught || listed(rule.from.pathNot).some((pattern) => new RegExp(pattern).test(from))) return false
  const filled = (pattern) => new RegExp(pattern.replace(/\$(\d)/g, (_, n) => caught[n] ?? '$never'))
  if (rule.to.path !== undefined && !listed(rule.to.path).some((pattern) => filled(pattern).test(to)))
    return false
  return !listed(rule.to.pathNot).some((pattern) => filled(pattern).test(to))
}

/** Holds every import of the house against the rules. @returns {Fault[]} */
export function checkGraph(graph) {
  const faults = []
  for (const [from, { imports }] of graph) {
    for (const { to, specifier, line } of imports) {
      if (to === null)
        faults.push({
          rule: 'unresolved',
          why: generalRules.unresolved,
          from,
          line,
          to: specifier ?? '(computed)',
        })
      else
        for (const rule of forbidden)
          if (forbids(rule, from, to)) faults.push({ rule: rule.name, why: rule.why, from, line, to })
    }
  }
  for (const circle of circles(graph, (file) => !isTest(file))) {
    faults.push({
      rule: 'no-circles',
      why: generalRules['no-circles'],
      from: circle[0],
      line: 1,
      to: circle.slice(1).join(', '),
    })
  }
  return faults
}
