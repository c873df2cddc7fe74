import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Classification } from './classify.ts'

/** An evaluation that was made: what the next one is held against. */
export interface Made {
  readonly stage: string
  readonly awardable: boolean
  readonly lowest: bigint
}

/**
 * Whether one more evaluation is permitted: uses left of the stage and of the table, and the order that the procedure
 * has. A reduction never goes up, and the next bidder is never lower; so bids that feel for the price by halving, up and
 * down, do not get their second answer.
 */
export function mayFollow(
  table: Classification,
  stageName: string,
  made: readonly Made[],
  lowest: bigint,
): Outcome<null> {
  const stage = table.stages.find((one) => one.name === stageName)
  if (stage === undefined) return refuse('STAGE_UNKNOWN', 'no such stage')
  const spent = made.filter((one) => one.stage === stageName).length
  if (spent >= stage.uses || made.length >= table.uses)
    return refuse('EVALUATIONS_SPENT', `${made.length} made`)
  const last = made.at(-1)
  const started = last !== undefined
  const follows =
    stage.after === 'any' ||
    (stage.after === 'not-awardable' ? started && !last.awardable : !started || last.awardable)
  if (!follows) return refuse('BIDS_DO_NOT_FOLLOW', `${stageName} after ${last?.stage ?? 'nothing'}`)
  const fits =
    !started ||
    stage.lowest === 'any' ||
    (stage.lowest === 'not-lower' ? lowest >= last.lowest : lowest <= last.lowest)
  return fits ? ok(null) : refuse('BIDS_DO_NOT_FOLLOW', `${stage.lowest} was expected`)
}
