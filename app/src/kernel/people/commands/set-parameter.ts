import { bad, dayOf, ok, type Day, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { may, type Actor } from '#kernel/policy'
import type { Unit } from '#kernel/store'
import { peopleActs } from '../acts.ts'
import { peopleDeeds } from '../deeds.ts'
import { doerIn } from '../doer.ts'
import { notAllowed, refuseAs } from '../refusals.ts'
import { agencyLaw, insertSetting } from '../store/agency.ts'

export interface SetParameter {
  readonly parameter: string
  readonly value: number
  /** The document or meeting in which the agency decided it. */
  readonly decision: string
  readonly from: Day
}

/** The agency's own value for a parameter of the law book, within the bounds that policy sets and nobody here can raise. */
export async function setParameter(
  unit: Unit,
  actor: Actor,
  cmd: SetParameter,
): Promise<Result<null, Refusal>> {
  const verdict = may(actor, peopleDeeds.settings, { kind: 'parameter', id: cmd.parameter })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  const by = doerIn(actor, verdict.post)
  const on = { kind: 'parameter', id: cmd.parameter }
  const tuned = (await agencyLaw(unit.sql)).tune(cmd.parameter, cmd.value)
  if (!tuned.ok) {
    await record(unit, peopleActs['setting.refused'], {
      by,
      on,
      fields: { parameter: cmd.parameter, value: String(cmd.value), reason: tuned.error.code },
    })
    return bad(
      refuseAs('SETTING_REFUSED', { why: tuned.error.zh, whyEn: tuned.error.en }, [
        { rule: `law.tune/${tuned.error.code}`, zh: tuned.error.zh, en: tuned.error.en, law: cmd.parameter },
      ]),
    )
  }
  if (cmd.from < dayOf(unit.now)) return bad(refuseAs('DAY_PAST'))
  const { parameter, value } = tuned.value
  await insertSetting(unit.sql, {
    parameter,
    value,
    from: cmd.from,
    decision: cmd.decision,
    at: unit.now,
    by: actor.person,
  })
  await record(unit, peopleActs['setting.changed'], {
    by,
    on,
    edition: `${parameter}@${cmd.from}`,
    fields: { parameter, value, from: cmd.from, decision: cmd.decision },
  })
  return ok(null)
}
