import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { may, type Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import { peopleDeeds } from '../deeds.ts'
import { doerIn } from '../doer.ts'
import { notAllowed, refuseAs } from '../refusals.ts'
import { rosterById, withdrawRosterRow } from '../store/roster.ts'

/** Takes a duty interval out of the count (a swap, an error); the row and the reason stay. */
export async function withdrawDuty(
  unit: Unit,
  actor: Actor,
  cmd: { readonly id: string; readonly reason: string },
): Promise<Result<null, Refusal>> {
  const row = await rosterById(unit.sql, cmd.id)
  if (!row) return bad(refuseAs('NO_SUCH_DUTY'))
  const verdict = may(actor, peopleDeeds.roster, { kind: 'duty', id: row.id })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  await withdrawRosterRow(unit.sql, row.id, unit.now)
  const { person, starts } = row
  await record(unit, peopleActs['roster.withdrawn'], {
    by: doerIn(actor, verdict.post),
    on: { kind: 'roster', id: row.id },
    fields: { person, starts, reason: cmd.reason },
  })
  return ok(null)
}
