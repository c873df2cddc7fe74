import type { Instant } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { growDesks, insertItems } from '../store/items.ts'
import { growSheet, sheetById } from '../store/sheets.ts'
import type { NewItem } from '../words.ts'
import { textDigest } from './refused.ts'

/**
 * Puts lines on a sheet; ids that are there already are left alone, so that a repeated import adds nothing.
 * Late lines open a closed sheet again, with a new due moment when one is given.
 * @throws for a sheet that does not exist: the caller has just opened it
 */
export async function addItems(
  unit: Unit,
  by: Doer,
  sheet: string,
  items: readonly NewItem[],
  due?: Instant,
): Promise<{ added: number; known: number }> {
  const before = await sheetById(unit.sql, sheet)
  if (!before) throw new Error('lines were sent to a sheet that does not exist')
  const byDesk = await insertItems(unit, before, items)
  const added = byDesk.reduce((sum, desk) => sum + desk.items, 0)
  if (added === 0) return { added, known: items.length }
  const unexplained = byDesk.reduce((sum, desk) => sum + desk.unexplained, 0)
  await growDesks(unit, sheet, byDesk)
  await growSheet(unit, sheet, added, unexplained, due ?? null)
  const reopens = before.state === 'closed'
  const ids = textDigest(items.map((item) => item.id).join('\n'))
  await record(unit, reviewActs['sheet.filled'], {
    by,
    on: { kind: 'sheet', id: sheet },
    fields: { added, unexplained, ids, reopens },
  })
  if (reopens) {
    const { kind, day } = before
    await unit.notify({
      topic: 'review.reopened',
      about: { sheet, kind, unit: before.unit, day, item: null },
    })
  }
  return { added, known: items.length - added }
}
