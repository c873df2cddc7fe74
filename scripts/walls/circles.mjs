/**
 * Circles of imports that exist when the program runs; `import type` leaves nothing behind and counts for none.
 * Tarjan's strongly connected components.
 * @returns {string[][]} each circle as its files, sorted
 */
export function circles(graph, counts) {
  const state = new Map()
  const stack = []
  const found = []
  const visit = (file) => {
    const mine = { index: state.size, low: state.size, open: true }
    state.set(file, mine)
    stack.push(file)
    for (const { to, typeOnly } of graph.get(file).imports) {
      if (typeOnly || to === null || !graph.has(to) || !counts(to)) continue
      const other = state.get(to)
      if (!other) mine.low = Math.min(mine.low, visit(to))
      else if (other.open) mine.low = Math.min(mine.low, other.index)
    }
    if (mine.low === mine.index) {
      const members = stack.splice(stack.indexOf(file))
      for (const member of members) state.get(member).open = false
      if (members.length > 1) found.push(members.toSorted())
    }
    return mine.low
  }
  for (const file of graph.keys()) if (counts(file) && !state.has(file)) visit(file)
  return found
}
