import {
  addDays,
  bad,
  ok,
  parseDay,
  parseInstant,
  type Day,
  type Instant,
  type Refusal,
  type Result,
} from '#kernel/ground'
import { refuseAs } from '../refusals.ts'

/** Days and moments that the contract has checked for form already. */
export function civil(text: string): Day {
  const day = parseDay(text)
  if (!day.ok) throw new Error('the contract let a day through that is none')
  return day.value
}
export function moment(text: string): Result<Instant, Refusal> {
  const at = parseInstant(text)
  return at.ok ? at : bad(refuseAs('QUERIES_BAD_FIELD', { field: 'at' }))
}

/** A period of at most so many days. */
export function period(
  query: { readonly from: string; readonly to: string },
  most: number,
): Result<{ from: Day; to: Day }, Refusal> {
  const [from, to] = [civil(query.from), civil(query.to)]
  if (to < from) return bad(refuseAs('QUERIES_PERIOD_REVERSED'))
  if (to > addDays(from, most - 1)) return bad(refuseAs('QUERIES_PERIOD_TOO_LONG', { days: most }))
  return ok({ from, to })
}
export const flag = (text: 'true' | 'false' | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'true'
export const badCursor = (): Result<never, Refusal> => bad(refuseAs('QUERIES_BAD_CURSOR'))
