import { addDays, bad, dayOf, newId, ok, type Instant, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, may, notAllowed, personsById, unitTree, type Actor } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { covered } from '../../rules/covered.ts'
import { mask, normaliseTarget, type KeyKind } from '../../rules/tabular.ts'
import { caseByNo, putCases, type NewCase } from '../../store/cases.ts'
import { staleBetween } from '../../store/days.ts'

export interface CaseCommand {
  readonly caseNo: string
  readonly title: string | null
  readonly unit: string
  readonly owners: readonly string[]
  readonly opened: Instant
  readonly closed: Instant | null
  readonly parties: readonly { readonly keyKind: KeyKind; readonly target: string }[]
}

/** 建立案件: look-ups of the days around it are weighed again. */
export async function openCase(
  room: QueriesRoom,
  actor: Actor,
  command: CaseCommand,
): Promise<Result<NewCase, Refusal>> {
  return room.store.unit(async (unit) => {
    const verdict = may(actor, queriesDeeds.caseArrange, { kind: 'case', id: 'new', unit: command.unit })
    if (!verdict.allowed) return bad(notAllowed(verdict))
    if (!(await unitTree(unit.sql)).some((row) => row.id === command.unit))
      return bad(refuseAs('QUERIES_NO_SUCH_UNIT'))
    if ((await personsById(unit.sql, command.owners)).size !== new Set(command.owners).size)
      return bad(refuseAs('QUERIES_NO_SUCH_PERSON'))
    if (command.closed !== null && command.closed < command.opened)
      return bad(refuseAs('QUERIES_CASE_REVERSED'))
    if (await caseByNo(unit.sql, command.caseNo))
      return bad(refuseAs('QUERIES_CASE_EXISTS', { caseNo: command.caseNo }))
    const parties = command.parties
      .map(({ keyKind, target }) => ({ keyKind, value: normaliseTarget(keyKind, target) }))
      .filter(({ value }) => value !== '')
    const row: NewCase = {
      ...command,
      id: newId(),
      title: command.title === null ? null : covered(command.title),
      parties: parties.map(({ keyKind, value }) => ({
        target: room.marks.mark(value),
        keyKind,
        mask: mask(keyKind, value),
      })),
    }
    await putCases(unit.sql, [row])
    await staleBetween(unit.sql, addDays(dayOf(command.opened), -3), dayOf(unit.now), unit.now, 'cases')
    await record(unit, queriesActs['case.opened'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'case', id: row.id },
      fields: {
        caseNo: row.caseNo,
        unit: row.unit,
        owners: row.owners.length,
        opened: row.opened,
        closed: row.closed,
        parties: row.parties.length,
      },
    })
    return ok(row)
  })
}
