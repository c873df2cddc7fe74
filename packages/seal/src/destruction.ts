import { sha256, toHex, utf8 } from './bytes.ts'
import { epochNumber, name } from './ids.ts'
import { type Outcome, ok, refuse } from './refusal.ts'
import { type Read, object, oneOf, readJson, text, whole } from './shape.ts'

const hash = text(64, /^[0-9a-f]{64}$/)
const shape = object({
  format: oneOf('subrosa-destruction/v1'),
  object: name,
  epoch: epochNumber,
  /** Leaf hash of the act that ordered it, and the tree it was proved in. */
  act: hash,
  treeSize: whole(1, Number.MAX_SAFE_INTEGER),
  /** SHA-256 of the sealed half as it lay in the store: says which bytes are gone without keeping them. */
  half: hash,
  /** ISO 8601, UTC, by the sealer's clock. */
  at: text(32, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/),
})

/**
 * Crypto-erasure, as a record for the ledger: S of this object is gone, so its body, in whatever backup, is noise. It
 * stands in the place of the object for ever; the name is not used again.
 */
export type DestructionRecord = Read<typeof shape>
export const destructionShape = shape

export function parseDestruction(json: string): Outcome<DestructionRecord> {
  const read = readJson(shape, json)
  return read === undefined ? refuse('RECORD_UNFIT', 'not a destruction record') : ok(read)
}

/** The digest under which the record enters the ledger. */
export function destructionDigest(record: DestructionRecord): string {
  const { format, object, epoch, act, treeSize, half, at } = record
  return toHex(sha256(utf8(JSON.stringify([format, object, epoch, act, treeSize, half, at]))))
}
