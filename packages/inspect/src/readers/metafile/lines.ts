import type { Charset } from './charset.ts'

/** A string as one record draws it. */
export interface Drawn {
  readonly text: string
  readonly at: number
  readonly length: number
  readonly charset: Charset
  /** Where it begins and ends on its line; null where the record does not say it. */
  readonly from: { readonly x: number; readonly y: number } | null
  readonly width: number | null
}

/** A piece of a line: `start` is its place in the line's text. */
export interface Run extends Pick<Drawn, 'at' | 'length' | 'charset' | 'text'> {
  readonly start: number
}

/** What stands on one line of the picture, as people read it: programs draw it in pieces. */
export interface Line {
  readonly text: string
  readonly runs: readonly Run[]
}

/** Of the mean width of a letter: nearer than the first belongs together, nearer than the second is parted by a blank. */
const TOUCHING = 0.4
const NEAR = 2

/** Puts the pieces together that are drawn one behind the other. */
export function linesOf(drawn: readonly Drawn[]): readonly Line[] {
  const lines: { texts: string[]; runs: Run[]; length: number }[] = []
  let last: Drawn | null = null
  for (const one of drawn) {
    const between = last === null ? null : gap(last, one)
    let line = lines.at(-1)
    if (line === undefined || between === null) lines.push((line = { texts: [], runs: [], length: 0 }))
    else line.texts.push(between)
    const start = line.length + (between ?? '').length
    line.texts.push(one.text)
    line.runs.push({ start, at: one.at, length: one.length, charset: one.charset, text: one.text })
    line.length = start + one.text.length
    last = one
  }
  return lines.map(({ texts, runs }) => ({ text: texts.join(''), runs }))
}

/** What is read between two pieces; null where they stand apart. */
function gap(before: Drawn, after: Drawn): string | null {
  if (before.from === null || after.from === null || before.width === null || before.text === '') return null
  if (before.from.y !== after.from.y) return null
  const letter = Math.abs(before.width) / before.text.length
  const room = after.from.x - (before.from.x + before.width)
  if (letter === 0 || Math.abs(room) > NEAR * letter) return null
  return Math.abs(room) <= TOUCHING * letter ? '' : room > 0 ? ' ' : null
}
