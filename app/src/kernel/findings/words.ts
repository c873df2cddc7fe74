import type { Day, Instant, Reason } from '#kernel/ground'
import type { ThingRef } from '#kernel/ledger'

/** 1 to note · 2 to explain · 3 serious. */
export const severities = [1, 2, 3] as const
export type Severity = (typeof severities)[number]
export const findingStates = ['open', 'in_hand', 'closed', 'rechecked'] as const
/** open → in hand (somebody owns it) → closed (with an outcome) → rechecked by another person; a failed re-check puts it in hand again. */
export type FindingState = (typeof findingStates)[number]
export const outcomes = ['explained', 'improper', 'no_fault', 'system'] as const
export type Outcome = (typeof outcomes)[number]
export const disclosures = ['yes', 'no', 'unknown'] as const
/** Whether anything leaked: an axis of its own, because an improper look-up is one even when nothing left the house (M29). */
export type Disclosure = (typeof disclosures)[number]
export const desks = ['unit', 'ethics'] as const
/** Who handles it: the head of the unit with the ethics office, or the ethics office alone (what concerns a head). */
export type Desk = (typeof desks)[number]

export type Scalar = string | number | boolean | null
/** A row that the rule used, masked before it comes here. */
export type UsedRow = Readonly<Record<string, Scalar>>

export interface NewFinding {
  /** The natural key: raising the same again gives the finding there is, e.g. `queries.Q01:<line>`. */
  readonly key: string
  readonly rule: string
  /** Version of the rule and edition of its parameters on the day of the act. */
  readonly edition: string
  readonly severity: Severity
  readonly unit: string | null
  /** The person whose behaviour it is about, if it is about one. He never sees or handles it. */
  readonly subject: string | null
  readonly desk?: Desk | undefined
  readonly day: Day
  readonly things: readonly ThingRef[]
  /** At least one; the first is the headline. */
  readonly reasons: readonly Reason[]
  readonly rows: readonly UsedRow[]
}

/** A finding in a list: the headline, not the rows. */
export interface FindingRow {
  readonly id: string
  readonly rule: string
  readonly edition: string
  readonly severity: Severity
  readonly unit: string | null
  readonly subject: string | null
  readonly desk: Desk
  readonly day: Day
  readonly raisedAt: Instant
  readonly headline: Reason
  /** Earlier confirmed findings of the same rule about the same person, or unit (M212). */
  readonly recurrence: number
  readonly state: FindingState
  readonly owner: string | null
  readonly outcome: Outcome | null
  readonly disclosure: Disclosure | null
  readonly recheckDue: Day | null
}
export interface Finding extends Omit<FindingRow, 'headline'> {
  readonly key: string
  readonly things: readonly ThingRef[]
  readonly reasons: readonly Reason[]
  readonly rows: readonly UsedRow[]
  readonly takenAt: Instant | null
  readonly conclusion: string | null
  readonly closedBy: string | null
  readonly closedAt: Instant | null
  readonly recheckedBy: string | null
  readonly recheckedAt: Instant | null
}
export interface Note {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly at: Instant
  readonly text: string
}
/** A corrective action: done by its owner, verified by somebody else (M207). */
export interface Action {
  readonly id: string
  readonly finding: string
  readonly text: string
  readonly owner: string
  readonly due: Day
  readonly setBy: string
  readonly doneAt: Instant | null
  readonly doneNote: string | null
  readonly verifiedBy: string | null
  readonly verifiedAt: Instant | null
}
export type FollowUp = 'discipline' | 'incident' | 'ask-disclosure' | 'mend-system'
export interface FindingDetail extends Finding {
  readonly notes: readonly Note[]
  readonly actions: readonly Action[]
  readonly followUps: readonly FollowUp[]
}

export interface FindingFilter {
  readonly rule?: string | undefined
  readonly unit?: string | undefined
  readonly state?: FindingState | undefined
  readonly severity?: Severity | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly subject?: string | undefined
  /** Only what this person has in hand. */
  readonly mine?: boolean | undefined
}
export interface FindingPage {
  readonly after?: string | null | undefined
  readonly limit: number
}
export interface FindingsPage {
  readonly rows: readonly FindingRow[]
  readonly next: string | null
}
export interface FindingCounts {
  readonly open: number
  readonly in_hand: number
  readonly closed: number
  readonly rechecked: number
  /** Open and in hand, by severity and by rule. */
  readonly bySeverity: Readonly<Record<'1' | '2' | '3', number>>
  readonly byRule: Readonly<Record<string, number>>
  /** Closed, with the day of the re-check past. */
  readonly recheckOverdue: number
}

export interface Closing {
  readonly outcome: Outcome
  readonly disclosure: Disclosure
  readonly conclusion: string
  readonly recheckDue?: Day | undefined
}
export interface NewAction {
  readonly text: string
  readonly owner: string
  readonly due: Day
}
