import {
  type JsonValue,
  type ProofPolicy,
  encodeRecordEntry,
  leafHash,
  openCheckpoint,
  verifyConsistency,
  verifyDisclosure,
  verifyProof,
} from '@subrosa/tlog'
import { type Bytes, fromBase64, sameBytes } from '../../bytes.ts'
import { ok } from '../../refusal.ts'
import { type Read, type Reader, list, object, text, whole } from '../../shape.ts'
import { type Answer, no } from '../outcome.ts'

const size = whole(0, Number.MAX_SAFE_INTEGER)
const hash = text(44)
const scalar: Reader<string | number | boolean> = (value) =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))
    ? value
    : undefined
const shown = object({
  name: text(64),
  value: scalar,
  salt: text(24),
  index: whole(0, 255),
  count: whole(1, 256),
  path: list(hash, 0, 8),
})
const act = object({ index: size, hashes: list(hash, 0, 63), root: hash, shown: list(shown, 1, 32) })

/** What a caller brings to show that acts are in the ledger: one signed checkpoint, the way to it, and the acts. */
export const evidenceShape = object({
  checkpoint: text(16_384),
  /** Size of the sealer's head that `consistency` starts from. */
  from: size,
  consistency: list(hash, 0, 63),
  acts: list(act, 1, 4),
})
export type Evidence = Read<typeof evidenceShape>

/** The newest tree the sealer has seen; what contradicts it is refused for ever. */
export interface Head {
  readonly size: number
  readonly root: Uint8Array
}

/** An act that is in the ledger, with those of its fields that were shown and proved. */
export interface ProvedAct {
  readonly leaf: Bytes
  readonly fields: ReadonlyMap<string, string | number | boolean>
}
export interface Proved {
  readonly head: Head
  readonly acts: readonly ProvedAct[]
}

/**
 * The sealer's own look into the ledger: the checkpoint is signed by the pinned key and cosigned by the quorum, it
 * continues the newest tree the sealer has seen, each act is in it, and each shown field is that act's. Believes nobody.
 */
export function proveEvidence(evidence: Evidence, policy: ProofPolicy, head: Head): Answer<Proved> {
  const next = continueHead(evidence, policy, head)
  if (!next.ok) return next
  const acts: ProvedAct[] = []
  for (const one of evidence.acts) {
    const [root, hashes] = [fromBase64(one.root), decodeAll(one.hashes)]
    if (root?.length !== 32 || hashes === null) return no('PROOF_REFUSED', 'not base64')
    const leaf = new Uint8Array(leafHash(encodeRecordEntry(root)))
    const proof = { index: one.index, hashes, checkpoint: evidence.checkpoint }
    const proved = verifyProof(proof, leaf, policy)
    if (!proved.ok)
      return no(
        proved.fault.code === 'COSIGNATURES_TOO_FEW' ? 'WITNESSES_TOO_FEW' : 'PROOF_REFUSED',
        proved.fault.code,
      )
    const fields = provedFields(one.shown, root)
    if (fields === null) return no('FIELD_NOT_PROVED', 'a shown field is not of this record')
    acts.push({ leaf, fields })
  }
  return ok({ head: next.value, acts })
}

function continueHead(evidence: Evidence, policy: ProofPolicy, head: Head): Answer<Head> {
  const opened = openCheckpoint(evidence.checkpoint, policy.logKey, policy.witnesses)
  if (!opened.ok) return no('CHECKPOINT_REFUSED', opened.fault.code)
  const { size, root } = opened.value
  if (size < head.size) return no('CHECKPOINT_OLD', `size ${size}, seen ${head.size}`)
  // Requests that were built on one checkpoint do not get in each other's way.
  if (size === head.size)
    return sameBytes(root, head.root) ? ok(head) : no('CHECKPOINT_FORKED', `another root at size ${size}`)
  if (evidence.from !== head.size) return no('HEAD_MOVED', `from ${evidence.from}, the head is ${head.size}`)
  const way = decodeAll(evidence.consistency)
  if (way === null) return no('PROOF_REFUSED', 'not base64')
  const continues = verifyConsistency(head.size, size, head.root, root, way)
  return continues
    ? ok({ size, root })
    : no('CHECKPOINT_FORKED', `size ${size} does not continue ${head.size}`)
}

function provedFields(list: Evidence['acts'][number]['shown'], root: Uint8Array): ProvedAct['fields'] | null {
  const fields = new Map<string, string | number | boolean>()
  for (const { name, value, salt, index, count, path } of list) {
    const [saltBytes, hashes] = [fromBase64(salt), decodeAll(path)]
    if (saltBytes === null || hashes === null || fields.has(name)) return null
    const json: JsonValue = value
    if (!verifyDisclosure({ name, value: json, salt: saltBytes, index, count, path: hashes }, root))
      return null
    fields.set(name, value)
  }
  return fields
}

function decodeAll(texts: readonly string[]): Bytes[] | null {
  const all: Bytes[] = []
  for (const one of texts) {
    const bytes = fromBase64(one)
    if (bytes === null) return null
    all.push(bytes)
  }
  return all
}
