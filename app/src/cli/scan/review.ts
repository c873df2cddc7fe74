import { levels, showPath, type Level, type MarkKey } from '@subrosa/inspect'
import { Lots } from './draw.ts'
import type { Drawn, ScannedFile } from './words.ts'

/** Draws documents for people to look at: so many of each level, and as many that bear no mark, because a scan may miss one. */
export class Review {
  readonly #lots: ReadonlyMap<Level | null, Lots<Drawn>>

  constructor(key: MarkKey, size: number) {
    this.#lots = new Map([...levels.toReversed(), null].map((level) => [level, new Lots<Drawn>(key, size)]))
  }

  take({ path, marked, unmarked }: ScannedFile): void {
    const add = (part: readonly string[], level: Level | null): void =>
      this.#lots.get(level)?.add(`${path}\0${showPath(part)}`, { path, part, level })
    for (const { part, level } of marked) add(part, level)
    for (const part of unmarked) add(part, null)
  }

  drawn(): readonly Drawn[] {
    return [...this.#lots.values()].flatMap((lots) => lots.drawn())
  }
}
