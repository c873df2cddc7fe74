import { bad, dayOf, newId, ok, type Day, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { agencyLaw, doerIn, may, notAllowed, personsById, type Actor } from '#kernel/people'
import type { Unit } from '#kernel/store'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { decideEntry, type DecidedEntry, type EntryCommand } from '../../rules/entry.ts'
import { mask } from '../../rules/tabular.ts'
import { staleBetween } from '../../store/days.ts'
import { addEntry, type TypedEntry } from '../../store/entries.ts'
import { lineById } from '../../store/lines.ts'
import { unitsOfPersons } from '../../store/persons.ts'
import { systemsOf } from '../../store/systems.ts'
import { readRefused } from '../read/refused.ts'

/** 登記: one entry of the book, for one's own look-up. `forLine` answers a line that had none; then the day is reconciled again. */
export async function writeEntry(
  room: QueriesRoom,
  actor: Actor,
  command: EntryCommand,
  forLine: string | null,
): Promise<Result<TypedEntry, Refusal>> {
  return room.store.unit(async (unit) => {
    const verdict = may(actor, queriesDeeds.entryWrite, { kind: 'entry', id: 'new', owner: actor.person })
    if (!verdict.allowed) return bad(notAllowed(verdict))
    if (forLine !== null) {
      const line = await lineById(unit.sql, forLine)
      if (!line) return bad(refuseAs('QUERIES_NO_SUCH_LINE'))
      if (line.person !== actor.person) {
        await readRefused(
          unit,
          actor,
          queriesDeeds.lineExplain,
          { kind: 'line', id: forLine, owner: line.person, unit: line.unit },
          [],
        )
        return bad(refuseAs('QUERIES_LINE_OF_OTHERS'))
      }
    }
    const decided = await decideIn(unit, actor, command)
    if (!decided.ok) return decided
    const entry = await put(unit, room, actor, decided.value, {
      supersedes: null,
      why: null,
      forLine,
      mark: null,
    })
    await record(unit, queriesActs['entry.written'], {
      by: doerIn(actor, verdict.post),
      on: { kind: 'entry', id: entry.id },
      fields: { ...actFields(entry), forLine },
    })
    return ok(entry)
  })
}

export async function decideIn(
  unit: Unit,
  actor: Actor,
  command: EntryCommand,
): Promise<Result<DecidedEntry, Refusal>> {
  const day = dayOf(command.at)
  const systems = new Map((await systemsOf(unit.sql)).map((system) => [system.id, system]))
  const requester =
    command.requester === null
      ? undefined
      : (await personsById(unit.sql, [command.requester])).get(command.requester)
  const units = await unitsOfPersons(unit.sql, day, [actor.person, ...(requester ? [requester.id] : [])])
  const law = (await agencyLaw(unit.sql)).at(dayOf(unit.now))
  const facts = {
    systems,
    requesterUnit: requester ? (units.get(requester.id) ?? null) : undefined,
    unit: units.get(actor.person) ?? null,
  }
  return decideEntry(facts, command, { now: unit.now, actor, law })
}

interface Beyond {
  readonly supersedes: string | null
  readonly why: string | null
  readonly forLine: string | null
  /** Set where a correction keeps the target it corrects. */
  readonly mark: (Pick<TypedEntry, 'target' | 'mask'> & { readonly near: Int32Array }) | null
}
/** Writes an entry and marks its day for another run; the clear target ends here. */
export async function put(
  unit: Unit,
  room: QueriesRoom,
  actor: Actor,
  decided: DecidedEntry,
  beyond: Beyond,
): Promise<TypedEntry> {
  const day: Day = dayOf(decided.at)
  const marked = beyond.mark ?? {
    target: room.marks.mark(decided.target),
    mask: mask(decided.keyKind, decided.target),
    near: room.marks.near.one(decided.target),
  }
  const entry = {
    id: newId(),
    at: decided.at,
    day,
    written: unit.now,
    by: actor.person,
    person: actor.person,
    unit:
      (await unitsOfPersons(unit.sql, day, [actor.person])).get(actor.person) ?? actor.current?.unit ?? null,
    systems: decided.systems,
    ...marked,
    purpose: decided.purpose,
    caseNo: decided.caseNo,
    noCase: decided.noCase,
    requester: decided.requester,
    behalfDocument: decided.behalfDocument,
    printed: decided.printed,
    supersedes: beyond.supersedes,
    why: beyond.why,
    forLine: beyond.forLine,
  }
  await addEntry(unit.sql, entry)
  await staleBetween(unit.sql, day, day, unit.now, 'entry')
  return entry
}

export const actFields = (entry: TypedEntry) => ({
  at: entry.at,
  systems: entry.systems.join(' '),
  target: entry.target,
  purpose: entry.purpose,
  caseNo: entry.caseNo,
  noCase: entry.noCase,
  requester: entry.requester,
  behalfDocument: entry.behalfDocument,
  printed: entry.printed,
})
