import { gaps, lettersOf, type Letters } from './blank.ts'

/** Where a value stands in a text, from its first letter to behind its last. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  /** Which of the values. */
  readonly which: number
}

interface Pattern {
  readonly which: number
  readonly length: number
  /** Between which letters white space may stand. */
  readonly white: readonly boolean[]
}

/**
 * Finds thousands of values in one pass (Aho and Corasick, over letters only). White space in a value stands for any or none; anywhere else
 * a text may hold signs without width, or one line break with its indent: a value goes over the end of a line as well.
 */
export class Search {
  readonly #next = new Map<number, number>()
  readonly #fail: number[] = [0]
  /** The longest value that ends at a state, and the next state down the line at which one ends. */
  readonly #ends: (Pattern | undefined)[] = [undefined]
  readonly #shorter: number[] = [0]
  readonly #first = new Uint8Array(0x10000)

  constructor(values: readonly string[]) {
    values.forEach((value, which) => this.#add(lettersOf(value), which))
    this.#link()
  }

  /** Occurrences in the order of their ends. Of those that end at one letter only the longest: it covers the others. */
  *in(text: string): Generator<Occurrence> {
    if (this.#next.size === 0) return
    const letters = lettersOf(text)
    let state = 0
    for (let i = 0; i < letters.length; i++) {
      const unit = letters.units[i] ?? 0
      if (state === 0 && this.#first[unit] === 0) continue
      state = this.#step(state, unit)
      const found = this.#longest(state, letters, i)
      if (found !== null) yield found
    }
  }

  has(text: string): boolean {
    return this.in(text).next().done !== true
  }

  #longest(state: number, letters: Letters, last: number): Occurrence | null {
    for (let one = state; one !== 0; one = this.#shorter[one] ?? 0) {
      const pattern = this.#ends[one]
      if (pattern === undefined) continue
      const from = last - pattern.length + 1
      if (!fits(pattern, letters, from)) continue
      return { start: letters.at[from] ?? 0, end: (letters.at[last] ?? 0) + 1, which: pattern.which }
    }
    return null
  }

  #step(from: number, unit: number): number {
    for (let state = from; ; state = this.#fail[state] ?? 0) {
      const to = this.#next.get(state * 0x10000 + unit)
      if (to !== undefined) return to
      if (state === 0) return 0
    }
  }

  #add({ units, before, length }: Letters, which: number): void {
    if (length === 0) return
    let state = 0
    this.#first[units[0] ?? 0] = 1
    for (let i = 0; i < length; i++) {
      const key = state * 0x10000 + (units[i] ?? 0)
      let to = this.#next.get(key)
      if (to === undefined) {
        to = this.#fail.push(0) - 1
        this.#ends.push(undefined)
        this.#shorter.push(0)
        this.#next.set(key, to)
      }
      state = to
    }
    const known = this.#ends[state]
    const white = Array.from({ length }, (_, i) => i > 0 && before[i] !== gaps.none)
    // One value given twice with different spacing: white space may stand wherever one of the two has it.
    this.#ends[state] = {
      which: known?.which ?? which,
      length,
      white: white.map((may, i) => may || known?.white[i] === true),
    }
  }

  /** Level by level, so that what a state falls back to is known before it. */
  #link(): void {
    const children = new Map<number, number[]>()
    for (const key of this.#next.keys()) {
      const from = Math.floor(key / 0x10000)
      const known = children.get(from)
      if (known === undefined) children.set(from, [key])
      else known.push(key)
    }
    const queue = [0]
    for (let at = 0; at < queue.length; at++) {
      const from = queue[at] ?? 0
      for (const key of children.get(from) ?? []) {
        const to = this.#next.get(key) ?? 0
        const fail = from === 0 ? 0 : this.#step(this.#fail[from] ?? 0, key % 0x10000)
        this.#fail[to] = fail
        this.#shorter[to] = this.#ends[fail] === undefined ? (this.#shorter[fail] ?? 0) : fail
        queue.push(to)
      }
    }
  }
}

function fits({ length, white }: Pattern, { before }: Letters, from: number): boolean {
  for (let i = 1; i < length; i++) if (before[from + i] === gaps.white && white[i] !== true) return false
  return true
}
