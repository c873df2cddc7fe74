import { THRESHOLD, type Candidate, type Detector } from '../words/detector.ts'
import type { Reason } from '../words/finding.ts'
import type { NormalText } from './normal-text.ts'
import { score, type Scene } from './score.ts'

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
  const raised = detectors
    .filter(({ quick }) => quick === undefined || quick.test(text.folded))
    .flatMap((detector) => {
      const candidates = [...detector.find(text)].filter(
        (one) => !isMasked(text.plain.slice(one.start, one.end)),
      )
      return candidates.map((candidate) => ({ detector, candidate }))
    })
    .sort((a, b) => a.candidate.start - b.candidate.start || b.candidate.end - a.candidate.end)
  const scored = raised.map((one, i) => {
    const { start, end } = one.candidate
    const heading = headingAt(start)
    const scene: Scene = {
      plain: text.plain,
      folded: text.folded,
      start,
      end,
      heading,
      neighbours: near(raised, i),
    }
    return { ...one, ...score(one.detector, one.candidate.evidence, scene) }
  })
  return strongest(scored.filter((one) => one.score >= (one.detector.threshold ?? THRESHOLD)))
}

/** 0912○○○678 has been masked already: the circle is a zero only among Chinese numerals. */
const isMasked = (text: string): boolean => text.includes('○') && /[0-9\uff10-\uff19]/.test(text)

type Raised = Pick<Located, 'detector' | 'candidate'>

function near(raised: readonly Raised[], at: number): readonly Detector['title'][] {
  const me = raised[at]
  if (me === undefined || (me.detector.neighbour ?? 0) === 0) return []
  const found = new Set<Detector['title']>()
  const look = (other: Raised | undefined): boolean => {
    if (other === undefined) return false
    const distance = Math.max(
      other.candidate.start - me.candidate.end,
      me.candidate.start - other.candidate.end,
    )
    if (distance > NEAR) return false
    // What overlaps is a rival, not a neighbour.
    if (distance >= 0 && other.detector !== me.detector) found.add(other.detector.title)
    return true
  }
  for (let i = at - 1; look(raised[i]); i--) continue
  for (let i = at + 1; look(raised[i]); i++) continue
  return [...found]
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
