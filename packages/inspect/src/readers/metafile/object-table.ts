const BLOCK = 256
const MOST = 0x10000

/** The objects of a WMF by their numbers: a new one gets the lowest that is free, and none beyond what two bytes can name. */
export class ObjectTable {
  /** Charset of a font; null: an object of another kind. */
  readonly #objects: (number | null | undefined)[] = []
  /** Taken numbers of each block, so that a free one is found without passing all that are taken. */
  readonly #taken = new Uint16Array(MOST / BLOCK)

  make(charset: number | null): void {
    const block = this.#taken.findIndex((taken) => taken < BLOCK)
    if (block < 0) return
    let at = block * BLOCK
    while (this.#objects[at] !== undefined) at += 1
    this.#objects[at] = charset
    this.#taken[block] = (this.#taken[block] ?? 0) + 1
  }

  delete(at: number): void {
    if (this.#objects[at] === undefined) return
    this.#objects[at] = undefined
    const block = Math.floor(at / BLOCK)
    this.#taken[block] = (this.#taken[block] ?? 1) - 1
  }

  /** Undefined: no font. */
  charsetOf(at: number): number | undefined {
    return this.#objects[at] ?? undefined
  }
}
