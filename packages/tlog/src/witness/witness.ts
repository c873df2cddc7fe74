import type { Outcome } from '../fault.ts'
import { parseCheckpoint } from '../note/checkpoint.ts'
import type { Checkpoint } from '../note/checkpoint.ts'
import { checkAnyType, cosign } from '../note/cosignature.ts'
import type { Signer, Verifier } from '../note/keys.ts'
import type { Note } from '../note/note.ts'
import { addSignatures, parseNote, verifyNote } from '../note/note.ts'
import { verifyConsistency } from '../tree/check-proof.ts'
import { emptyRoot, sameBytes } from '../tree/hash.ts'
import { consistencySpans } from '../tree/spans.ts'
import type { AddCheckpoint } from './request.ts'
import { parseAddCheckpoint } from './request.ts'
import type { CosignedHead, WitnessState } from './state.ts'
import { originHash } from './state.ts'

/** Why a witness did not cosign. */
export type WitnessFault =
  | 'REQUEST_MALFORMED'
  | 'LOG_UNKNOWN'
  | 'CHECKPOINT_SIGNATURE'
  | 'OLD_SIZE_DIFFERS'
  | 'TREE_ROLLED_BACK'
  | 'TREE_FORKED'
  | 'PROOF_INVALID'
  | 'STATE_DAMAGED'

/** An answer, ready for HTTP. `fault` is null when the checkpoint was cosigned. */
export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 500
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size'
  readonly body: string
  readonly fault: WitnessFault | null
  readonly origin: string | null
  readonly size: number | null
}

export interface WitnessOptions {
  readonly signer: Signer
  /** Keys of the logs that are witnessed; a key's name is its log's origin, and a log may have several. */
  readonly logs: readonly Verifier[]
  readonly state: WitnessState
  /** POSIX seconds. */
  readonly now: () => number
}

/**
 * A C2SP witness: cosigns a checkpoint only if it continues the last one that it cosigned for that log. Requests of
 * one log go one after another, so that check, write and signature are one step, and the state is on disk before the
 * signature leaves.
 */
export class Witness {
  readonly #options: WitnessOptions
  readonly #queue = new Map<string, Promise<unknown>>()

  constructor(options: WitnessOptions) {
    this.#options = options
  }

  /** Answers one `add-checkpoint` request. Never throws for what is in the request. */
  async addCheckpoint(body: Uint8Array): Promise<WitnessReply> {
    const request = parseAddCheckpoint(body)
    if (!request.ok) return refuse(400, 'REQUEST_MALFORMED', request.fault.detail, null)
    const note = parseNote(request.value.checkpoint)
    const checkpoint: Outcome<Checkpoint> = note.ok ? parseCheckpoint(note.value.text) : note
    if (!note.ok || !checkpoint.ok) return refuse(400, 'REQUEST_MALFORMED', 'not a signed checkpoint', null)
    const { origin } = checkpoint.value
    const keys = this.#options.logs.filter((key) => key.name === origin)
    if (keys.length === 0) return refuse(404, 'LOG_UNKNOWN', 'this log is not witnessed here', null)
    const { verified, invalid } = verifyNote(note.value, keys, checkAnyType)
    if (verified.length === 0 || invalid.length > 0) {
      return refuse(403, 'CHECKPOINT_SIGNATURE', 'no valid signature by a key of this log', checkpoint.value)
    }
    if (request.value.oldSize > checkpoint.value.size) {
      return refuse(400, 'REQUEST_MALFORMED', 'the old size is larger than the checkpoint', checkpoint.value)
    }
    return this.#inTurn(origin, () => this.#decide(request.value, checkpoint.value, note.value))
  }

  /** The last cosigned checkpoint of the log whose origin has this hash, for monitors; null when there is none. */
  async latest(hashed: string): Promise<string | null> {
    const log = this.#options.logs.find((key) => originHash(key.name) === hashed)
    if (log === undefined) return null
    const head = await this.#options.state.load(log.name)
    return head.ok && head.value !== null ? head.value.note : null
  }

  async #decide(request: AddCheckpoint, checkpoint: Checkpoint, note: Note): Promise<WitnessReply> {
    const { state, signer, now } = this.#options
    const loaded = await state.load(checkpoint.origin)
    if (!loaded.ok) return refuse(500, 'STATE_DAMAGED', loaded.fault.detail, checkpoint)
    const last = loaded.value ?? { size: 0, root: emptyRoot() }
    const seconds = now()
    const accuse = async (code: WitnessFault): Promise<void> => {
      await state.keepEvidence(checkpoint.origin, { code, time: seconds, checkpoint: request.checkpoint })
    }
    if (checkpoint.size < last.size) {
      await accuse('TREE_ROLLED_BACK')
      return conflict('TREE_ROLLED_BACK', last.size, checkpoint)
    }
    // INVARIANT: a size that was cosigned keeps its root, whatever old size the request claims.
    if (checkpoint.size === last.size && loaded.value !== null && !sameBytes(checkpoint.root, last.root)) {
      await accuse('TREE_FORKED')
      return conflict('TREE_FORKED', last.size, checkpoint)
    }
    if (request.oldSize !== last.size) return conflict('OLD_SIZE_DIFFERS', last.size, checkpoint)
    const { size, root, origin } = checkpoint
    if (!verifyConsistency(last.size, size, last.root, root, request.proof)) {
      // A proof of the right length that does not fit is what a rewritten log has to offer.
      const forked = request.proof.length === consistencySpans(last.size, size).length && last.size > 0
      if (forked) await accuse('TREE_FORKED')
      const detail = `the checkpoint is not shown to continue the one of size ${last.size} that was cosigned`
      return refuse(422, forked ? 'TREE_FORKED' : 'PROOF_INVALID', detail, checkpoint)
    }
    const line = cosign(note.text, signer, seconds)
    const logLines = note.signatures.filter((one) =>
      this.#options.logs.some((key) => key.keyId === one.keyId && key.name === one.name),
    )
    const head: CosignedHead = {
      origin,
      size,
      root,
      note: addSignatures(`${note.text}\n`, [...logLines.map((one) => one.line), line]),
    }
    await state.save(head)
    return { status: 200, type: 'text/plain; charset=utf-8', body: line, fault: null, origin, size }
  }

  /** One request of a log at a time. */
  #inTurn<T>(origin: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queue.get(origin) ?? Promise.resolve()
    const turn = before.then(work, work)
    this.#queue.set(
      origin,
      turn.catch(() => undefined),
    )
    return turn
  }
}

function refuse(
  status: 400 | 403 | 404 | 422 | 500,
  fault: WitnessFault,
  detail: string,
  checkpoint: Checkpoint | null,
): WitnessReply {
  const { origin, size } = checkpoint ?? { origin: null, size: null }
  return { status, type: 'text/plain; charset=utf-8', body: `${fault}: ${detail}\n`, fault, origin, size }
}

/** 409 carries the size that was cosigned last, and nothing else, in its body. */
function conflict(fault: WitnessFault, known: number, { origin, size }: Checkpoint): WitnessReply {
  return { status: 409, type: 'text/x.tlog.size', body: `${known}\n`, fault, origin, size }
}
