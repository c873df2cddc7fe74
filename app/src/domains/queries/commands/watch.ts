import { addDays, dayOf, epochMs, later, startOfDay, type Day, type Instant } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { agencyLaw } from '#kernel/people'
import type { Unit } from '#kernel/store'
import { queriesActs } from '../acts.ts'
import type { QueriesRoom } from '../room.ts'
import { receivedBetween, noteMissing } from '../store/calendar.ts'
import { abandonedImports, closedNear, finishImport, forgetNear } from '../store/imports.ts'
import { partPaths } from '../store/parts.ts'
import { systemsOf, type KeptSystem } from '../store/systems.ts'
import { BROKEN_OFF } from './import/refused.ts'

const by: Doer = { kind: 'system', job: 'queries.calendar' }
const HOUR = 3_600_000
/** Days back that are still looked at; what is older was noted when it was due. */
export const LOOK_BACK_DAYS = 14

/** When the log of a day must be in: at the system's hour of the following day, or the law book's. */
export const dueOf = (system: Pick<KeptSystem, 'dueHour'>, day: Day, hour: number): Instant =>
  later(startOfDay(addDays(day, 1)), (system.dueHour ?? hour) * HOUR)

/** Notes each daily log that did not come by its hour, once (M03). Called every minute; calling it more often changes nothing. */
export async function noteMissingImports(unit: Unit): Promise<number> {
  const today = dayOf(unit.now)
  const hour = (await agencyLaw(unit.sql)).at(today).value('query.import.dueHour')
  const from = addDays(today, -LOOK_BACK_DAYS)
  const received = new Set(
    (await receivedBetween(unit.sql, from, today)).map((row) => `${row.system} ${row.day}`),
  )
  let noted = 0
  for (const system of await systemsOf(unit.sql)) {
    if (!system.daily || system.retired) continue
    for (
      let day = dayOf(system.created) > from ? dayOf(system.created) : from;
      day < today;
      day = addDays(day, 1)
    ) {
      const due = dueOf(system, day, hour)
      if (
        unit.now < due ||
        received.has(`${system.id} ${day}`) ||
        !(await noteMissing(unit.sql, system.id, day, unit.now))
      )
        continue
      noted += 1
      await record(unit, queriesActs['import.missing'], {
        by,
        on: { kind: 'system', id: system.id },
        fields: { system: system.id, day, due },
      })
      // Every unit that uses the system has the task; a system that all use is the ethics office's.
      const units = system.units.length > 0 ? system.units : [null]
      for (const user of units)
        await unit.notify({ topic: 'queries.import-missing', about: { system: system.id, day, unit: user } })
    }
  }
  return noted
}

const GONE_MS = 30 * 60_000

/** Ends imports whose process died, forgets neighbourhoods that nobody needs any more, and sweeps files that do not count. */
export async function tidyQueries(room: QueriesRoom): Promise<void> {
  const { store } = room
  const now = store.clock()
  for (const id of await abandonedImports(store.read, later(now, -GONE_MS))) {
    await store.append((unit) =>
      finishImport(
        unit.sql,
        id,
        {
          phase: 'cancelled',
          size: 0,
          digest: null,
          read: 0,
          refusal: BROKEN_OFF,
        },
        unit.now,
      ),
    )
  }
  for (const id of await closedNear(store.read, addDays(dayOf(now), -LOOK_BACK_DAYS - 17)))
    await store.append((unit) => forgetNear(unit.sql, id))
  await room.files.sweep(new Set(await partPaths(store.read)), Math.min(epochMs(now), Date.now()) - GONE_MS)
}
