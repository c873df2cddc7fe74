import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Store } from '#kernel/store'

export interface SeenAct {
  readonly id: number
  readonly kind: string
  readonly record: Readonly<Record<string, string | number | boolean | null>>
}

/** The number of the newest act, to be handed to `expectActs` after the deed. */
export async function lastAct(store: Store): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from ledger_act`.execute(
    store.read,
  )
  return rows[0]?.id ?? 0
}

export async function actsSince(store: Store, since: number): Promise<SeenAct[]> {
  const { rows } = await sql<{
    id: number
    record: SeenAct['record']
  }>`select id, record from ledger_act where id > ${since} order by id`.execute(store.read)
  return rows.map(({ id, record }) => ({ id, record, kind: String(record['act']) }))
}

/**
 * Expects these acts since then, in this order; other acts may stand between them until `andNoOthers` is asked.
 * @example (await expectActs(store, since, ['queries.line.stamped'])).andNoOthers()
 */
export async function expectActs(
  store: Store,
  since: number,
  kinds: readonly string[],
): Promise<{ acts: SeenAct[]; andNoOthers(): void }> {
  const acts = await actsSince(store, since)
  const seen = acts.map((act) => act.kind)
  let at = 0
  for (const kind of seen) if (kind === kinds[at]) at += 1
  expect(at, `expected ${kinds.join(', ')}; the ledger has ${seen.join(', ') || 'nothing'}`).toBe(
    kinds.length,
  )
  return { acts, andNoOthers: () => expect(seen).toEqual([...kinds]) }
}
