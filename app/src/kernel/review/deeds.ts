import { is, type Condition, type Deed, type Thing } from '#kernel/policy'
import type { Item, Sheet, Task } from './words.ts'

const LAW = 'pdpa-rules.12'
const heads = is.role('head', 'chief')
const ethics = is.role('ethics')

/** The desk a line lies on: the unit whose head judges it. */
const atDesk: Condition = {
  id: 'at-desk',
  zh: '須為本列指定之審核單位主管。',
  en: 'Only for the head of the unit that this line is assigned to.',
  holds: (_actor, post, thing) => thing.facts?.['desk'] === post.unit,
}
/** As a deny ground: an order makes the act one's own. */
const orderedAct: Condition = {
  id: 'ordered-act',
  zh: '不得審核自己交辦的查詢。',
  en: 'Nobody reviews a look-up that he ordered.',
  holds: (actor, post, thing) => {
    const by = thing.facts?.['orderedBy'] ?? null
    return by !== null && (by === actor.person || by === post.onBehalfOf)
  },
}
const route = (to: string, zh: string, en: string): Condition => is.fact('route', to, zh, en)
const lateOnce = is.fact(
  'late',
  true,
  '本列尚未因逾期改由上級主管辦理。',
  'This line has not gone up to the heads above for being late.',
)
const lateTwice = is.fact(
  'lateTwice',
  true,
  '本列尚未因逾期改由政風單位辦理。',
  'This line has not gone to the ethics office for being late.',
)

const ways = [
  {
    id: 'head',
    all: [heads, route('head', '本列不由單位主管審核。', 'This line is not for the unit head.'), atDesk],
  },
  {
    id: 'above',
    all: [heads, route('above', '本列不由上一級主管審核。', 'This line is not for the head above.'), atDesk],
  },
  {
    id: 'ethics',
    all: [ethics, route('ethics', '本列不由政風單位審核。', 'This line is not for the ethics office.')],
  },
  { id: 'escalated', all: [heads, lateOnce, is.unitAbove] },
  { id: 'escalated-ethics', all: [ethics, lateTwice] },
]

export const reviewDeeds = {
  stamp: {
    id: 'review.line.stamp',
    zh: '逐筆核章',
    en: 'Decide a line',
    law: LAW,
    allow: ways,
    deny: [is.ownAct, orderedAct],
  },
  /** The owner is not among the readers: a referral must not warn him. */
  history: {
    id: 'review.line.history',
    zh: '查閱核章歷程',
    en: 'Read the review history of a line',
    law: LAW,
    allow: [...ways, { id: 'auditors', all: [is.role('ethics', 'it_auditor', 'external_auditor')] }],
    deny: [is.ownAct, orderedAct],
  },
  reopen: {
    id: 'review.line.reopen',
    zh: '重新開啟已核章列',
    en: 'Reopen a decided line',
    law: LAW,
    allow: [{ id: 'ethics', all: [ethics] }],
    deny: [is.ownAct, orderedAct],
  },
  sheet: {
    id: 'review.sheet.read',
    zh: '查閱核章日表',
    en: 'Read a review sheet',
    law: LAW,
    allow: [
      { id: 'heads', all: [heads, is.unitOrBelow] },
      { id: 'auditors', all: [is.role('ethics', 'it_auditor', 'external_auditor')] },
    ],
    deny: [],
  },
  answer: {
    id: 'review.explanation.answer',
    zh: '提出說明',
    en: 'Give an explanation',
    law: LAW,
    allow: [{ id: 'asked', all: [is.assignee] }],
    deny: [],
  },
  /** The one who was asked, the reviewer and the ethics office; never he who gave the order that is being explained. */
  file: {
    id: 'review.attachment.read',
    zh: '調閱說明附件',
    en: 'Read an explanation and its attachments',
    law: LAW,
    allow: [{ id: 'asked', all: [is.assignee] }, ...ways, { id: 'ethics-office', all: [ethics] }],
    deny: [orderedAct],
  },
  /** The list of files with their digests, to be compared with the acts in an evidence package; the files themselves stay here. */
  evidence: {
    id: 'review.evidence.list',
    zh: '查閱說明附件清冊',
    en: 'List the attachments of a sheet',
    law: LAW,
    allow: [{ id: 'auditors', all: [is.role('ethics', 'it_auditor', 'external_auditor')] }],
    deny: [],
  },
  figures: {
    id: 'review.reviewers.read',
    zh: '查閱審核人統計',
    en: 'Read the figures of reviewers',
    law: LAW,
    allow: [{ id: 'auditors', all: [is.role('ethics', 'it_auditor', 'external_auditor')] }],
    deny: [],
  },
} satisfies Readonly<Record<string, Deed>>

/** A line as policy sees it. */
export const lineThing = (item: Item, sheet: Pick<Sheet, 'escalated'>): Thing => ({
  kind: 'line',
  id: item.id,
  unit: item.unit,
  owner: item.owner,
  facts: {
    route: item.route,
    desk: item.desk,
    orderedBy: item.orderedBy,
    // A line that is the ethics office's own never comes down to a head.
    late: sheet.escalated >= 1 && item.route !== 'ethics',
    lateTwice: sheet.escalated >= 2,
  },
})
/** A task as policy sees it: the line it is about, and the person who was asked. */
export const taskThing = (task: Task, item: Item, sheet: Pick<Sheet, 'escalated'>): Thing => ({
  ...lineThing(item, sheet),
  kind: 'explanation',
  id: task.id,
  assignee: task.person,
})
