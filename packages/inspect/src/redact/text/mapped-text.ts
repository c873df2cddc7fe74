import { cutsOf } from '../replace.ts'
import type { Secret } from '../words.ts'
import type { Edit } from './written-text.ts'

interface Piece {
  /** Of the text as it reads. */
  readonly start: number
  readonly end: number
  /** Of the source. */
  readonly from: number
  to: number
  /** Each unit is written as itself; else all of the piece stands for all of its place. */
  readonly plain: boolean
}

export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** A text as people read it that knows where each of its units is written in a source: in references, over tags, in escapes. */
export class MappedText {
  readonly #texts: string[] = []
  readonly #pieces: Piece[] = []
  #length = 0
  #joined: string | null = null

  get text(): string {
    return (this.#joined ??= this.#texts.join(''))
  }

  /** Text that is written as it reads. */
  plain(text: string, at: number): void {
    this.#add(text, at, at + text.length, true)
  }

  /** Text that is written otherwise: all of it stands for all from `from` to `to`. */
  stands(text: string, from: number, to: number): void {
    this.#add(text, from, to, false)
  }

  /** What was added last, by `stands`, reaches further: signs behind it stand for the same. */
  reach(to: number): void {
    const last = this.#pieces.at(-1)
    if (last?.plain === false) last.to = to
  }

  append(other: MappedText): void {
    for (const [i, { from, to, plain }] of other.#pieces.entries())
      this.#add(other.#texts[i] ?? '', from, to, plain)
  }

  /** Edits of the source that take the values out. `write`: how a replacement is written there. */
  edits(secrets: readonly Secret[], write: (instead: string) => string): readonly Edit[] {
    return cutsOf(this.text, secrets).flatMap(({ start, end, secret }) =>
      this.cut(start, end).map((range, i) => ({ ...range, text: i === 0 ? write(secret.instead) : '' })),
    )
  }

  /** Places of the source in which the units stand; what lies between two of them (a tag) is not among them. */
  cut(start: number, end: number): readonly SourceRange[] {
    const ranges: { start: number; end: number }[] = []
    for (let i = this.#pieceAt(start); i < this.#pieces.length; i++) {
      const piece = this.#pieces[i]
      if (piece === undefined || piece.start >= end) break
      const from = piece.plain ? piece.from + Math.max(0, start - piece.start) : piece.from
      const to = piece.plain ? piece.from + Math.min(end, piece.end) - piece.start : piece.to
      const last = ranges.at(-1)
      // A parser may have moved what stands earlier in the source behind what stands later.
      if (last !== undefined && from >= last.start && from <= last.end) last.end = Math.max(last.end, to)
      else ranges.push({ start: from, end: to })
    }
    return ranges
  }

  #add(text: string, from: number, to: number, plain: boolean): void {
    if (text === '') return
    this.#joined = null
    this.#texts.push(text)
    this.#pieces.push({ start: this.#length, end: this.#length + text.length, from, to, plain })
    this.#length += text.length
  }

  /** The first piece that ends behind an offset. */
  #pieceAt(offset: number): number {
    let [low, high] = [0, this.#pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#pieces[middle]?.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
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
