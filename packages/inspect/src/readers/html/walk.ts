import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

export interface Visitor {
  enter(node: Tree.Node): void
  leave?(node: Tree.Node): void
  /** Called now and then: throws where time is over. */
  tick?(): void
}

const NOW_AND_THEN = 1024

/** In document order, without recursion: a page may be nested deeper than any stack. */
export function walk(root: Tree.Document, visitor: Visitor): void {
  const stack: { readonly node: Tree.Node; readonly done: boolean }[] = [{ node: root, done: false }]
  for (let top = stack.pop(), count = 0; top !== undefined; top = stack.pop(), count++) {
    if (count % NOW_AND_THEN === 0) visitor.tick?.()
    const { node, done } = top
    if (done) {
      visitor.leave?.(node)
      continue
    }
    visitor.enter(node)
    stack.push({ node, done: true })
    const children = [
      ...('content' in node ? [node.content] : []),
      ...('childNodes' in node ? node.childNodes : []),
    ]
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]
      if (child !== undefined) stack.push({ node: child, done: false })
    }
  }
}
