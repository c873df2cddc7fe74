import { addDays, dayOf, startOfDay } from '#kernel/ground'
import { agencyLaw } from '#kernel/people'
import type { Unit } from '#kernel/store'
import { rubberStamp, type RubberStamp } from '../rules/rubber-stamp.ts'
import { reviewerFigures } from '../store/figures.ts'
import type { ReviewerFigures } from '../words.ts'

/**
 * The reviewer is audited too (M05): yesterday's speed, and whether a long period knows a single question or referral.
 * It tells the house; a finding is raised once for what it tells. @returns how many were told of
 */
export async function auditReviewers(unit: Unit): Promise<number> {
  const today = dayOf(unit.now)
  const law = (await agencyLaw(unit.sql)).at(today)
  const limits = {
    medianSeconds: law.value('query.review.stampMedianSeconds'),
    minLines: law.value('query.review.stampMinLines'),
  }
  const until = startOfDay(today)
  const tell = (found: RubberStamp, { person, stamps, medianDwellMs, unexplained }: ReviewerFigures) =>
    unit.notify({
      topic: 'review.rubber-stamp',
      about: { found, person, day: addDays(today, -1), stamps, medianDwellMs, unexplained },
    })
  let told = 0
  for (const [over, days] of [
    ['day', 1],
    ['period', law.value('query.review.noReturnDays')],
  ] as const) {
    for (const figures of await reviewerFigures(unit.sql, {
      from: startOfDay(addDays(today, -days)),
      to: until,
    })) {
      const found = rubberStamp(figures, over, limits)
      if (!found) continue
      await tell(found, figures)
      told += 1
    }
  }
  return told
}
