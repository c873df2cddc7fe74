import { bad, ok, type Refusal, type Result } from '#kernel/ground'
import { may, notAllowed, type Actor, type Deed } from '#kernel/people'
import type { Reader } from '#kernel/store'
import { refuseAs } from '../refusals.ts'
import { checkById, type CheckRow } from '../store/checks.ts'
import { fileById, type FileRow } from '../store/files.ts'

/** A check that belongs to whoever asks. Another's is refused, and the door records who asked. */
export async function myCheck(
  db: Reader,
  actor: Actor,
  deed: Deed,
  id: string,
): Promise<Result<CheckRow, Refusal>> {
  const check = await checkById(db, id)
  if (!check) return bad(refuseAs('OUTFLOW_NO_SUCH_CHECK'))
  const verdict = may(actor, deed, { kind: 'outflow.check', id, owner: check.person })
  return verdict.allowed ? ok(check) : bad(notAllowed(verdict))
}

/** A file that belongs to whoever asks. */
export async function myFile(
  db: Reader,
  actor: Actor,
  deed: Deed,
  id: string,
): Promise<Result<FileRow, Refusal>> {
  const file = await fileById(db, id)
  if (!file) return bad(refuseAs('OUTFLOW_NO_SUCH_FILE'))
  const verdict = may(actor, deed, { kind: 'outflow.file', id, owner: file.person })
  return verdict.allowed ? ok(file) : bad(notAllowed(verdict))
}
