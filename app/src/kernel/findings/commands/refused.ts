import { createHash } from 'node:crypto'
import { bad, type Refusal, type Result } from '#kernel/ground'
import { record, type ThingRef } from '#kernel/ledger'
import { doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { findingsActs } from '../acts.ts'
import { findingsRefusals, type FindingsRefusal } from '../refusals.ts'

/** Hands a refusal back; where the table says so, the attempt is an act. */
export async function refused(
  unit: Unit,
  actor: Actor,
  on: ThingRef,
  deed: string,
  refusal: Refusal<FindingsRefusal>,
): Promise<Result<never, Refusal>> {
  if (findingsRefusals[refusal.code].record) {
    const rule = refusal.reasons[0]?.rule ?? null
    await record(unit, findingsActs.refused, {
      by: doerOf(actor),
      on,
      fields: { code: refusal.code, deed, rule },
    })
  }
  return bad(refusal)
}

export const textDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
