import { GRAM, type KnownBlock } from './marks.ts'

/**
 * How much of a stretch must be met within a window a little longer than itself. With n-grams of three letters a changed word of two
 * letters spoils four of them: 30 % of such words changed, as far apart as can be, leave 40 %. Unrelated papers on the same matter share
 * a tenth.
 */
const ENOUGH = 0.27
const WINDOW = 1.6

interface Seen {
  readonly gram: string
  readonly at: number
}

export interface Sighting {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly share: number
}

/** Gathers which n-grams of which stretch were met where in one text. */
export class Sightings {
  readonly #blocks: readonly KnownBlock[]
  readonly #seen = new Map<number, Seen[]>()

  constructor(blocks: readonly KnownBlock[]) {
    this.#blocks = blocks
  }

  /** Positions must rise. */
  saw(block: number, gram: string, at: number): void {
    const list = this.#seen.get(block)
    if (list === undefined) this.#seen.set(block, [{ gram, at }])
    else list.push({ gram, at })
  }

  /** Stretches of one secret that overlap are one sighting. */
  found(): readonly Sighting[] {
    const all = [...this.#seen].flatMap(([index, seen]) => {
      const block = this.#blocks[index]
      return block === undefined ? [] : [...windows(block, seen)]
    })
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

/** Slides over the sightings of one stretch; each place where enough different n-grams lie close together. */
function* windows({ id, length, grams }: KnownBlock, seen: readonly Seen[]): Generator<Sighting> {
  const counts = new Map<string, number>()
  const need = Math.max(4, Math.ceil(grams.length * ENOUGH))
  let first = 0
  for (const [i, { gram, at }] of seen.entries()) {
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
    for (let old = seen[first]; old !== undefined && at - old.at > length * WINDOW; old = seen[++first]) {
      const left = (counts.get(old.gram) ?? 0) - 1
      if (left > 0) counts.set(old.gram, left)
      else counts.delete(old.gram)
    }
    if (counts.size < need) continue
    yield {
      id,
      from: seen[first]?.at ?? at,
      to: (seen[i]?.at ?? at) + GRAM,
      share: Math.round((counts.size / grams.length) * 1000) / 1000,
    }
  }
}
