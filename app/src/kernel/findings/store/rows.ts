import type { Day, Instant, Reason } from '#kernel/ground'
import type { ThingRef } from '#kernel/ledger'
import type {
  Action,
  Desk,
  Disclosure,
  Finding,
  FindingRow,
  FindingState,
  Note,
  Outcome,
  Severity,
  UsedRow,
} from '../words.ts'

export interface StoredHead {
  readonly id: string
  readonly rule: string
  readonly edition: string
  readonly severity: Severity
  readonly unit: string | null
  readonly subject: string | null
  readonly desk: Desk
  readonly day: Day
  readonly raised_at: Instant
  readonly recurrence: number
  readonly state: FindingState
  readonly owner: string | null
  readonly outcome: Outcome | null
  readonly disclosure: Disclosure | null
  readonly recheck_due: Day | null
}
export interface StoredListRow extends StoredHead {
  readonly headline: Reason
}
export interface StoredFinding extends StoredHead {
  readonly natural_key: string
  readonly things: readonly ThingRef[]
  readonly reasons: readonly Reason[]
  readonly rows_used: readonly UsedRow[]
  readonly taken_at: Instant | null
  readonly conclusion: string | null
  readonly closed_by: string | null
  readonly closed_at: Instant | null
  readonly rechecked_by: string | null
  readonly rechecked_at: Instant | null
}

const head = (row: StoredHead) => ({
  id: row.id,
  rule: row.rule,
  edition: row.edition,
  severity: row.severity,
  unit: row.unit,
  subject: row.subject,
  desk: row.desk,
  day: row.day,
  raisedAt: row.raised_at,
  recurrence: row.recurrence,
  state: row.state,
  owner: row.owner,
  outcome: row.outcome,
  disclosure: row.disclosure,
  recheckDue: row.recheck_due,
})
export const toListRow = (row: StoredListRow): FindingRow => ({ ...head(row), headline: row.headline })
export const toFinding = (row: StoredFinding): Finding => ({
  ...head(row),
  key: row.natural_key,
  things: row.things,
  reasons: row.reasons,
  rows: row.rows_used,
  takenAt: row.taken_at,
  conclusion: row.conclusion,
  closedBy: row.closed_by,
  closedAt: row.closed_at,
  recheckedBy: row.rechecked_by,
  recheckedAt: row.rechecked_at,
})

export interface StoredNote extends Note {
  readonly finding: string
}
export const toNote = ({ id, person, name, at, text }: StoredNote): Note => ({ id, person, name, at, text })

export interface StoredAction {
  readonly id: string
  readonly finding: string
  readonly text: string
  readonly owner: string
  readonly due: Day
  readonly set_by: string
  readonly done_at: Instant | null
  readonly done_note: string | null
  readonly verified_by: string | null
  readonly verified_at: Instant | null
}
export const toAction = (row: StoredAction): Action => ({
  id: row.id,
  finding: row.finding,
  text: row.text,
  owner: row.owner,
  due: row.due,
  setBy: row.set_by,
  doneAt: row.done_at,
  doneNote: row.done_note,
  verifiedBy: row.verified_by,
  verifiedAt: row.verified_at,
})
