import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { insertSheet, sheetOf } from '../store/sheets.ts'
import type { NewSheet, Sheet } from '../words.ts'

/** Opens the sheet of a unit and day, or gives the one there is; a known sheet keeps its due moment. */
export async function openSheet(unit: Unit, by: Doer, sheet: NewSheet): Promise<Sheet> {
  const made = await insertSheet(unit, sheet)
  if (!made) {
    const known = await sheetOf(unit.sql, sheet.kind, sheet.unit, sheet.day)
    if (!known) throw new Error('the sheet is neither new nor known')
    return known
  }
  await record(unit, reviewActs['sheet.opened'], {
    by,
    on: { kind: 'sheet', id: made.id },
    fields: { kind: made.kind, unit: made.unit, day: made.day, due: made.due },
  })
  return made
}
