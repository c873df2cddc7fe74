/** Chance with a memory: the same seed gives the same numbers on every machine. Not for secrets. */
export interface Chance {
  /** 0 ≤ x < 1 */
  float(): number
  /** 0 ≤ n < below */
  int(below: number): number
  /** from ≤ n ≤ to */
  between(from: number, to: number): number
  /** True with probability p. */
  hit(p: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight; `total` is the sum of the weights. */
  weighted<T>(list: readonly Weighted<T>[]): T
  /** A count with the given mean, as events fall that know nothing of each other. */
  poisson(mean: number): number
  shuffled<T>(list: readonly T[]): T[]
  /** A stream of its own, named: drawing more from one stream never shifts another. */
  fork(...name: (string | number)[]): Chance
}
export interface Weighted<T> {
  readonly value: T
  readonly weight: number
}

const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Small fast counter generator (sfc32), seeded from a name. */
export function chance(name: string): Chance {
  let a = hash(`${name}/a`)
  let b = hash(`${name}/b`)
  let c = hash(`${name}/c`)
  let d = 1
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const int = (below: number): number => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => {
    const value = list[int(list.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return {
    float: next,
    int,
    between: (from, to) => from + int(to - from + 1),
    hit: (p) => next() < p,
    pick,
    weighted(list) {
      let rest = next() * list.reduce((sum, one) => sum + one.weight, 0)
      for (const one of list) if ((rest -= one.weight) < 0) return one.value
      return pick(list).value
    },
    poisson(mean) {
      const floor = Math.exp(-mean)
      let n = 0
      for (let p = next(); p > floor; p *= next()) n++
      return n
    },
    shuffled(list) {
      const made = [...list]
      for (let i = made.length - 1; i > 0; i--) {
        const j = int(i + 1)
        const held = made[i] as (typeof made)[number]
        made[i] = made[j] as (typeof made)[number]
        made[j] = held
      }
      return made
    },
    fork: (...more) => chance(`${name}/${more.join('/')}`),
  }
}
