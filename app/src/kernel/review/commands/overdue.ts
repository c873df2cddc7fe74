import { dayOf } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { lateness } from '../rules/overdue.ts'
import { lateSheets, markLate, toSheet } from '../store/sheets.ts'
import { markLateTasks } from '../store/tasks.ts'

const by: Doer = { kind: 'system', job: 'review.overdue' }

/** Tells the house, once a day, of every sheet that is not closed by its due moment, and opens it to the next level. @returns how many */
export async function noticeOverdue(unit: Unit): Promise<number> {
  const today = dayOf(unit.now)
  let told = 0
  for (const row of await lateSheets(unit, today)) {
    const sheet = toSheet(row)
    const { items, open } = sheet.progress
    const late = lateness(
      { ...sheet, closed: sheet.state === 'closed', items, noticed: row.overdue_day },
      unit.now,
    )
    if (!late) continue
    await markLate(unit, sheet.id, today, late.escalated)
    const on = { kind: 'sheet', id: sheet.id }
    await record(unit, reviewActs['sheet.overdue'], {
      by,
      on,
      fields: { open, level: late.level, day: today },
    })
    const { id, kind, unit: of, day } = sheet
    await unit.notify({
      topic: 'review.overdue',
      about: { sheet: id, kind, unit: of, day, open, level: late.level },
    })
    told += 1
  }
  return told
}

/** The same for questions that nobody answered in time: they go to the ethics office (M17). @returns how many */
export async function noticeLateExplanations(unit: Unit): Promise<number> {
  const today = dayOf(unit.now)
  const late = await markLateTasks(unit, today)
  for (const task of late) {
    const { item, person, sheet, unit: of, day } = task
    const on = { kind: 'explanation', id: task.id }
    await record(unit, reviewActs['explanation.overdue'], { by, on, fields: { item, person, day: today } })
    await unit.notify({
      topic: 'review.explanation-overdue',
      about: { task: task.id, item, sheet, unit: of, day, person },
    })
  }
  return late.length
}
