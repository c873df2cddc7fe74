import type { Day, Instant } from '#kernel/ground'

/** 核可 · 請說明 · 移政風: the only three decisions there are. Asking is not final. */
export const decisions = ['approve', 'ask', 'refer'] as const
export type Decision = (typeof decisions)[number]
export const itemStates = ['open', 'asked', 'answered', 'decided'] as const
/** open: nobody judged it · asked: awaits an explanation · answered: back with the reviewer · decided: final. */
export type ItemState = (typeof itemStates)[number]
/** The desk of the ethics office; any other desk is the unit whose head judges. */
export const ETHICS_DESK = 'ethics'

/** Who judges: the head of the unit; where the act is his own, the next head above; where nobody is above, the ethics office. */
export type Route =
  { readonly to: 'head' } | { readonly to: 'above'; readonly unit: string } | { readonly to: 'ethics' }

/** One line to be judged (逐筆核章). What it says stays in the room that sends it. */
export interface NewItem {
  /** The sending room's own id, unique in the house. */
  readonly id: string
  /** The person whose act is judged; null where the account belongs to nobody known (then only the ethics office judges). */
  readonly owner: string | null
  /** The person who ordered the act: it is his as well, so he does not judge it either. */
  readonly orderedBy?: string | null
  readonly route: Route
  /** Sorts as bytes within the sheet. */
  readonly order: string
  /** How many reasons nothing explains. */
  readonly weight: number
  readonly needsReason: boolean
  /** M17: approved only after an answered explanation with an attachment. */
  readonly needsExplanation: boolean
}

export interface Item {
  readonly id: string
  readonly sheet: string
  readonly unit: string
  readonly day: Day
  readonly owner: string | null
  readonly orderedBy: string | null
  readonly route: Route['to']
  readonly desk: string
  readonly order: string
  readonly weight: number
  readonly needsReason: boolean
  readonly needsExplanation: boolean
  readonly state: ItemState
  readonly decision: 'approve' | 'refer' | null
  /** The latest decision on it, whatever it was. */
  readonly stamp: string | null
}

/** Counts of lines; `decided` are the final ones and `open` is everything else. */
export interface Progress {
  readonly items: number
  readonly decided: number
  readonly open: number
  readonly approved: number
  readonly referred: number
  readonly asked: number
  readonly answered: number
  readonly unexplained: number
}

export interface NewSheet {
  /** `room.thing`, e.g. `queries.day`. */
  readonly kind: string
  readonly unit: string
  readonly day: Day
  readonly due: Instant
}
/** The lines of one unit and one day: closed if and only if every line carries a final decision. */
export interface Sheet extends NewSheet {
  readonly id: string
  readonly state: 'open' | 'closed'
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** 0 on time · 1 the heads above may stamp too · 2 the ethics office may, too. */
  readonly escalated: 0 | 1 | 2
  readonly progress: Progress
}
/** A sheet as one reader sees it: `mine` counts the lines of his own desks. */
export interface SheetView extends Sheet {
  readonly overdue: boolean
  readonly mine: Progress
}

export interface Stamp {
  readonly id: string
  readonly item: string
  readonly sheet: string
  readonly decision: Decision
  readonly reason: string | null
  readonly question: string | null
  readonly by: string
  /** Name and title as they stood on the day, for the seal that is drawn. */
  readonly name: string
  readonly title: string
  readonly post: string
  readonly unit: string
  readonly onBehalfOf: string | null
  readonly at: Instant
  /** Milliseconds this line can have been looked at, measured here. */
  readonly dwellMs: number
  /** The stamp that this one corrects; the old one stays. */
  readonly corrects: string | null
  readonly correctedBy: string | null
  /** The act's number in the ledger. */
  readonly act: number
}

/** Exactly one line, always: there is no command that takes two. */
export type StampCommand = { readonly item: string; readonly corrects?: string | undefined } & (
  | { readonly decision: 'approve'; readonly reason?: string | undefined }
  | { readonly decision: 'ask'; readonly question: string; readonly due: Instant }
  | { readonly decision: 'refer'; readonly reason: string }
)

export const taskStates = ['open', 'answered', 'closed', 'withdrawn'] as const
export type TaskState = (typeof taskStates)[number]
/** 說明: a question to the person whose act it is, with a day to answer by (M17). */
export interface Task {
  readonly id: string
  readonly item: string
  readonly sheet: string
  readonly person: string
  /** Null where the system asked by itself. */
  readonly askedBy: string | null
  readonly askedAt: Instant
  readonly question: string
  readonly due: Instant
  readonly state: TaskState
  readonly needsAttachment: boolean
  readonly text: string | null
  readonly answeredAt: Instant | null
}
export interface TaskWithFiles extends Task {
  readonly attachments: readonly Attachment[]
}

export interface Attachment {
  readonly id: string
  readonly task: string
  readonly item: string
  readonly name: string
  /** What the bytes are, not what the sender said. */
  readonly mediaType: string
  readonly size: number
  /** SHA-256 in hex. */
  readonly digest: string
  readonly by: string
  readonly at: Instant
  /** True once an answer rests on it. */
  readonly used: boolean
}

/** What a reviewer gets when a line is shown to him; from `shownAt` on the time counts. */
export interface Opened {
  readonly item: Item
  readonly shownAt: Instant
  readonly stamps: readonly Stamp[]
  readonly task: TaskWithFiles | null
}

export interface QueueFilter {
  readonly sheet?: string | undefined
  /** `todo` (the default) is what waits for the reviewer: open and answered lines. */
  readonly state?: 'todo' | ItemState | undefined
  readonly unexplained?: boolean | undefined
}
export interface SheetFilter {
  readonly kind?: string | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly unit?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly overdue?: boolean | undefined
}
export interface Page {
  readonly after?: string | null | undefined
  readonly limit: number
}
export interface PageOf<T> {
  readonly rows: readonly T[]
  readonly next: string | null
}

/** The audit of the reviewer (M05): how one person stamped in a period. */
export interface ReviewerFigures {
  readonly person: string
  readonly stamps: number
  readonly approved: number
  readonly asked: number
  readonly referred: number
  readonly corrected: number
  readonly unexplained: number
  readonly unexplainedApproved: number
  /** Nearest rank, no interpolation. */
  readonly medianDwellMs: number
}
