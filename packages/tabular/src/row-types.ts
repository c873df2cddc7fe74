import type { KeyKind } from './normalise.ts'

/** Times are epoch seconds. `target` is in clear, normalised for its kind: mark and mask it before it is stored. */
interface Looked {
  readonly at: number
  readonly account: string
  readonly keyKind: KeyKind
  readonly target: string
  readonly caseNo: string | null
}

export interface LogRow extends Looked {
  readonly seq: number | null
  readonly terminal: string | null
  readonly session: string | null
  /** Query, print, export. */
  readonly act: 'Q' | 'P' | 'E'
  readonly purpose: string | null
  readonly rows: number | null
  readonly logoutAt: number | null
}

export interface BookRow extends Looked {
  readonly entryNo: string | null
  readonly requester: string | null
  readonly system: string
  readonly purposeCode: string | null
  readonly noCaseReason: string | null
  readonly printed: boolean | null
  readonly onBehalf: boolean | null
  readonly documentNo: string | null
}

/** Half-open: [start, end). */
export interface RosterRow {
  readonly personNo: string
  readonly start: number
  readonly end: number
  readonly duty: string | null
  readonly place: 'indoor' | 'outdoor' | null
  readonly terminal: string | null
}

/** Half-open; a last day without time ends at its midnight. */
export interface LeaveRow {
  readonly personNo: string
  readonly start: number
  readonly end: number
  readonly kind: string | null
}

export interface CaseRow {
  readonly caseNo: string
  readonly title: string | null
  readonly unit: string
  readonly owners: readonly string[]
  readonly opened: number
  readonly closed: number | null
  /** Kinds are guessed from the form of each value. */
  readonly parties: readonly { readonly keyKind: KeyKind; readonly target: string }[]
}

export interface PersonRow {
  readonly personNo: string
  readonly name: string
  readonly account: string | null
  readonly unit: string | null
  readonly email: string | null
  readonly joined: number | null
  readonly left: number | null
}

export interface UnitRow {
  readonly unit: string
  readonly name: string
  readonly parent: string | null
}

export interface PostRow {
  readonly unit: string
  readonly title: string
  readonly personNo: string
  readonly duties: readonly string[]
  readonly head: boolean
  readonly start: number | null
  readonly end: number | null
}

export interface RowOf {
  readonly log: LogRow
  readonly book: BookRow
  readonly roster: RosterRow
  readonly cases: CaseRow
  readonly persons: PersonRow
  readonly units: UnitRow
  readonly leave: LeaveRow
  readonly posts: PostRow
}
