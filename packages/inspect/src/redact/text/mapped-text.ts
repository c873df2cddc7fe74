import { cutsOf } from '../replace.ts'
import type { Secret } from '../words.ts'
import type { Edit } from './written-text.ts'

/** A text as people read it that knows where each of its units is written in a source: in references, over tags, in escapes. */
export class MappedText {
  readonly #text: string[] = []
  readonly #from: number[] = []
  readonly #to: number[] = []

  get text(): string {
    return this.#text.join('')
  }

  /** Text that is written as it reads. */
  plain(text: string, at: number): void {
    this.#text.push(text)
    for (let i = 0; i < text.length; i++) {
      this.#from.push(at + i)
      this.#to.push(at + i + 1)
    }
  }

  /** Text that is written otherwise: all of it stands for all from `from` to `to`. */
  stands(text: string, from: number, to: number): void {
    this.#text.push(text)
    for (let i = 0; i < text.length; i++) {
      this.#from.push(from)
      this.#to.push(to)
    }
  }

  /** What was added last reaches further: signs behind it that stand for the same. */
  reach(to: number): void {
    if (this.#to.length > 0) this.#to[this.#to.length - 1] = to
  }

  append(other: MappedText): void {
    this.#text.push(...other.#text)
    for (const from of other.#from) this.#from.push(from)
    for (const to of other.#to) this.#to.push(to)
  }

  /** Edits of the source that take the values out. `write`: how a replacement is written there. */
  edits(secrets: readonly Secret[], write: (instead: string) => string): readonly Edit[] {
    return cutsOf(this.text, secrets).flatMap(({ start, end, secret }) =>
      this.cut(start, end).map((range, i) => ({ ...range, text: i === 0 ? write(secret.instead) : '' })),
    )
  }

  /** Places of the source in which the units stand; what lies between two of them (a tag) is not among them. */
  cut(start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
    const ranges: { start: number; end: number }[] = []
    for (let i = start; i < end; i++) {
      const [from = 0, to = 0] = [this.#from[i], this.#to[i]]
      const last = ranges.at(-1)
      if (last !== undefined && from <= last.end) last.end = Math.max(last.end, to)
      else ranges.push({ start: from, end: to })
    }
    return ranges
  }
}

/** In order and without overlaps: what lies within a larger edit goes with it. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last !== undefined && edit.start < last.end) {
      if (edit.end > last.end) kept[kept.length - 1] = { ...last, end: edit.end }
    } else if (last?.start !== edit.start || last.end !== edit.end || last.text !== edit.text) kept.push(edit)
  }
  return kept
}
