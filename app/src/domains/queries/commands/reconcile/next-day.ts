import { later, type Day, type Refusal, type Result, ok, bad } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, may, notAllowed, type Actor } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { claimDay, claimThisDay, dayRow, heldDays, staleDays } from '../../store/days.ts'
import { layDay } from './lay-day.ts'
import { reconcileDay } from './reconcile-day.ts'

/** A worker that has not been heard of for so long is gone. */
const ABANDONED_MS = 15 * 60_000

/**
 * Reconciles the earliest day that waits and lays its sheets. A day whose log is in while its book is still expected is left alone
 * for a while: whoever registered must not be asked why he did not.
 * @returns false when nothing waits
 */
export async function reconcileNext(room: QueriesRoom): Promise<boolean> {
  const { store } = room
  const claimed = await store.append(async (unit) =>
    claimDay(unit.sql, unit.now, later(unit.now, -ABANDONED_MS), await heldDays(unit.sql, unit.now)),
  )
  if (claimed === null) return false
  const run =
    claimed.state === 'laying' && claimed.run !== null
      ? claimed.run
      : (await reconcileDay(room, claimed.day, claimed.why)).run
  await layDay(room, claimed.day, run)
  return true
}

/** Reconciles a day at once: a late entry is weighed while its writer waits. */
export async function reconcileNow(room: QueriesRoom, day: Day, why: string): Promise<void> {
  if ((await dayRow(room.store.read, day)) === null) return
  await room.store.append((unit) => claimThisDay(unit.sql, day, unit.now))
  const { run } = await reconcileDay(room, day, why)
  await layDay(room, day, run)
}

/** Somebody wants a day reconciled again, now, whether its book is in or not. */
export async function askForDay(
  room: QueriesRoom,
  actor: Actor,
  day: Day,
): Promise<Result<{ queued: boolean }, Refusal>> {
  return room.store.unit(async (unit) => {
    const verdict = may(actor, queriesDeeds.dayReconcile, { kind: 'day', id: day })
    if (!verdict.allowed) return bad(notAllowed(verdict))
    if ((await dayRow(unit.sql, day)) === null) return bad(refuseAs('QUERIES_NO_SUCH_DAY', { day }))
    await staleDays(unit.sql, [day], unit.now, 'asked')
    await record(unit, queriesActs['day.requested'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'day', id: day },
      fields: { day },
    })
    await unit.notify({ topic: 'queries.asked', about: { day } })
    return ok({ queued: true })
  })
}
