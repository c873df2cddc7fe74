import type { Context, Detector, Evidence } from '../words/detector.ts'
import { fill } from '../words/faults.ts'
import type { Reason } from '../words/finding.ts'
import { reasons } from '../words/reasons.ts'
import { FILL, PART_WALL } from './fold.ts'

/** How far words count: labels stand before a value, units and remarks behind it. */
const BEFORE = 48
const AFTER = 24

/** What the score of one candidate is made from. `folded` is the whole window, offsets are the candidate's. */
export interface Scene {
  readonly plain: string
  readonly folded: string
  readonly start: number
  readonly end: number
  readonly heading: string
}

export interface Scored {
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Sentences already filled in: a list of persons gives the same reasons thousands of times. */
const told = new Map<string, Reason>()
const MOST_TOLD = 2000

function reason(
  code: Evidence['code'],
  weight: number,
  what: { zh: string; en: string } | string = '',
): Reason {
  const { zh, en } = typeof what === 'string' ? { zh: what, en: what } : what
  const key = `${code} ${weight} ${zh}`
  const before = told.get(key)
  if (before !== undefined) return before
  const made = {
    code,
    weight,
    zh: fill(reasons[code].zh, { what: zh }),
    en: fill(reasons[code].en, { what: en }),
  }
  if (told.size < MOST_TOLD) told.set(key, made)
  return made
}

/** Pattern + checksum + keywords + heading − negatives, each with its reason; between 0 and 1. Neighbours come on top. */
export function score(detector: Detector, evidence: readonly Evidence[], scene: Scene): Scored {
  const given = [
    ...evidence.map(({ code, weight, what }) => reason(code, weight, what)),
    ...written(scene.plain.slice(scene.start, scene.end)),
    ...word('KEYWORD', detector.keywords, around(scene)),
    ...word('HEADING', detector.headings, scene.heading),
    ...(detector.negatives ?? []).flatMap((one) =>
      word('NEGATIVE', one, `${around(scene)} ${scene.heading}`),
    ),
  ]
  return scored(given)
}

/** What stands nearby: another finding, or only something that has the form of one. A reason says which. */
export interface Neighbour {
  readonly title: Detector['title']
  readonly found: boolean
}

/** What a neighbour adds. */
export function withNeighbour(detector: Detector, own: Scored, near: Neighbour | null): Scored {
  const weight = detector.neighbour ?? 0
  if (near === null || weight === 0) return own
  return scored([...own.reasons, reason(near.found ? 'NEIGHBOUR' : 'LOOKS_ALIKE', weight, near.title)])
}

function scored(given: readonly Reason[]): Scored {
  const sum = given.reduce((total, { weight }) => total + weight, 0)
  return { score: Math.round(Math.min(1, Math.max(0, sum)) * 1000) / 1000, reasons: given }
}

/** How it is written. Worth little either way, but a reviewer wants to know why the eye passed over it. */
function* written(text: string): Generator<Reason> {
  if (/[\uff01-\uff5e]/.test(text)) yield reason('FULL_WIDTH', 0)
  if (/[a-z\uff41-\uff5a]/.test(text)) yield reason('LOWER_CASE', 0)
  if (/[〇零一二三四五六七八九壹貳參肆伍陸柒捌玖]/.test(text)) yield reason('CHINESE_DIGITS', -0.05)
  if (APART.test(text)) yield reason('WRITTEN_APART', -0.05)
}
const APART = new RegExp(`[\\s\\-.·${FILL}]`)

function word(
  code: 'KEYWORD' | 'HEADING' | 'NEGATIVE',
  context: Context | undefined,
  text: string,
): readonly Reason[] {
  if (context === undefined || text === '') return []
  const found = context.pattern.exec(text)
  return found === null ? [] : [reason(code, context.weight, found[0].trim())]
}

/** The words before and behind the candidate, itself left out; never over the edge of the part. */
function around({ folded, start, end }: Scene): string {
  const before = folded.slice(Math.max(0, start - BEFORE), start)
  const behind = folded.slice(end, end + AFTER)
  const edge = behind.indexOf(PART_WALL)
  return `${before.slice(before.lastIndexOf(PART_WALL) + 1)}\u0000${edge < 0 ? behind : behind.slice(0, edge)}`
}
