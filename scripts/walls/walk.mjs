/** Visits every node of a syntax tree with its parent and the key under which it hangs. */
export function walk(node, visit, parent = null, key = null) {
  visit(node, parent, key)
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') walk(child, visit, node, name)
    }
  }
}
