import { THRESHOLD, type Candidate, type Detector } from '../words/detector.ts'
import type { Reason } from '../words/finding.ts'
import type { NormalText } from './normal-text.ts'
import { score, withNeighbour, type Neighbour, type Scored } from './score.ts'

/** Distance within which findings speak for each other. */
const NEAR = 160

export interface Located {
  readonly detector: Detector
  readonly candidate: Candidate
  readonly score: number
  readonly reasons: readonly Reason[]
}

/**
 * Runs all detectors over one window and scores what they find; gives what reaches its threshold, in the order of the text.
 * `headingAt` tells the heading over an offset, where the format knows it.
 */
export function findIn(
  detectors: readonly Detector[],
  text: NormalText,
  headingAt: (offset: number) => string,
): readonly Located[] {
  const raised = raise(detectors, text)
  const alone = raised.map((one): Scored | null => {
    const { detector, candidate } = one
    const { start, end } = candidate
    const sure = best(one)
    const lift = Math.max(0, detector.headings?.weight ?? 0)
    // Most numbers of a text are nobody's: what no word could lift to its threshold is not looked at closely.
    if (!isEnough(detector, sure + lift)) return null
    const heading = headingAt(start)
    if (!isEnough(detector, sure) && detector.headings?.pattern.test(heading) !== true) return null
    return score(detector, candidate.evidence, {
      plain: text.plain,
      folded: text.folded,
      start,
      end,
      heading,
    })
  })
  // A reason must not call a finding what is none, though it has the form of one.
  const stands = raised.map(({ detector }, i) => isEnough(detector, alone[i]?.score ?? 0))
  const reached = raised.flatMap((one, i): readonly Located[] => {
    const own = alone[i]
    if (own === null || own === undefined) return []
    const scored = withNeighbour(one.detector, own, near(raised, stands, i))
    return isEnough(one.detector, scored.score) ? [{ ...one, ...scored }] : []
  })
  return strongest(reached)
}

/** Everything that any detector sees, in the order of the text; of two at one place the longer first. */
function raise(detectors: readonly Detector[], text: NormalText): readonly Raised[] {
  const raised: Raised[] = []
  const mayBeMasked = text.plain.includes('○')
  for (const detector of detectors) {
    if (detector.quick?.test(text.folded) === false) continue
    for (const candidate of detector.find(text)) {
      if (mayBeMasked && isMasked(text.plain.slice(candidate.start, candidate.end))) continue
      raised.push({ detector, candidate })
    }
  }
  return raised.sort((a, b) => a.candidate.start - b.candidate.start || b.candidate.end - a.candidate.end)
}

/** The highest score that a candidate can come to without the help of a heading. */
function best({ detector, candidate }: Raised): number {
  const given = candidate.evidence.reduce((sum, { weight }) => sum + weight, 0)
  return given + Math.max(0, detector.keywords?.weight ?? 0) + Math.max(0, detector.neighbour ?? 0)
}
/** Scores are rounded to a thousandth. */
const isEnough = ({ threshold = THRESHOLD }: Detector, sum: number): boolean => sum > threshold - 0.001

/** 0912○○○678 has been masked already: the circle is a zero only among Chinese numerals. */
const isMasked = (text: string): boolean => text.includes('○') && /[0-9\uff10-\uff19]/.test(text)

type Raised = Pick<Located, 'detector' | 'candidate'>

/** The nearest of another kind: a finding if there is one, else something of its form; null where the detector has no ear for it. */
function near(raised: readonly Raised[], stands: readonly boolean[], at: number): Neighbour | null {
  const me = raised[at]
  if (me === undefined || (me.detector.neighbour ?? 0) === 0) return null
  const look = (step: 1 | -1, found: boolean): Neighbour | null => {
    for (let i = at + step; ; i += step) {
      const other = raised[i]
      if (other === undefined) return null
      const distance = Math.max(
        other.candidate.start - me.candidate.end,
        me.candidate.start - other.candidate.end,
      )
      if (distance > NEAR) return null
      // What overlaps is a rival, not a neighbour.
      if (distance >= 0 && (!found || stands[i] === true) && other.detector !== me.detector)
        return { title: other.detector.title, found }
    }
  }
  return look(-1, true) ?? look(1, true) ?? look(-1, false) ?? look(1, false)
}

/** Where one hit lies within another, the one that explains the text better stays: the longer, unless it scores clearly less. */
function strongest(hits: readonly Located[]): readonly Located[] {
  const kept: Located[] = []
  for (const hit of hits) {
    // Hits come in the order of their beginnings, so a rival is among the last few.
    const rival = kept.slice(-RIVALS).findLast((one) => overlaps(one.candidate, hit.candidate))
    if (rival === undefined) kept.push(hit)
    else if (contains(rival.candidate, hit.candidate)) {
      if (hit.score > rival.score + CLEARLY) kept.splice(kept.lastIndexOf(rival), 1, hit)
    } else kept.push(hit)
  }
  return kept
}
const RIVALS = 4
const CLEARLY = 0.15
const overlaps = (a: Candidate, b: Candidate): boolean => a.start < b.end && b.start < a.end
const contains = (a: Candidate, b: Candidate): boolean => a.start <= b.start && b.end <= a.end
