import { ok, bad, type Day, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerOf, type Actor } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { queriesDeeds } from '../../deeds.ts'
import { refuseAs } from '../../refusals.ts'
import type { QueriesRoom } from '../../room.ts'
import { normaliseTarget, type KeyKind } from '../../rules/tabular.ts'
import { unitsFor } from '../read/refused.ts'
import { readBook, type BookEntry } from './entry-book.ts'

const MOST = 200

/** Finds entries by target: one's own, those of one's unit, or all, as the reader's posts allow. Each search is an act. */
export async function searchEntries(
  room: QueriesRoom,
  actor: Actor,
  asked: { target: string; keyKind: KeyKind; from: Day; to: Day },
): Promise<Result<BookEntry[], Refusal>> {
  const target = normaliseTarget(asked.keyKind, asked.target)
  if (target === '') return bad(refuseAs('QUERIES_EMPTY_TARGET'))
  const mark = room.marks.mark(target)
  const units = unitsFor(actor, queriesDeeds.entryRead)
  const span = { from: asked.from, to: asked.to, target: mark }
  const scopes =
    units === null
      ? [span]
      : [...(units.length > 0 ? [{ ...span, units }] : []), { ...span, persons: [actor.person] }]
  const found = new Map<string, BookEntry>()
  for (const scope of scopes)
    for (const entry of (await readBook(room, scope, undefined, MOST))?.rows ?? []) found.set(entry.id, entry)
  await room.store.append((unit) =>
    record(unit, queriesActs['entry.searched'], {
      by: doerOf(actor),
      on: { kind: 'book', id: 'all' },
      fields: { target: mark, from: asked.from, to: asked.to, found: found.size },
    }),
  )
  return ok([...found.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)))
}
