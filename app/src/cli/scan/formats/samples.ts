import type { Found } from '../words.ts'

export interface Sampled {
  readonly detector: string
  readonly count: number
  /** The surest findings, one for each value. */
  readonly samples: readonly Found[]
}

/** Findings by detector, the most numerous first, each with a few that show what it is about. */
export function sampled(
  findings: readonly Found[],
  totals: Readonly<Record<string, number>>,
  samples: number,
): readonly Sampled[] {
  const best = new Map<string, Map<string, Found>>()
  for (const one of findings) {
    const marks = best.get(one.detector) ?? new Map<string, Found>()
    best.set(one.detector, marks)
    const before = marks.get(one.mark)
    if (before === undefined || one.score > before.score) marks.set(one.mark, one)
  }
  return Object.entries(totals)
    .map(([detector, count]) => ({
      detector,
      count,
      samples: [...(best.get(detector)?.values() ?? [])]
        .toSorted((a, b) => b.score - a.score)
        .slice(0, samples),
    }))
    .toSorted((a, b) => b.count - a.count)
}
