import type { Item, Progress } from '../words.ts'

/** What one line adds to the counters of its sheet and desk. */
export interface Counts {
  readonly approved: number
  readonly referred: number
  readonly asked: number
  readonly answered: number
}
export type Standing = Pick<Item, 'state' | 'decision'>

export const countsOf = ({ state, decision }: Standing): Counts => ({
  approved: decision === 'approve' ? 1 : 0,
  referred: decision === 'refer' ? 1 : 0,
  asked: state === 'asked' ? 1 : 0,
  answered: state === 'answered' ? 1 : 0,
})

/** The change that the counters take when a line goes from one standing to another. */
export function change(before: Standing, after: Standing): Counts {
  const [from, to] = [countsOf(before), countsOf(after)]
  return {
    approved: to.approved - from.approved,
    referred: to.referred - from.referred,
    asked: to.asked - from.asked,
    answered: to.answered - from.answered,
  }
}

export interface Counters extends Counts {
  readonly items: number
  readonly unexplained: number
}
export const noLines: Counters = { items: 0, approved: 0, referred: 0, asked: 0, answered: 0, unexplained: 0 }

export function progress(counters: Counters): Progress {
  const decided = counters.approved + counters.referred
  return { ...counters, decided, open: counters.items - decided }
}

/** A sheet closes by itself exactly when every line carries a final decision; one without lines has nothing to close. */
export const isClosed = (counters: Counters): boolean =>
  counters.items > 0 && counters.approved + counters.referred === counters.items
