import type { JobHandler } from '#kernel/store'
import { auditReviewers } from './audit-reviewers.ts'
import { noticeLateExplanations, noticeOverdue } from './overdue.ts'

/** For the job table: the first two as often as one likes (they tell nothing twice a day), the audit once a day. */
export const reviewJobs: ReadonlyMap<string, JobHandler> = new Map<string, JobHandler>([
  ['review.overdue', async (unit) => void (await noticeOverdue(unit))],
  ['review.explanation-overdue', async (unit) => void (await noticeLateExplanations(unit))],
  ['review.audit-reviewers', async (unit) => void (await auditReviewers(unit))],
])
