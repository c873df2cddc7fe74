import { randomBytes } from 'node:crypto'
import {
  bad,
  dayOf,
  later,
  newId,
  ok,
  withoutHidden,
  type Instant,
  type Refusal,
  type Result,
} from '#kernel/ground'
import type { Upload } from '#kernel/contract'
import { record } from '#kernel/ledger'
import { agencyLaw, doerIn, may, notAllowed, type Actor } from '#kernel/people'
import type { Reader } from '#kernel/store'
import { outflowActs } from '../acts.ts'
import { outflowDeeds } from '../deeds.ts'
import { refuseAs } from '../refusals.ts'
import type { OutflowRoom } from '../room.ts'
import { addCheck, checkById, type CheckRow } from '../store/checks.ts'
import { addFile, fileById, filesOf, heldBy, type FileRow } from '../store/files.ts'
import { sealedText } from '../store/sealed.ts'
import { myCheck } from './mine.ts'

const HOUR = 3_600_000
const MEGABYTE = 1024 * 1024
const LONGEST_NAME = 255

export interface DeskLimits {
  readonly keepHours: number
  readonly mostMegabytes: number
  readonly mostBytes: number
  readonly mostFiles: number
  readonly mostHeldBytes: number
}
export async function deskLimits(db: Reader, now: Instant): Promise<DeskLimits> {
  const law = (await agencyLaw(db)).at(dayOf(now))
  const mostMegabytes = law.value('outflow.desk.mostMegabytes')
  return {
    keepHours: law.value('outflow.desk.keepHours'),
    mostMegabytes,
    mostBytes: mostMegabytes * MEGABYTE,
    mostFiles: law.value('outflow.desk.mostFiles'),
    mostHeldBytes: law.value('outflow.desk.mostHeldMegabytes') * MEGABYTE,
  }
}

/** Begins a check; its time runs from now. */
export async function openCheck(room: OutflowRoom, actor: Actor): Promise<Result<CheckRow, Refusal>> {
  const verdict = may(actor, outflowDeeds.bring, { kind: 'outflow.check', id: 'new' })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  const id = newId()
  const made = await room.store.append(async (unit) => {
    const { keepHours } = await deskLimits(unit.sql, unit.now)
    await addCheck(unit.sql, {
      id,
      person: actor.person,
      at: unit.now,
      until: later(unit.now, keepHours * HOUR),
    })
    return checkById(unit.sql, id)
  })
  if (made === null) throw new Error('the check was not made')
  return ok(made)
}

/**
 * Takes one file onto the desk: sealed while it arrives, and on the disk before anybody is told. Nothing of a broken upload stays.
 * The inspection follows by itself.
 */
export async function bringFile(
  room: OutflowRoom,
  actor: Actor,
  checkId: string,
  upload: Upload,
): Promise<Result<FileRow, Refusal>> {
  const { store, vault } = room
  const mine = await myCheck(store.read, actor, outflowDeeds.read, checkId)
  if (!mine.ok) return mine
  const verdict = may(actor, outflowDeeds.bring, { kind: 'outflow.check', id: checkId })
  if (!verdict.allowed) return bad(notAllowed(verdict))
  if (mine.value.gone !== null) return bad(refuseAs('OUTFLOW_NO_SUCH_CHECK'))
  const limits = await deskLimits(store.read, store.clock())
  if (mine.value.files >= limits.mostFiles)
    return bad(refuseAs('OUTFLOW_TOO_MANY', { most: limits.mostFiles }))
  const left = limits.mostHeldBytes - (await heldBy(store.read, actor.person))
  if (left <= 0) return bad(deskFull(limits))
  const [id, secret] = [newId(), randomBytes(32)]
  room.arriving.add(id)
  try {
    const put = await vault.put(id, 'original', secret, upload.bytes, Math.min(limits.mostBytes, left))
    if (!put.ok)
      return bad(
        left < limits.mostBytes
          ? deskFull(limits)
          : refuseAs('OUTFLOW_TOO_LARGE', { megabytes: limits.mostMegabytes }),
      )
    const name = sealedText(vault.keys(secret), 'name', nameOf(upload))
    const done = await store.unit(async (unit): Promise<Result<FileRow, Refusal>> => {
      const check = await checkById(unit.sql, checkId)
      if (check === null || check.gone !== null) return bad(refuseAs('OUTFLOW_NO_SUCH_CHECK'))
      if ((await filesOf(unit.sql, checkId)).length >= limits.mostFiles)
        return bad(refuseAs('OUTFLOW_TOO_MANY', { most: limits.mostFiles }))
      await addFile(unit.sql, { id, check: checkId, secret, name, ...put.value }, unit.now)
      await record(unit, outflowActs['file.brought'], {
        by: doerIn(actor, verdict.post),
        on: { kind: 'outflow.file', id },
        fields: { check: checkId, file: put.value.digest, size: put.value.size },
      })
      const row = await fileById(unit.sql, id)
      return row ? ok(row) : bad(refuseAs('OUTFLOW_NO_SUCH_FILE'))
    })
    if (!done.ok) await vault.drop(id)
    return done
  } catch (error) {
    await vault.drop(id)
    throw error
  } finally {
    room.arriving.delete(id)
  }
}

const deskFull = ({ mostHeldBytes }: DeskLimits): Refusal =>
  refuseAs('OUTFLOW_DESK_FULL', { megabytes: mostHeldBytes / MEGABYTE })

/** As it was dropped, with its folders; without what a name cannot hold. */
const nameOf = ({ name, fields }: Upload): string =>
  withoutHidden((fields['path'] ?? '') || name).slice(-LONGEST_NAME) || '檔案'
