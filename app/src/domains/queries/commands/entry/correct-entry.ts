import { createHash } from 'node:crypto'
import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerIn, may, type Actor } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import type { EntryCommand } from '../../rules/entry.ts'
import { correctionOf, nearOfEntries, type TypedEntry } from '../../store/entries.ts'
import { staleBetween } from '../../store/days.ts'
import { readRefused } from '../read/refused.ts'
import type { TargetMark } from '../../words.ts'
import { bookEntry } from './entry-book.ts'
import { actFields, decideIn, put } from './write-entry.ts'

/** Stands in for the target where a correction keeps it: the clear value is not known any more. */
const KEPT = 'KEPT'

/**
 * 更正: a further entry that supersedes an earlier one; both stay and both are shown.
 * INVARIANT: an entry is never edited, and is superseded at most once.
 */
export async function correctEntry(
  room: QueriesRoom,
  actor: Actor,
  id: string,
  command: Omit<EntryCommand, 'target'> & { readonly target: string | null },
  why: string,
): Promise<Result<TypedEntry, Refusal>> {
  const old = await bookEntry(room, id)
  if (!old) return bad(refuseAs('QUERIES_NO_SUCH_ENTRY'))
  return room.store.unit(async (unit) => {
    const thing = { kind: 'entry', id, unit: old.unit, owner: old.person }
    const verdict = may(actor, queriesDeeds.entryCorrect, thing)
    if (!verdict.allowed) return readRefused(unit, actor, queriesDeeds.entryCorrect, thing, verdict.reasons)
    if (await correctionOf(unit.sql, id)) return bad(refuseAs('QUERIES_ENTRY_SUPERSEDED'))
    const decided = await decideIn(unit, actor, { ...command, target: command.target ?? KEPT })
    if (!decided.ok) return decided
    const near = old.typed ? (await nearOfEntries(unit.sql, [id])).get(id) : undefined
    const mark =
      command.target === null
        ? { target: old.target as TargetMark, mask: old.mask, near: near ?? new Int32Array(1) }
        : null
    const entry = await put(unit, room, actor, decided.value, { supersedes: id, why, forLine: null, mark })
    await staleBetween(unit.sql, old.day, old.day, unit.now, 'entry')
    await record(unit, queriesActs['entry.corrected'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'entry', id: entry.id },
      fields: { supersedes: id, ...actFields(entry), why: createHash('sha256').update(why).digest('hex') },
    })
    return ok(entry)
  })
}
