import { record, type Doer } from '#kernel/ledger'
import type { Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import { change } from '../rules/counts.ts'
import { factsOf, forgetShown } from '../store/facts.ts'
import { setStanding, setWeight } from '../store/items.ts'
import { countDesk, countSheet } from '../store/weights.ts'
import { moveCounters } from '../store/sheets.ts'
import { endTask, taskById } from '../store/tasks.ts'
import type { Item } from '../words.ts'

export interface Weight {
  readonly weight: number
  readonly needsReason: boolean
  readonly needsExplanation: boolean
}

/**
 * New facts changed what speaks against a line (a late entry was written, a roster came in). The stamps stay as they are; a
 * question that the system had put by itself, and that the facts have answered, is withdrawn, and the line waits for its reviewer.
 * @returns the line as it stood before, or null when there is none
 */
export async function reweigh(unit: Unit, by: Doer, item: string, to: Weight): Promise<Item | null> {
  const facts = await factsOf(unit, item, '')
  if (!facts) return null
  const { weight, needsReason, needsExplanation, sheet, desk } = facts.item
  if (weight === to.weight && needsReason === to.needsReason && needsExplanation === to.needsExplanation)
    return facts.item
  await setWeight(unit, item, to)
  // Whoever has looked has not seen this yet.
  await forgetShown(unit, item)
  const unexplained = Number(to.needsReason) - Number(needsReason)
  if (unexplained !== 0) {
    await countDesk(unit, sheet, desk, unexplained)
    await countSheet(unit, sheet, unexplained)
  }
  await record(unit, reviewActs['line.reweighed'], {
    by,
    on: { kind: 'line', id: item },
    fields: { sheet, weight: to.weight, needsReason: to.needsReason, needsExplanation: to.needsExplanation },
  })
  const task = facts.task?.state === 'open' ? await taskById(unit.sql, facts.task.id) : null
  if (task !== null && task.askedBy === null && !to.needsExplanation) {
    await endTask(unit, task.id, 'withdrawn')
    const after = { state: 'open', decision: null } as const
    await setStanding(unit, item, after)
    await moveCounters(unit, sheet, desk, change(facts.item, after))
  }
  return facts.item
}
