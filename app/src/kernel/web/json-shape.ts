/** Deeper than any body that a contract describes. */
const MOST_DEPTH = 32

/**
 * Looks through text that is known to be JSON for what a parser takes in silence: a key twice in one object, of which the last
 * would win, and nesting without end. @returns false for either
 */
export function soundShape(json: string): boolean {
  /** One set of keys for each open object, null for a list. */
  const open: (Set<string> | null)[] = []
  let key = false
  for (let at = 0; at < json.length; at++) {
    const char = json[at]
    if (char === '"') {
      const end = endOfText(json, at)
      const keys = open.at(-1)
      if (key && keys) {
        const name = json.slice(at, end + 1)
        const plain = name.includes('\\') ? String(JSON.parse(name)) : name.slice(1, -1)
        if (keys.has(plain)) return false
        keys.add(plain)
        key = false
      }
      at = end
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : null)
      if (open.length > MOST_DEPTH) return false
      key = char === '{'
    } else if (char === '}' || char === ']') open.pop()
    else if (char === ',') key = open.at(-1) != null
  }
  return true
}

function endOfText(json: string, start: number): number {
  let at = start + 1
  while (json[at] !== '"' && at < json.length) at += json[at] === '\\' ? 2 : 1
  return at
}
