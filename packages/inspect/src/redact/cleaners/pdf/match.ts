import type { Shown } from './shown-text.ts'
import type { Taken } from './taken.ts'

/** In points: how far two reckonings of one place may differ. */
const NEAR = 0.05

export interface Matched {
  /** Each code with the character that it paints. */
  readonly codes: ReadonlyMap<Shown, Taken>
  /** Characters for which no code was found: the page cannot be trusted to be understood. */
  readonly unmatched: number
}

/** The codes that paint the characters that have to go, by where they are painted; all of them where several lie on one place. */
export function matched(codes: readonly Shown[], taken: readonly Taken[]): Matched {
  const grid = new Map<string, Shown[]>()
  for (const code of codes) {
    const key = cell(Math.round(code.x), Math.round(code.y))
    const known = grid.get(key)
    if (known === undefined) grid.set(key, [code])
    else known.push(code)
  }
  const found = new Map<Shown, Taken>()
  let unmatched = 0
  for (const one of taken) {
    const { x, y, points } = one
    const near = Math.max(NEAR, points * 0.01)
    let hit = false
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const code of grid.get(cell(Math.round(x) + dx, Math.round(y) + dy)) ?? [])
          if (Math.abs(code.x - x) <= near && Math.abs(code.y - y) <= near) {
            found.set(code, one)
            hit = true
          }
    if (!hit) unmatched += 1
  }
  return { codes: found, unmatched }
}

const cell = (x: number, y: number): string => `${x} ${y}`
