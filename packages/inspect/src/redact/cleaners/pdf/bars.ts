import type { Rect } from '../../../readers/pdf/glyphs.ts'
import type { Taken } from './taken.ts'
import { numberText } from './write.ts'

/** Points by which a bar is higher than what it stands for. */
const PAD = 0.75

/** A bar in place of the part of a value that stands on one line. */
export interface Bar {
  readonly rect: Rect
  readonly secret: number
  /** It is the first part of the value. */
  readonly first: boolean
}

/** One bar for each stretch of a line; slanting writing gets one for each character. */
export function barsFor(taken: readonly Taken[]): readonly Bar[] {
  const bars: Bar[] = []
  let open: { rect: Rect; secret: number; occurrence: number } | null = null
  let last = -1
  for (const one of taken) {
    if (one.secret < 0 || !one.seen) continue
    const rect = solid(one)
    if (open !== null && open.occurrence === one.occurrence && inLine(open.rect, rect)) {
      open.rect = union(open.rect, rect)
      bars[bars.length - 1] = { ...(bars.at(-1) ?? { first: false }), rect: open.rect, secret: one.secret }
      continue
    }
    open = { rect, secret: one.secret, occurrence: one.occurrence }
    bars.push({ rect, secret: one.secret, first: one.occurrence !== last })
    last = one.occurrence
  }
  return bars.map((bar) => ({
    ...bar,
    rect: { ...bar.rect, bottom: bar.rect.bottom - PAD, top: bar.rect.top + PAD },
  }))
}

/** A character without a shape of its own is given the room it takes. */
const solid = ({ rect, points }: Taken): Rect => {
  const tall = rect.top - rect.bottom > 0.5 ? rect : { ...rect, top: rect.bottom + points * 0.8 }
  return tall.right - tall.left > 0.5 ? tall : { ...tall, right: tall.left + points * 0.5 }
}

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
