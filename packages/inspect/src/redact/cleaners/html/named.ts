import { parseFragment } from 'parse5'

const known = new Map<string, string | null>()

/** What a reference beyond the five of XML stands for, by the parser's own table; null where it is no reference. */
export function namedReference(written: string): string | null {
  const before = known.get(written)
  if (before !== undefined) return before
  const [node] = parseFragment(written).childNodes
  const value = node !== undefined && 'value' in node && node.value !== written ? node.value : null
  if (known.size < 10_000) known.set(written, value)
  return value
}
