import { sql } from 'kysely'
import type { Instant } from '#kernel/ground'
import type { Reader } from '#kernel/store'
import type { ReviewerFigures } from '../words.ts'

interface FiguresRow {
  readonly person: string
  readonly stamps: number
  readonly approved: number
  readonly asked: number
  readonly referred: number
  readonly corrected: number
  readonly unexplained: number
  readonly unexplained_approved: number
  readonly median_dwell_ms: number
}

/** How each reviewer stamped from `from` (inclusive) to `to` (exclusive); the median is a nearest rank. No right is checked here. */
export async function reviewerFigures(
  reader: Reader,
  period: { readonly from: Instant; readonly to: Instant; readonly person?: string | undefined },
): Promise<ReviewerFigures[]> {
  const { rows } = await sql<FiguresRow>`select person, count(*) as stamps,
      count(*) filter (where decision = 'approve') as approved, count(*) filter (where decision = 'ask') as asked,
      count(*) filter (where decision = 'refer') as referred, count(*) filter (where corrects is not null) as corrected,
      count(*) filter (where unexplained) as unexplained,
      count(*) filter (where unexplained and decision = 'approve') as unexplained_approved,
      percentile_disc(0.5) within group (order by dwell_ms) as median_dwell_ms
    from review_stamp where at >= ${period.from} and at < ${period.to}
      and (${period.person ?? null}::text is null or person = ${period.person ?? null})
    group by person order by person`.execute(reader)
  return rows.map(({ unexplained_approved, median_dwell_ms, ...row }) => ({
    ...row,
    unexplainedApproved: unexplained_approved,
    medianDwellMs: median_dwell_ms,
  }))
}
