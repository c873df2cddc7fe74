/** A seeded stream of chance (mulberry32): the same seed writes the same papers on every machine. */
export interface Chance {
  /** 0 ≤ n < limit, whole. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  digits(count: number): string
  holds(share: number): boolean
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
    holds: (share) => next() < share,
  }
}
