import type { Notice } from '#kernel/ground'
import type { NoticeHandler } from '#kernel/store'
import {
  foreignActs,
  lateExplanation,
  lateSheet,
  missingImport,
  rubberStamp,
  twoWorkplaces,
  witnessRefused,
} from '../rules/from-notice.ts'
import type { NewFinding } from '../words.ts'
import { raise } from './raise.ts'

/** A notice without the ids it must bring is a fault of its sender: the delivery fails, is tried again and stays visible. */
const raising =
  (finding: (notice: Notice) => NewFinding | null): NoticeHandler =>
  async (unit, notice) => {
    const wanted = finding(notice)
    if (!wanted) throw new Error(`notice ${notice.topic} lacks its ids`)
    await raise(unit, { kind: 'system', job: `notice.${notice.topic}` }, wanted)
  }

/** What the house itself tells, as findings; delivered twice, they are raised once. */
export const findingsNotices: ReadonlyMap<string, NoticeHandler> = new Map([
  ['people.two-workplaces', raising(twoWorkplaces)],
  ['review.overdue', raising(lateSheet)],
  ['review.explanation-overdue', raising(lateExplanation)],
  ['review.rubber-stamp', raising(rubberStamp)],
  ['queries.import-missing', raising(missingImport)],
  ['ledger.foreign-acts', raising(foreignActs)],
  ['ledger.witness-refused', raising(witnessRefused)],
])
