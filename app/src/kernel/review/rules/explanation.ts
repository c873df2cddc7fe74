import { bad, ok, refuse, type Refusal, type Result } from '#kernel/ground'
import type { Actor } from '#kernel/policy'
import type { ReviewRefusal } from '../refusals.ts'
import type { Attachment, Item, Task } from '../words.ts'

export const MAX_ATTACHMENTS = 10

/** May the system put a question by itself? One open question a line, and only while nothing final was said. */
export function decideAsking(
  item: Item,
  open: Pick<Task, 'id'> | null,
): Result<string, Refusal<ReviewRefusal>> {
  if (item.owner === null) return bad(refuse('REVIEW_NOBODY_TO_ASK'))
  if (item.state === 'decided') return bad(refuse('REVIEW_ALREADY_DECIDED'))
  if (open) return bad(refuse('REVIEW_AWAITS_ANSWER'))
  return ok(item.owner)
}

export interface Answering {
  readonly text: string
  readonly attachments: readonly string[]
}

/** Only the person who was asked answers, once, with a document where the look-up was not registered (M17). */
export function decideAnswer(
  facts: { readonly task: Task; readonly uploaded: readonly Pick<Attachment, 'id'>[] },
  command: Answering,
  ctx: { readonly actor: Actor },
): Result<{ readonly text: string; readonly attachments: readonly string[] }, Refusal<ReviewRefusal>> {
  if (facts.task.person !== ctx.actor.person) return bad(refuse('REVIEW_TASK_NOT_YOURS'))
  if (facts.task.state !== 'open') return bad(refuse('REVIEW_TASK_DONE'))
  const known = new Set(facts.uploaded.map((file) => file.id))
  const chosen = [...new Set(command.attachments)]
  if (chosen.some((id) => !known.has(id))) return bad(refuse('REVIEW_ATTACHMENT_FOREIGN'))
  if (facts.task.needsAttachment && chosen.length === 0) return bad(refuse('REVIEW_NEEDS_ATTACHMENT'))
  return ok({ text: command.text.trim(), attachments: chosen })
}

/** May a file be added to this task? */
export function decideUpload(
  facts: { readonly task: Task; readonly uploaded: number },
  ctx: { readonly actor: Actor },
): Result<null, Refusal<ReviewRefusal>> {
  if (facts.task.person !== ctx.actor.person) return bad(refuse('REVIEW_TASK_NOT_YOURS'))
  if (facts.task.state !== 'open') return bad(refuse('REVIEW_TASK_DONE'))
  if (facts.uploaded >= MAX_ATTACHMENTS)
    return bad(refuse('REVIEW_TOO_MANY_ATTACHMENTS', { limit: MAX_ATTACHMENTS }))
  return ok(null)
}
