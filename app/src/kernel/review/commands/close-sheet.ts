import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import type { Sheet } from '../words.ts'

/** A sheet is never closed by hand: the counters closed it, and this tells the house. */
export async function closeSheet(unit: Unit, by: Doer, sheet: Sheet, kind: string): Promise<void> {
  const { items, approved, referred } = sheet.progress
  await record(unit, reviewActs['sheet.closed'], {
    by,
    on: { kind: 'sheet', id: sheet.id },
    fields: { items, approved, referred },
  })
  await unit.notify({
    topic: 'review.closed',
    about: { sheet: sheet.id, kind, unit: sheet.unit, day: sheet.day },
  })
}
