import { GRAM, type KnownBlock } from './marks.ts'

/**
 * How much of a stretch must be met within a window a little longer than itself. With n-grams of three letters a changed word of two
 * letters spoils four of them: 30 % of such words changed, as far apart as can be, leave 40 %. Unrelated papers on the same matter share
 * a tenth.
 */
const ENOUGH = 0.27
const WINDOW = 1.6

export interface Sighting {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly share: number
}

/** Watches one stretch while a text goes by; holds what lies within one window and no more. */
class Watch {
  readonly #id: string
  readonly #size: number
  readonly #need: number
  readonly #reach: number
  /** How often each n-gram of the stretch lies within the window. */
  readonly #counts: Uint16Array
  #distinct = 0
  #seen: { readonly gram: number; readonly at: number }[] = []
  #first = 0
  readonly sightings: Sighting[] = []

  constructor({ id, length, grams }: KnownBlock) {
    this.#id = id
    this.#size = grams.length
    this.#need = Math.max(4, Math.ceil(grams.length * ENOUGH))
    this.#reach = length * WINDOW
    this.#counts = new Uint16Array(grams.length)
  }

  saw(gram: number, at: number): void {
    this.#seen.push({ gram, at })
    if (this.#add(gram, 1) === 1) this.#distinct += 1
    for (let old = this.#seen[this.#first]; old !== undefined && at - old.at > this.#reach;) {
      if (this.#add(old.gram, -1) === 0) this.#distinct -= 1
      this.#first += 1
      old = this.#seen[this.#first]
    }
    if (this.#first > 4096) {
      this.#seen = this.#seen.slice(this.#first)
      this.#first = 0
    }
    if (this.#distinct >= this.#need) this.#note(this.#seen[this.#first]?.at ?? at, at + GRAM)
  }

  #add(gram: number, one: 1 | -1): number {
    const count = (this.#counts[gram] ?? 0) + one
    this.#counts[gram] = count
    return count
  }

  #note(from: number, to: number): void {
    const share = Math.round((this.#distinct / this.#size) * 1000) / 1000
    const last = this.sightings.at(-1)
    if (last === undefined || from > last.to) this.sightings.push({ id: this.#id, from, to, share })
    else this.sightings[this.sightings.length - 1] = { ...last, to, share: Math.max(last.share, share) }
  }
}

/** Gathers which n-grams of which stretch were met where in one text. */
export class Sightings {
  readonly #blocks: readonly KnownBlock[]
  readonly #watches = new Map<number, Watch>()

  constructor(blocks: readonly KnownBlock[]) {
    this.#blocks = blocks
  }

  /** Positions must rise. */
  saw(block: number, gram: number, at: number): void {
    const watch = this.#watches.get(block) ?? this.#begin(block)
    watch?.saw(gram, at)
  }

  #begin(index: number): Watch | null {
    const block = this.#blocks[index]
    if (block === undefined) return null
    const watch = new Watch(block)
    this.#watches.set(index, watch)
    return watch
  }

  /** Stretches of one secret that overlap are one sighting. */
  found(): readonly Sighting[] {
    const all = [...this.#watches.values()].flatMap(({ sightings }) => sightings)
    all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.from - b.from))
    const merged: Sighting[] = []
    for (const one of all) {
      const last = merged.at(-1)
      if (last === undefined || last.id !== one.id || one.from > last.to) merged.push(one)
      else
        merged[merged.length - 1] = {
          ...last,
          to: Math.max(last.to, one.to),
          share: Math.max(last.share, one.share),
        }
    }
    return merged
  }
}
