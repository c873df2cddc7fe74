import { bad, ok, type Instant, type Refusal, type Result } from '#kernel/ground'
import type { LawOnDay } from '#kernel/law'
import type { Actor } from '#kernel/policy'
import { refuseAs, type QueriesCode } from '../refusals.ts'
import type { NoCaseReason, Purpose } from '../words.ts'
import { normaliseTarget, type KeyKind } from './tabular.ts'

export interface EntryCommand {
  readonly at: Instant
  readonly systems: readonly string[]
  readonly keyKind: KeyKind
  readonly target: string
  readonly purpose: Purpose
  readonly caseNo: string | null
  readonly noCase: NoCaseReason | null
  readonly requester: string | null
  readonly behalfDocument: string | null
  readonly printed: boolean
}
export interface EntryFactsForWriting {
  readonly systems: ReadonlyMap<string, { readonly zh: string; readonly retired: boolean }>
  /** Unit of the requester on the day, null when he holds no post; undefined when there is no such person. */
  readonly requesterUnit: string | null | undefined
  readonly unit: string | null
}
/** An entry ready to be written; its target is normalised and still in clear: mark it at once. */
export interface DecidedEntry extends Omit<EntryCommand, 'caseNo'> {
  readonly caseNo: string | null
}
/** A few minutes of difference between the clocks of a desk and a server are nobody's fault. */
const CLOCK_MS = 5 * 60_000

/** May this entry be written (M01, M14)? */
export function decideEntry(
  facts: EntryFactsForWriting,
  command: EntryCommand,
  ctx: { readonly now: Instant; readonly actor: Actor; readonly law: Pick<LawOnDay, 'value'> },
): Result<DecidedEntry, Refusal<QueriesCode>> {
  const systems = [...new Set(command.systems)]
  for (const id of systems) {
    const system = facts.systems.get(id)
    if (!system) return bad(refuseAs('QUERIES_NO_SUCH_SYSTEM', { system: id }))
    if (system.retired) return bad(refuseAs('QUERIES_SYSTEM_RETIRED', { system: system.zh }))
  }
  const most = ctx.law.value('query.match.coverSystems')
  if (systems.length > most) return bad(refuseAs('QUERIES_TOO_MANY_SYSTEMS', { most }))
  if (Date.parse(command.at) > Date.parse(ctx.now) + CLOCK_MS) return bad(refuseAs('QUERIES_ENTRY_IN_FUTURE'))
  const caseNo = command.caseNo === null || command.caseNo.trim() === '' ? null : command.caseNo.trim()
  if ((caseNo === null) === (command.noCase === null)) return bad(refuseAs('QUERIES_CASE_OR_REASON'))
  if (command.requester !== null && facts.requesterUnit === undefined)
    return bad(refuseAs('QUERIES_NO_SUCH_PERSON'))
  const foreign =
    command.requester !== null && command.requester !== ctx.actor.person && facts.requesterUnit !== facts.unit
  if (foreign && (command.behalfDocument === null || command.behalfDocument.trim() === ''))
    return bad(refuseAs('QUERIES_BEHALF_DOCUMENT'))
  const target = normaliseTarget(command.keyKind, command.target)
  if (target === '') return bad(refuseAs('QUERIES_EMPTY_TARGET'))
  return ok({
    ...command,
    systems,
    caseNo,
    target,
    behalfDocument: command.behalfDocument?.trim() || null,
    requester: command.requester === ctx.actor.person ? null : command.requester,
  })
}
