import { others, pairsOf, treeOf, type Tree, type UnitSet } from './regex-tree.ts'

/** Characters of a match that are looked at before the pattern itself is tried. */
export const DEPTH = 12

/**
 * With what a pattern's matches can begin. INVARIANT (tested): wherever the pattern matches, the character before the match lies in
 * `before` (or there is none), and the n-th character behind its beginning in `at[n]` (or the text is over): more may fit, never less.
 */
export interface Beginning {
  readonly before: UnitSet
  readonly at: readonly UnitSet[]
}

const EVERY: UnitSet = [0, 0xffff]

/** A place within the pattern: what may come next, and where that leads. */
interface Spot {
  readonly steps: { readonly by: UnitSet; readonly to: Spot }[]
  readonly free: Spot[]
}
const spot = (): Spot => ({ steps: [], free: [] })

/**
 * The beginnings of a pattern, apart by the length of the shortest match each leads to: among many words, a short one would leave
 * open what follows the first characters of all others.
 */
export function beginningsOf(source: string): readonly Beginning[] {
  const tree = treeOf(source)
  const end = spot()
  const entry = placed(tree, end, end)
  const before = beforeOf(tree)
  const first = reached([entry])
  if (first.has(end)) return [{ before: EVERY, at: [] }]
  const lanes = new Map<number, Spot[]>()
  for (const { steps } of first)
    for (const step of steps) {
      const length = shortest(step.to, end)
      lanes.set(length, [...(lanes.get(length) ?? []), { steps: [step], free: [] }])
    }
  return [...lanes.values()].map((spots) => ({ before, at: signs(spots, end) }))
}

/** By code unit, 1 where a match of one of the patterns may begin with it. */
export function firstUnits(patterns: readonly RegExp[]): Uint8Array {
  const units = new Uint8Array(0x10000)
  for (const { at } of patterns.flatMap(({ source }) => beginningsOf(source)))
    for (const [from, to] of pairsOf(at[0] ?? EVERY)) units.fill(1, from, to + 1)
  return units
}

/** Characters to the end of the pattern on the shortest way, looked for no further than DEPTH. */
function shortest(from: Spot, end: Spot): number {
  let here = reached([from])
  for (let length = 1; length < DEPTH; length++) {
    if (here.has(end)) return length
    here = reached([...here].flatMap(({ steps }) => steps.map(({ to }) => to)))
  }
  return DEPTH
}

function signs(from: readonly Spot[], end: Spot): readonly UnitSet[] {
  const at: UnitSet[] = []
  let here = reached(from)
  while (at.length < DEPTH && !here.has(end)) {
    const steps = [...here].flatMap((one) => one.steps)
    at.push([...new Set(steps.map(({ by }) => by))].flat())
    here = reached(steps.map(({ to }) => to))
  }
  return at
}

/** All spots that need no further character. */
function reached(from: readonly Spot[]): Set<Spot> {
  const all = new Set(from)
  for (const one of all) for (const next of one.free) all.add(next)
  return all
}

/** Builds the way through a tree backwards, from what follows it; `end` is the end of the whole pattern. */
function placed(tree: Tree, next: Spot, end: Spot): Spot {
  switch (tree.is) {
    case 'one':
      return { steps: [{ by: tree.of, to: next }], free: [] }
    case 'row':
      return tree.trees.reduceRight((behind, one) => placed(one, behind, end), next)
    case 'choice':
      return { steps: [], free: tree.trees.map((one) => placed(one, next, end)) }
    case 'repeat': {
      const after: Spot = tree.more ? spot() : next
      if (tree.more) after.free.push(next, placed(tree.tree, after, end))
      // More than DEPTH times is past what is looked at.
      return Array.from({ length: Math.min(tree.least, DEPTH) }).reduce<Spot>(
        (behind) => placed(tree.tree, behind, end),
        after,
      )
    }
    // At the end of the pattern, what must follow can be looked at like a part of the match.
    case 'ahead':
      return next === end ? placed(tree.tree, end, end) : next
    case 'end':
      return spot()
    case 'unknown':
      return end
    default:
      return next
  }
}

/** What the assertions at the very front say of one character before the match. */
function beforeOf(tree: Tree): UnitSet {
  if (tree.is === 'behind') {
    const set = oneOf(tree.tree)
    return set === null ? EVERY : tree.not ? others(set) : set
  }
  if (tree.is !== 'row') return EVERY
  const barred: number[] = []
  for (const one of tree.trees) {
    if (one.is !== 'behind') break
    barred.push(...others(beforeOf(one)))
  }
  return others(barred)
}

/** The set of a tree that stands for one character, or for the edge of the text; null for any other. */
function oneOf(tree: Tree): UnitSet | null {
  if (tree.is === 'one') return tree.of
  if (tree.is === 'start') return []
  if (tree.is === 'row') return tree.trees.length === 1 && tree.trees[0] ? oneOf(tree.trees[0]) : null
  if (tree.is !== 'choice') return null
  const sets = tree.trees.map(oneOf)
  return sets.includes(null) ? null : sets.flatMap((set) => set ?? [])
}
