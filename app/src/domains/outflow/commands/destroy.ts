import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { record, type Doer } from '#kernel/ledger'
import { doerOf, type Actor } from '#kernel/people'
import type { Unit } from '#kernel/store'
import { outflowActs } from '../acts.ts'
import { outflowDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { OutflowRoom } from '../room.ts'
import { checkById, checksDue, markGone, type CheckRow } from '../store/checks.ts'
import { fileById, livingIds, shredFiles, type FileRow } from '../store/files.ts'
import { myCheck, myFile } from './mine.ts'

type Why = 'asked' | 'retention'

/** Shreds the secrets first: from then on nothing opens, whatever becomes of the bytes. */
async function shred(
  unit: Unit,
  by: Doer,
  where: { readonly file: string } | { readonly check: string },
  why: Why,
): Promise<readonly string[]> {
  const gone = await shredFiles(unit.sql, where)
  for (const { id, digest } of gone)
    await record(unit, outflowActs['file.destroyed'], {
      by,
      on: { kind: 'outflow.file', id },
      fields: { file: digest, why },
    })
  return gone.map(({ id }) => id)
}

async function sweep(room: OutflowRoom, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    room.running.get(id)?.abort()
    await room.vault.drop(id)
  }
}

export async function destroyFile(
  room: OutflowRoom,
  actor: Actor,
  id: string,
): Promise<Result<FileRow, Refusal>> {
  const mine = await myFile(room.store.read, actor, outflowDeeds.read, id)
  if (!mine.ok) return mine
  await sweep(room, await room.store.unit((unit) => shred(unit, doerOf(actor), { file: id }, 'asked')))
  const row = await fileById(room.store.read, id)
  return row === null ? bad(refuseAs('OUTFLOW_NO_SUCH_FILE')) : ok(row)
}

export async function destroyCheck(
  room: OutflowRoom,
  actor: Actor,
  id: string,
): Promise<Result<CheckRow, Refusal>> {
  const mine = await myCheck(room.store.read, actor, outflowDeeds.read, id)
  if (!mine.ok) return mine
  const gone = await room.store.unit(async (unit) => {
    await markGone(unit.sql, id, unit.now)
    return shred(unit, doerOf(actor), { check: id }, 'asked')
  })
  await sweep(room, gone)
  const row = await checkById(room.store.read, id)
  return row === null ? bad(refuseAs('OUTFLOW_NO_SUCH_CHECK')) : ok(row)
}

/** Destroys what has been kept long enough, and sweeps what a crash left. */
export async function tidyDesk(room: OutflowRoom): Promise<void> {
  const { store, vault } = room
  for (const id of await checksDue(store.read, store.clock()))
    await sweep(
      room,
      await store.unit(async (unit) => {
        await markGone(unit.sql, id, unit.now)
        return shred(unit, { kind: 'system', job: 'outflow.retention' }, { check: id }, 'retention')
      }),
    )
  // In this order: a file that arrives meanwhile is known to one of the two.
  const lying = await vault.ids()
  const arriving = new Set(room.arriving)
  const living = await livingIds(store.read)
  for (const id of lying)
    if (!arriving.has(id) && !living.has(id) && !room.arriving.has(id)) await vault.drop(id)
}
