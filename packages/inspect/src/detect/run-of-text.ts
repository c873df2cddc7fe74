import { FILL } from './fold.ts'

/** A stretch of text without its blanks and single line breaks, and where each character stands. */
export interface Run {
  readonly text: string
  readonly offsets: readonly number[]
}

/** Longest run taken: an address, a name with its title. */
const LONGEST = 60
/** Sentences, cells and fields end a run. */
const WALLS = new Set(`,.。;:!?()[]{}<>「」『』《》【】、"'\t\u001d\u001f|`)

/** The run that ends before `end`; a `stop` before its last character ends it too. */
export function runBefore(text: string, end: number, stop: string): Run {
  const chars: string[] = []
  const offsets: number[] = []
  let breaks = 0
  for (let i = end - 1; i >= 0 && chars.length < LONGEST; i--) {
    const char = text.charAt(i)
    if (WALLS.has(char) || (char === stop && i < end - 1)) break
    if (char === '\n' && ++breaks > 1) break
    if (isBlank(char)) continue
    chars.push(char)
    offsets.push(i)
  }
  return { text: chars.reverse().join(''), offsets: offsets.reverse() }
}

/** The run that starts at `start`. */
export function runBehind(text: string, start: number): Run {
  const offsets: number[] = []
  let chars = ''
  let breaks = 0
  for (let i = start; i < text.length && chars.length < LONGEST; i++) {
    const char = text.charAt(i)
    if (WALLS.has(char)) break
    if (char === '\n' && ++breaks > 1) break
    if (isBlank(char)) continue
    chars += char
    offsets.push(i)
  }
  return { text: chars, offsets }
}

const isBlank = (char: string): boolean => char === ' ' || char === '\n' || char === '\r' || char === FILL
