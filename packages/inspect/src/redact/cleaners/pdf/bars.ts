import type { Rect } from '../../../readers/pdf/glyphs.ts'
import type { Taken } from './taken.ts'
import { numberText } from './write.ts'

/** Points by which a bar is higher than what it stands for. */
const PAD = 0.75

/** Where values were seen: one area for each stretch of a line; slanting writing gets one for each character. */
export function barsFor(taken: readonly Taken[]): readonly Rect[] {
  const bars: Rect[] = []
  let last: Taken | null = null
  for (const one of taken) {
    if (one.secret < 0 || !one.seen) continue
    const rect = solid(one)
    const open = bars.at(-1)
    if (last !== null && open !== undefined && goesOn(last, one) && inLine(open, rect))
      bars[bars.length - 1] = union(open, rect)
    else bars.push(rect)
    last = one
  }
  return bars.map((bar) => ({ ...bar, bottom: bar.bottom - PAD, top: bar.top + PAD }))
}

/** A character without a shape of its own is given the room it takes. */
const solid = ({ rect, points }: Taken): Rect => {
  const tall = rect.top - rect.bottom > 0.5 ? rect : { ...rect, top: rect.bottom + points * 0.8 }
  return tall.right - tall.left > 0.5 ? tall : { ...tall, right: tall.left + points * 0.5 }
}

/** Of one value, and written level or straight down: the box around slanting writing would cover its neighbours. */
const goesOn = (last: Taken, one: Taken): boolean =>
  last.occurrence === one.occurrence &&
  Math.min(Math.abs(last.x - one.x), Math.abs(last.y - one.y)) < 0.1 * one.points

const inLine = (a: Rect, b: Rect): boolean => {
  const height = Math.max(a.top - a.bottom, b.top - b.bottom)
  const shared = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom)
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right)
  // Signs such as a comma are low: what counts is that they lie within the line.
  return shared > 0.3 * Math.min(a.top - a.bottom, b.top - b.bottom) && gap < height
}

const union = (a: Rect, b: Rect): Rect => ({
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
  top: Math.max(a.top, b.top),
})

export const barText = ({ left, right, bottom, top }: Rect, grey = 0): string =>
  `q ${numberText(grey)} g ${[left, bottom, right - left, top - bottom].map(numberText).join(' ')} re f Q\n`
