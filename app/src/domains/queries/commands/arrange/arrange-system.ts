import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, may, notAllowed, unitTree, type Actor } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { putSystem, systemById, type SystemRow } from '../../store/systems.ts'

/** Adds a look-up system, or changes one. */
export async function arrangeSystem(
  room: QueriesRoom,
  actor: Actor,
  system: SystemRow,
  isNew: boolean,
): Promise<Result<SystemRow, Refusal>> {
  return room.store.unit(async (unit) => {
    const verdict = may(actor, queriesDeeds.systemArrange, { kind: 'system', id: system.id })
    if (!verdict.allowed) return bad(notAllowed(verdict))
    const known = await systemById(unit.sql, system.id)
    if (isNew && known) return bad(refuseAs('QUERIES_SYSTEM_EXISTS', { system: system.id }))
    if (!isNew && !known) return bad(refuseAs('QUERIES_NO_SUCH_SYSTEM', { system: system.id }))
    const units = new Set((await unitTree(unit.sql)).map((row) => row.id))
    if (system.units.some((id) => !units.has(id))) return bad(refuseAs('QUERIES_NO_SUCH_UNIT'))
    await putSystem(unit.sql, system, unit.now)
    await record(unit, queriesActs['system.arranged'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'system', id: system.id },
      fields: {
        system: system.id,
        sensitivity: system.sensitivity,
        sequence: system.sequence,
        daily: system.daily,
        dueHour: system.dueHour,
        units: system.units.length,
        retired: system.retired,
      },
    })
    return ok(system)
  })
}
