/** Code units from … to, pair behind pair. */
export type UnitSet = readonly number[]

/** As much of a regular expression as tells with which characters its matches begin. */
export type Tree =
  | { readonly is: 'one'; readonly of: UnitSet }
  | { readonly is: 'row' | 'choice'; readonly trees: readonly Tree[] }
  | { readonly is: 'repeat'; readonly tree: Tree; readonly least: number; readonly more: boolean }
  | { readonly is: 'ahead'; readonly tree: Tree }
  | { readonly is: 'behind'; readonly tree: Tree; readonly not: boolean }
  /** `^` and `$`: no character stands there. */
  | { readonly is: 'start' | 'end' }
  /** Asserts something that is not looked into. */
  | { readonly is: 'empty' }
  /** What it matches is not known: `\2`. */
  | { readonly is: 'unknown' }

const LAST = 0xffff
const EVERY: UnitSet = [0, LAST]
const SHORT: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 }
const spaces: UnitSet = [9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029].concat([
  0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
])
const GROUPS: Readonly<Record<string, UnitSet>> = {
  d: [48, 57],
  w: [48, 57, 65, 90, 95, 95, 97, 122],
  s: spaces,
}

/** Everything that is not in the set. */
export function others(set: UnitSet): UnitSet {
  const pairs = pairsOf(set).sort(([a], [b]) => a - b)
  const out: number[] = []
  let next = 0
  for (const [from, to] of pairs) {
    if (from > next) out.push(next, from - 1)
    next = Math.max(next, to + 1)
  }
  return next <= LAST ? [...out, next, LAST] : out
}

export const pairsOf = (set: UnitSet): (readonly [number, number])[] =>
  Array.from({ length: set.length / 2 }, (_, i) => [set[i * 2] ?? 0, set[i * 2 + 1] ?? 0] as const)

/**
 * Reads the source of a pattern without flags. Throws on what it does not know (`\p`, `\b`, named back references …): a pattern that a
 * programmer wrote, met at the first start.
 */
export function treeOf(source: string): Tree {
  let at = 0
  const peek = (text: string): boolean => source.startsWith(text, at)
  const take = (text: string): boolean => {
    if (!peek(text)) return false
    at += text.length
    return true
  }
  const fail = (): never => {
    throw new Error(`not understood at ${at}: ${source}`)
  }

  function choice(): Tree {
    const trees = [row()]
    while (take('|')) trees.push(row())
    return trees.length === 1 && trees[0] !== undefined ? trees[0] : { is: 'choice', trees }
  }

  function row(): Tree {
    const trees: Tree[] = []
    while (at < source.length && !peek('|') && !peek(')')) trees.push(repeated(single()))
    return { is: 'row', trees }
  }

  function repeated(tree: Tree): Tree {
    const count = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y
    count.lastIndex = at
    const found = count.exec(source)
    if (found === null) return tree
    at = count.lastIndex
    const [sign, from, comma, to] = found
    if (from === undefined) {
      const least = sign.startsWith('+') ? 1 : 0
      return { is: 'repeat', tree, least, more: true }
    }
    const least = Number(from)
    return { is: 'repeat', tree, least, more: comma === ',' && (to === '' || Number(to) > least) }
  }

  function single(): Tree {
    if (take('(?=')) return { is: 'ahead', tree: closed() }
    if (take('(?!')) return closed() && { is: 'empty' }
    if (take('(?<=')) return { is: 'behind', tree: closed(), not: false }
    if (take('(?<!')) return { is: 'behind', tree: closed(), not: true }
    if (take('(?:')) return closed()
    const named = /\(\?<\w+>/y
    named.lastIndex = at
    if (named.test(source)) {
      at = named.lastIndex
      return closed()
    }
    if (peek('(?')) return fail()
    if (take('(')) return closed()
    if (take('[')) return { is: 'one', of: klass() }
    if (take('^')) return { is: 'start' }
    if (take('$')) return { is: 'end' }
    if (take('.')) return { is: 'one', of: EVERY }
    if (/^\\[1-9]/.test(source.slice(at, at + 2))) {
      at += 2
      return { is: 'unknown' }
    }
    return { is: 'one', of: unit() }
  }

  function closed(): Tree {
    const tree = choice()
    return take(')') ? tree : fail()
  }

  function klass(): UnitSet {
    const not = take('^')
    const set: number[] = []
    while (!take(']')) {
      const from = unit()
      if (peek('-') && !peek('-]')) {
        at += 1
        set.push(from[0] ?? 0, unit()[1] ?? 0)
      } else set.push(...from)
    }
    return not ? others(set) : set
  }

  /** One character, or the group that an escape names. */
  function unit(): UnitSet {
    if (at >= source.length) return fail()
    if (!take('\\')) return alone(source.charCodeAt(at++))
    const sign = source.charAt(at++)
    const group = GROUPS[sign.toLowerCase()]
    if (group !== undefined) return sign === sign.toLowerCase() ? group : others(group)
    if (sign === 'u') {
      at += 4
      return alone(Number.parseInt(source.slice(at - 4, at), 16))
    }
    const short = SHORT[sign]
    if (short !== undefined) return alone(short)
    return /[A-Za-z0-9]/.test(sign) ? fail() : alone(sign.charCodeAt(0))
  }

  const tree = choice()
  return at === source.length ? tree : fail()
}

const alone = (code: number): UnitSet => [code, code]
