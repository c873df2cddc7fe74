import type { Difference } from '../../words.ts'

/** One look-up as the matcher sees it. Times are epoch seconds; `n` is the caller's own number. */
export interface Look {
  readonly n: number
  readonly at: number
  readonly person: string
  readonly system: string
  readonly caseNo: string | null
}
/** One book entry as the matcher sees it. */
export interface Noted {
  readonly n: number
  readonly at: number
  readonly person: string
  readonly systems: readonly string[]
  readonly caseNo: string | null
  readonly requester: string | null
}
/** The numbers of the law book that matching rests on, in minutes and counts. */
export interface MatchNumbers {
  readonly windowMinutes: number
  readonly coverSystems: number
  readonly coverMinutes: number
  readonly targetEdits: number
}
/** How a look-up came to its entry: its own line in the book, or one entry for several systems. */
export type Way = 'own' | 'cover' | 'requester' | 'near'
export interface Pair {
  readonly look: number
  readonly entry: number
  readonly way: Way
  readonly differences: readonly Difference[]
  /** Characters in which the target differs (way 'near'). */
  readonly edits: number
}
export interface Remainder {
  readonly looks: readonly Look[]
  readonly entries: readonly Noted[]
}
