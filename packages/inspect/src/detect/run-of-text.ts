import { FILL } from './fold.ts'

/** A stretch of text without its blanks and single line breaks. */
export interface Run {
  readonly text: string
  /** Where its n-th character stands. */
  offset(n: number): number | undefined
}

/** Longest run taken: an address, a name with its title. */
const LONGEST = 60
/** What ends a run (sentences, cells, fields), and what it passes over. */
const [OTHER, WALL, BLANK, BREAK] = [0, 1, 2, 3]
const signs = new Uint8Array(0x10000)
for (const char of `,.。;:!?()[]{}<>「」『』《》【】、"'\t\u001d\u001f|`) signs[char.charCodeAt(0)] = WALL
for (const char of ` \r${FILL}`) signs[char.charCodeAt(0)] = BLANK
signs[10] = BREAK

/** The run that ends before `end`; a `stop` before its last character ends it too. */
export function runBefore(text: string, end: number, stop: string): Run {
  const offsets: number[] = []
  const last = stop.charCodeAt(0)
  let breaks = 0
  let i = end - 1
  for (; i >= 0 && offsets.length < LONGEST; i--) {
    const code = text.charCodeAt(i)
    const sign = signs[code] ?? OTHER
    if (sign === WALL || (code === last && i < end - 1)) break
    if (sign === BREAK && ++breaks > 1) break
    if (sign === OTHER) offsets.push(i)
  }
  return runOf(text, offsets.reverse())
}

/** The run that starts at `start`. */
export function runBehind(text: string, start: number): Run {
  const offsets: number[] = []
  let breaks = 0
  for (let i = start; i < text.length && offsets.length < LONGEST; i++) {
    const sign = signs[text.charCodeAt(i)] ?? OTHER
    if (sign === WALL || (sign === BREAK && ++breaks > 1)) break
    if (sign === OTHER) offsets.push(i)
  }
  return runOf(text, offsets)
}

function runOf(text: string, offsets: readonly number[]): Run {
  const [first = 0] = offsets
  const last = offsets[offsets.length - 1] ?? -1
  const whole = last - first + 1 === offsets.length
  return {
    text: whole ? text.slice(first, last + 1) : offsets.map((at) => text.charAt(at)).join(''),
    offset: (n) => offsets[n],
  }
}
