import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { HASH_SIZE } from '../tree/hash.ts'
import { decodeHash, decodeSize } from './encoding.ts'
import { checkAnyType } from './cosignature.ts'
import type { Signer, Verifier } from './keys.ts'
import { ED25519 } from './keys.ts'
import type { Note, Verdicts } from './note.ts'
import { parseNote, signNote, verifyNote } from './note.ts'

/** A log's tree head (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** Opaque further lines; a log of this package writes none. */
  readonly extensions: readonly string[]
}

/** A checkpoint of which the log's own signature has been verified. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly note: Note
  /** Verdicts on the log's and the given witnesses' signatures. */
  readonly verdicts: Verdicts
}

/** Note text of a checkpoint: origin, size, root, one line each. */
export function checkpointText(origin: string, size: number, root: Uint8Array): string {
  if (origin === '' || origin.includes('\n')) throw new RangeError('an origin is one line')
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`)
  if (root.length !== HASH_SIZE) throw new RangeError('a root is a 32-byte hash')
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}

/** Signs a tree head. A log must never sign two checkpoints that are not consistent with each other. */
export function signCheckpoint(origin: string, size: number, root: Uint8Array, signer: Signer): string {
  return signNote(checkpointText(origin, size, root), [signer])
}

/** Reads the text of a note as a checkpoint. Verifies no signature. */
export function parseCheckpoint(text: string): Outcome<Checkpoint> {
  const bad = (detail: string): Outcome<Checkpoint> => fault('CHECKPOINT_MALFORMED', detail)
  if (!text.endsWith('\n')) return bad('no final newline')
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.slice(0, -1).split('\n')
  const size = decodeSize(sizeLine)
  const root = decodeHash(rootLine)
  if (origin === '' || extensions.includes('')) return bad('an empty line')
  if (size === null) return bad('tree size')
  if (root === null) return bad('root hash')
  return ok({ origin, size, root: new Uint8Array(root), extensions })
}

/**
 * Opens a signed checkpoint of one log: right origin, signed by the log's key, no bad signature by any key given.
 * Signatures of keys not given are ignored. `origin` is the key's name unless said otherwise.
 */
export function openCheckpoint(
  input: string | Uint8Array,
  logKey: Verifier,
  witnesses: readonly Verifier[] = [],
  origin: string = logKey.name,
): Outcome<OpenedCheckpoint> {
  if (logKey.type !== ED25519) return fault('KEY_TYPE_UNKNOWN', 'a log signs with a key of type 0x01')
  const note = parseNote(input)
  if (!note.ok) return note
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return checkpoint
  if (checkpoint.value.origin !== origin) return fault('CHECKPOINT_ORIGIN', 'a checkpoint of another log')
  const verdicts = verifyNote(note.value, [logKey, ...witnesses], checkAnyType)
  const bad = verdicts.invalid[0]
  if (bad !== undefined) return fault('SIGNATURE_INVALID', `bad signature by ${bad.verifier.name}`)
  if (!verdicts.verified.some((one) => one.verifier === logKey)) {
    return fault('CHECKPOINT_UNSIGNED', 'no signature by the log')
  }
  return ok({ ...checkpoint.value, note: note.value, verdicts })
}
