import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { checkAnyType, cosignatureTime } from '../note/cosignature.ts'
import { decodeSize } from '../note/encoding.ts'
import type { Verifier } from '../note/keys.ts'
import { parseCheckpoint } from '../note/checkpoint.ts'
import { parseNote, verifyNote } from '../note/note.ts'
import type { HttpOptions } from '../tiles/http-reader.ts'
import { bodyOf } from '../tiles/http-reader.ts'
import { proveConsistency } from '../tiles/prove.ts'
import type { TileReader } from '../tiles/store.ts'
import { formatAddCheckpoint } from './request.ts'

export interface Submission extends HttpOptions {
  /** The witness's submission prefix. */
  readonly url: string
  /** The witness's key, of type 0x04; cosignatures by others are not taken. */
  readonly witnessKey: Verifier
  /** The signed checkpoint. */
  readonly checkpoint: string
  /** The log, for the consistency proof. */
  readonly store: TileReader
  /** Size that this witness cosigned last, if remembered; otherwise it is asked. */
  readonly oldSize?: number
}

/** What came of a submission. Refusals are final for this checkpoint; an unreachable witness is to be asked again. */
export type Submitted =
  | { readonly kind: 'cosigned'; readonly line: string; readonly seconds: number; readonly size: number }
  | {
      readonly kind: 'refused'
      readonly code: RefusalCode
      readonly detail: string
      readonly witnessSize: number | null
    }
  | { readonly kind: 'unreachable'; readonly detail: string }

/**
 * TREE_ROLLED_BACK: the witness has cosigned a larger tree. TREE_FORKED: it has cosigned a tree that this one does
 * not continue. The others are matters of configuration.
 */
export type RefusalCode =
  'TREE_ROLLED_BACK' | 'TREE_FORKED' | 'LOG_UNKNOWN' | 'KEY_UNKNOWN' | 'REQUEST_REFUSED' | 'COSIGNATURE_BAD'

const MAX_ATTEMPTS = 4
const MAX_REPLY = 64 * 1024

/** Brings a checkpoint to a witness: asks where it stands, proves consistency from there, verifies what it answers. */
export async function submitToWitness(submission: Submission): Promise<Submitted> {
  const note = parseNote(submission.checkpoint)
  const head = note.ok ? parseCheckpoint(note.value.text) : note
  if (!head.ok) throw new RangeError('not a signed checkpoint')
  let oldSize = Math.min(submission.oldSize ?? 0, head.value.size)
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const proof = await proveConsistency(submission.store, oldSize, head.value.size)
    if (!proof.ok) throw new Error(`${proof.fault.code}: ${proof.fault.detail}`)
    const reply = await post(
      submission,
      formatAddCheckpoint({ oldSize, proof: proof.value, checkpoint: submission.checkpoint }),
    )
    if (!reply.ok) return { kind: 'unreachable', detail: reply.fault.detail }
    const { status, text } = reply.value
    if (status === 200) return cosignature(submission, text, head.value.size)
    if (status !== 409) return refusal(status, text)
    const known = decodeSize(text.replace(/\n$/, ''))
    if (known === null) return refused('REQUEST_REFUSED', 'a 409 without a size', null)
    if (known > head.value.size)
      return refused('TREE_ROLLED_BACK', `the witness has cosigned ${known} entries`, known)
    // It knows the size that we named, and still objects: then it knows another root at that size.
    if (known === oldSize)
      return refused('TREE_FORKED', `the witness has cosigned another tree of ${known} entries`, known)
    oldSize = known
  }
  return { kind: 'unreachable', detail: 'the witness moved on at every attempt' }
}

function cosignature(submission: Submission, lines: string, size: number): Submitted {
  const text = submission.checkpoint.slice(0, submission.checkpoint.lastIndexOf('\n\n') + 1)
  const note = parseNote(`${text}\n${lines}`)
  const found = note.ok
    ? verifyNote(note.value, [submission.witnessKey], checkAnyType).verified[0]
    : undefined
  const time = found === undefined ? undefined : cosignatureTime(found.signature.signature)
  if (found === undefined || time?.ok !== true)
    return refused('COSIGNATURE_BAD', 'no valid cosignature by the expected key', null)
  return { kind: 'cosigned', line: found.signature.line, seconds: Number(time.value), size }
}

function refusal(status: number, text: string): Submitted {
  const detail = `HTTP ${status}: ${text.slice(0, 200).trimEnd()}`
  if (status === 404) return refused('LOG_UNKNOWN', detail, null)
  if (status === 403) return refused('KEY_UNKNOWN', detail, null)
  if (status === 422) return refused('TREE_FORKED', detail, null)
  if (status >= 500) return { kind: 'unreachable', detail }
  return refused('REQUEST_REFUSED', detail, null)
}

function refused(code: RefusalCode, detail: string, witnessSize: number | null): Submitted {
  return { kind: 'refused', code, detail, witnessSize }
}

async function post(
  submission: Submission,
  body: string,
): Promise<Outcome<{ status: number; text: string }>> {
  const { url, timeout = 10_000, fetch: send = fetch } = submission
  try {
    const response = await send(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    let text = ''
    const decoder = new TextDecoder()
    for await (const part of bodyOf(response)) {
      text += decoder.decode(part, { stream: true })
      if (text.length > MAX_REPLY) return fault('FETCH_FAILED', 'the answer is too long')
    }
    return ok({ status: response.status, text })
  } catch (error) {
    return fault('FETCH_FAILED', error instanceof Error ? error.message : String(error))
  }
}
