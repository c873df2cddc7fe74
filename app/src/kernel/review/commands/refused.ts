import { createHash } from 'node:crypto'
import { bad, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer, type ThingRef } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { reviewRefusals, type ReviewRefusal } from '../refusals.ts'

/** Hands a refusal back; where the table says so, the attempt is an act, so that trying leaves a trace (M06). */
export async function refused(
  unit: Unit,
  by: Doer,
  on: ThingRef,
  deed: string,
  refusal: Refusal<ReviewRefusal>,
): Promise<Result<never, Refusal>> {
  if (reviewRefusals[refusal.code].record) {
    const rule = refusal.reasons[0]?.rule ?? null
    await record(unit, reviewActs.refused, { by, on, fields: { code: refusal.code, deed, rule } })
  }
  return bad(refusal)
}

/** How free text stands in the ledger: its digest binds the words without telling them. */
export const textDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
