import type { Reason } from '#kernel/ground'
import type { ReviewerFigures } from '../words.ts'

export interface RubberStampLimits {
  /** `query.review.stampMedianSeconds` */
  readonly medianSeconds: number
  /** `query.review.stampMinLines` */
  readonly minLines: number
}

/** 橡皮圖章 (M05, Q34): what speaks for stamping without looking. An empty list is a clean reviewer. */
export function rubberStamp(figures: ReviewerFigures, limits: RubberStampLimits): Reason[] {
  const reasons: Reason[] = []
  if (figures.stamps < limits.minLines) return reasons
  const seconds = figures.medianDwellMs / 1000
  if (seconds < limits.medianSeconds) {
    reasons.push({
      rule: 'review.hasty',
      zh: `${figures.stamps} 筆核章，檢視時間中位數 ${seconds.toFixed(1)} 秒，低於 ${limits.medianSeconds} 秒`,
      en: `${figures.stamps} decisions with a median look of ${seconds.toFixed(1)} s, below ${limits.medianSeconds} s`,
      facts: { stamps: figures.stamps, medianDwellMs: figures.medianDwellMs },
    })
  }
  if (figures.asked + figures.referred === 0 && figures.unexplained > 0) {
    reasons.push({
      rule: 'review.never-asked',
      zh: `期間內 ${figures.unexplained} 筆有未獲解釋之徵候，卻從未請說明或移送`,
      en: `${figures.unexplained} lines had unexplained reasons, yet none was asked about or referred`,
      facts: { stamps: figures.stamps, unexplained: figures.unexplained },
    })
  }
  return reasons
}
