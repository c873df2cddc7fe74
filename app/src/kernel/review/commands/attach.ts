import { bad, ok, refuse, type Refusal, type Result } from '#kernel/ground'
import { record } from '#kernel/ledger'
import { doerOf } from '#kernel/people'
import type { Actor } from '#kernel/policy'
import type { Store, Unit } from '#kernel/store'
import { reviewActs } from '../acts.ts'
import type { BlobStore, Staged } from '../attachments/blob-store.ts'
import { inspectAttachment } from '../attachments/inspect.ts'
import { attachmentLimits, type AttachmentLimits } from '../attachments/limits.ts'
import { cleanName } from '../attachments/names.ts'
import type { ReviewRefusal } from '../refusals.ts'
import { decideUpload } from '../rules/explanation.ts'
import { attachmentsOf, insertAttachment } from '../store/attachments.ts'
import { lockTask } from '../store/tasks.ts'
import type { Attachment, Task } from '../words.ts'
import { refused } from './refused.ts'

export interface FileSent {
  readonly task: string
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
}
const DEED = 'review.attachment.add'
const on = (task: string) => ({ kind: 'explanation', id: task }) as const

/**
 * Takes one file for an explanation. The right is asked before a byte is read and again when the row is written, because the
 * upload takes its time and lies outside the transaction. A refused file leaves nothing behind.
 */
export async function attach(
  rooms: { readonly store: Store; readonly blobs: BlobStore; readonly limits?: AttachmentLimits },
  actor: Actor,
  sent: FileSent,
): Promise<Result<Attachment, Refusal>> {
  const { store, blobs } = rooms
  const limits = rooms.limits ?? attachmentLimits
  const before = await store.unit((unit) => mayAdd(unit, actor, sent.task))
  if (!before.ok) return before
  const staged = await blobs.stage(sent.bytes, limits.bytes)
  if (!staged.ok) return bad(refuse('ATTACHMENT_TOO_LARGE', { limit: limits.bytes }))
  const name = cleanName(sent.name)
  const type = await examined(staged.value, () => inspectAttachment(staged.value, name, { limits, blobs }))
  if (!type.ok) return store.unit((unit) => refused(unit, doerOf(actor), on(sent.task), DEED, type.error))
  // Bytes before rows: a crash between the two leaves a file nobody points at, never a row without its file.
  await staged.value.keep()
  const { size, digest } = staged.value
  return store.unit(async (unit) => {
    const still = await mayAdd(unit, actor, sent.task)
    if (!still.ok) return still
    const { id: task, item } = still.value
    const file = await insertAttachment(unit, {
      task,
      item,
      name,
      mediaType: type.value,
      size,
      digest,
      by: actor.person,
    })
    const fields = { task, digest, size, mediaType: type.value }
    await record(unit, reviewActs['attachment.stored'], {
      by: doerOf(actor),
      on: { kind: 'attachment', id: file.id },
      fields,
    })
    return ok(file)
  })
}

/** Nothing stays in the scratch folder when the file is refused or the examination itself fails. */
async function examined<T, E>(staged: Staged, look: () => Promise<Result<T, E>>): Promise<Result<T, E>> {
  let passed = false
  try {
    const result = await look()
    passed = result.ok
    return result
  } finally {
    if (!passed) await staged.discard()
  }
}

async function mayAdd(unit: Unit, actor: Actor, id: string): Promise<Result<Task, Refusal>> {
  const refusal = async (why: Refusal<ReviewRefusal>) => refused(unit, doerOf(actor), on(id), DEED, why)
  const task = await lockTask(unit, id)
  if (!task) return refusal(refuse('REVIEW_NO_SUCH_TASK'))
  const uploaded = (await attachmentsOf(unit.sql, id)).length
  const decided = decideUpload({ task, uploaded }, { actor })
  return decided.ok ? ok(task) : refusal(decided.error)
}
