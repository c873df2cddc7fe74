import { ok } from '../../refusal.ts'
import type { ActWord, Config, FieldWord } from '../config.ts'
import { type Answer, no } from '../outcome.ts'
import type { ProvedAct } from './evidence.ts'

/** The shown fields of one act, by the words of the configuration; text only. */
export interface BoundAct {
  readonly leaf: ProvedAct['leaf']
  field(word: FieldWord): string | undefined
}

/** The n-th act of the evidence, if it is of one of these kinds and shows all these fields. */
export function boundAct(
  config: Config,
  acts: readonly ProvedAct[],
  n: number,
  kinds: readonly ActWord[],
  needs: readonly FieldWord[],
): Answer<BoundAct> {
  const act = acts[n]
  if (act === undefined) return no('ACT_NOT_FOR_THIS', `act ${n + 1} is missing`)
  const field = (word: FieldWord): string | undefined => {
    const value = act.fields.get(config.fields[word])
    return typeof value === 'string' ? value : undefined
  }
  const kind = field('act')
  if (kind === undefined) return no('FIELD_NOT_PROVED', `act ${n + 1} shows no kind`)
  if (!kinds.some((word) => config.acts[word] === kind))
    return no('ACT_NOT_FOR_THIS', `act ${n + 1} is of another kind`)
  const missing = needs.find((word) => field(word) === undefined)
  if (missing !== undefined) return no('FIELD_NOT_PROVED', `act ${n + 1} shows no ${missing}`)
  return ok({ leaf: act.leaf, field })
}

const SKEW = 300

/** Whether an act's own time lies within the time that it serves. */
export function inForce(config: Config, act: BoundAct, now: Date): boolean {
  const given = Date.parse(act.field('at') ?? '')
  const age = (now.getTime() - given) / 1000
  return age >= -SKEW && age <= config.approvalSeconds
}
