import { bad, type Reason, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerOf, may, type Actor, type Deed, type Thing } from '#kernel/people'
import { queriesActs } from '../../acts.ts'
import { refuseAs } from '../../refusals.ts'
import type { Store, Unit } from '#kernel/store'

/** Refuses to show a thing, and notes who asked for it: reading across units by id is an act (M05, design §4). */
export async function readRefused(
  unit: Unit,
  actor: Actor,
  deed: Deed,
  thing: Thing,
  reasons: readonly Reason[],
): Promise<Result<never, Refusal>> {
  await record(unit, queriesActs['read.refused'], {
    by: doerOf(actor),
    on: { kind: thing.kind, id: thing.id },
    fields: { deed: deed.id, reasons: reasons.map((reason) => reason.rule).join(' ') },
  })
  return bad(refuseAs('QUERIES_READ_REFUSED', {}, reasons))
}

/** True where this person may; false has been noted. */
export async function mayRead(
  store: Store,
  actor: Actor,
  deed: Deed,
  thing: Thing,
): Promise<Result<null, Refusal>> {
  const verdict = may(actor, deed, thing)
  if (verdict.allowed) return { ok: true, value: null }
  return store.append((unit) => readRefused(unit, actor, deed, thing, verdict.reasons))
}

/** Units whose things this person may list by a deed; null: all of them. */
export function unitsFor(actor: Actor, deed: Deed): readonly string[] | null {
  const units = new Set<string>()
  for (const post of actor.posts) {
    if (
      may({ ...actor, posts: [post], current: post }, deed, { kind: 'list', id: 'all', unit: null }).allowed
    )
      return null
    for (const unit of [post.unit, ...post.unitsBelow]) {
      if (may({ ...actor, posts: [post], current: post }, deed, { kind: 'list', id: unit, unit }).allowed)
        units.add(unit)
    }
  }
  return [...units]
}
