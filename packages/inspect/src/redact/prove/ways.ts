/** A text that must stand letter for letter, or a replacement that may be written or left out. */
export type Step = { readonly must: string } | { readonly instead: string }

/** Signs that a cleaner may write where the format or its encoding has no others. */
const SIGNS = /[█■＊]+/y
/** More ways than any cleaner leaves open; a comparison that loses its way is not held. */
const MOST = 4096

/** All places of a text at which a comparison can stand: few, as only replacements and changes leave a choice. */
export class Ways {
  readonly #text: string
  #at: ReadonlySet<number> = new Set([0])

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.#at.has(this.#text.length)
  }

  /** Whether the text goes on like this. `optional`: or without it. */
  walk(steps: readonly Step[], optional: boolean): boolean {
    const to = this.#through(this.#at, steps)
    this.#at = optional ? new Set([...to, ...this.#at]) : to
    return this.#at.size > 0
  }

  /** As `walk`, with changes anywhere in between, each at most once and in their order: what the reader tells of a paragraph apart. */
  walkAround(steps: readonly Step[], changes: readonly (readonly Step[])[]): boolean {
    // By the number of changes that have been met or passed over.
    let states = [this.#at, ...changes.map((): ReadonlySet<number> => new Set())]
    const settle = (): void => {
      for (const [i, change] of changes.entries()) {
        const here = states[i] ?? new Set()
        const behind = new Set([...(states[i + 1] ?? []), ...here, ...this.#through(here, change)])
        states[i + 1] = behind
      }
    }
    settle()
    for (const step of singly(steps)) {
      states = states.map((at) => this.#through(at, [step]))
      settle()
    }
    this.#at = new Set(states.flatMap((at) => [...at]))
    return this.#at.size > 0
  }

  #through(from: ReadonlySet<number>, steps: readonly Step[]): ReadonlySet<number> {
    let at = from
    for (const step of steps)
      at = 'must' in step ? this.#must(at, step.must) : this.#instead(at, step.instead)
    return at
  }

  #must(from: ReadonlySet<number>, text: string): ReadonlySet<number> {
    if (text === '') return from
    const to = new Set<number>()
    for (const at of from) if (this.#text.startsWith(text, at)) to.add(at + text.length)
    return to
  }

  /** As it was asked for, else a few signs of another kind or nothing: where it is written as asked there is no other way. */
  #instead(from: ReadonlySet<number>, text: string): ReadonlySet<number> {
    const to = new Set<number>()
    for (const at of from) {
      if (this.#text.startsWith(text, at)) {
        to.add(at + text.length)
        continue
      }
      SIGNS.lastIndex = at
      const signs = SIGNS.exec(this.#text)?.[0].length ?? 0
      for (let i = 0; i <= Math.min(signs, text.length); i++) to.add(at + i)
      if (to.size > MOST) break
    }
    return to
  }
}

function* singly(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    if ('must' in step) for (const must of step.must) yield { must }
    else yield step
  }
}
