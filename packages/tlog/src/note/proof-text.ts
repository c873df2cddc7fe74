import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { verifyInclusion } from '../tree/check-proof.ts'
import { decodeBase64, decodeHash, decodeSize } from './encoding.ts'
import type { OpenedCheckpoint } from './checkpoint.ts'
import { openCheckpoint } from './checkpoint.ts'
import type { Verifier } from './keys.ts'
import { COSIGNATURE_V1 } from './keys.ts'

/** An offline proof that an entry is in a log (C2SP tlog-proof@v1; file suffix `.tlog-proof`). */
export interface TlogProof {
  readonly index: number
  /** Inclusion proof, leaf's sibling first. */
  readonly hashes: readonly Uint8Array[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string
  /** Not authenticated: never trust it without checking it against the leaf. */
  readonly extra?: Uint8Array
}

/** Whom to believe: the log's key, witness keys, and how many of these must have cosigned. */
export interface ProofPolicy {
  readonly logKey: Verifier
  readonly witnesses: readonly Verifier[]
  readonly quorum: number
}

const MAGIC = 'c2sp.org/tlog-proof@v1'
const MAX_PATH = 63

export function formatProof(proof: TlogProof): string {
  const extra = proof.extra === undefined ? '' : `extra ${Buffer.from(proof.extra).toString('base64')}\n`
  const hashes = proof.hashes.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')
  return `${MAGIC}\n${extra}index ${proof.index}\n${hashes}\n${proof.checkpoint}`
}

/** Takes a proof apart. Verifies nothing. */
export function parseProof(text: string): Outcome<TlogProof> {
  const split = text.indexOf('\n\n')
  if (split < 0) return fault('PROOF_MALFORMED', 'no blank line before the checkpoint')
  const lines = text.slice(0, split).split('\n')
  if (lines.shift() !== MAGIC) return fault('PROOF_MALFORMED', 'not a tlog-proof@v1')
  let extra: Uint8Array | undefined
  if (lines[0]?.startsWith('extra ')) {
    const bytes = decodeBase64((lines.shift() as string).slice('extra '.length))
    if (bytes === null) return fault('PROOF_MALFORMED', 'extra data')
    extra = new Uint8Array(bytes)
  }
  const indexLine = lines.shift() ?? ''
  const index = indexLine.startsWith('index ') ? decodeSize(indexLine.slice('index '.length)) : null
  if (index === null) return fault('PROOF_MALFORMED', 'index line')
  if (lines.length > MAX_PATH) return fault('PROOF_MALFORMED', `more than ${MAX_PATH} hashes`)
  const hashes: Uint8Array[] = []
  for (const line of lines) {
    const hash = decodeHash(line)
    if (hash === null) return fault('PROOF_MALFORMED', `hash ${hashes.length + 1}`)
    hashes.push(new Uint8Array(hash))
  }
  const checkpoint = text.slice(split + 2)
  return ok({ index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) })
}

/** Verifies the whole chain: log signature, enough distinct witnesses, and the leaf's place under the signed root. */
export function verifyProof(
  proof: TlogProof,
  leaf: Uint8Array,
  policy: ProofPolicy,
): Outcome<OpenedCheckpoint> {
  const opened = openCheckpoint(proof.checkpoint, policy.logKey, policy.witnesses)
  if (!opened.ok) return opened
  const { size, root, verdicts } = opened.value
  const cosigned = verdicts.verified.filter((one) => one.verifier.type === COSIGNATURE_V1).length
  if (cosigned < policy.quorum) {
    return fault('COSIGNATURES_TOO_FEW', `${cosigned} cosignatures, ${policy.quorum} wanted`)
  }
  if (!verifyInclusion(proof.index, size, leaf, proof.hashes, root)) {
    return fault('PROOF_INVALID', 'the entry is not at this place of the signed tree')
  }
  return opened
}
