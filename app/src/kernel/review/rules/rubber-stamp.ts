import type { ReviewerFigures } from '../words.ts'

export interface RubberStampLimits {
  /** `query.review.stampMedianSeconds` */
  readonly medianSeconds: number
  /** `query.review.stampMinLines` */
  readonly minLines: number
}
/** hasty: the median look is too short to have read anything · never-asked: unexplained lines, and not one question or referral. */
export type RubberStamp = 'hasty' | 'never-asked'

/** 橡皮圖章 (M05, Q34): the speed is judged on one day, the asking on a long period; below `minLines` nothing is judged. */
export function rubberStamp(
  figures: ReviewerFigures,
  over: 'day' | 'period',
  limits: RubberStampLimits,
): RubberStamp | null {
  if (figures.stamps < limits.minLines) return null
  if (over === 'day') return figures.medianDwellMs < limits.medianSeconds * 1000 ? 'hasty' : null
  return figures.asked + figures.referred === 0 && figures.unexplained > 0 ? 'never-asked' : null
}
