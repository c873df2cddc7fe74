import type { Outcome } from '../fault.ts'
import { fault, ok } from '../fault.ts'
import { decodeHash, decodeSize, decodeUtf8 } from '../note/encoding.ts'

/** Body of `POST /add-checkpoint` (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness is thought to have cosigned last; 0 for none. */
  readonly oldSize: number
  /** Consistency proof from there. */
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint. */
  readonly checkpoint: string
}

export const MAX_PROOF_LINES = 63

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const lines = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')
  return `old ${oldSize}\n${lines}\n${checkpoint}`
}

/** Takes a body apart. Verifies nothing; the checkpoint may be any text. */
export function parseAddCheckpoint(body: Uint8Array): Outcome<AddCheckpoint> {
  const text = decodeUtf8(body)
  const bad = (detail: string): Outcome<AddCheckpoint> => fault('REQUEST_MALFORMED', detail)
  if (text === null) return bad('not UTF-8')
  const split = text.indexOf('\n\n')
  if (split < 0) return bad('no empty line before the checkpoint')
  const [first = '', ...hashes] = text.slice(0, split).split('\n')
  const oldSize = first.startsWith('old ') ? decodeSize(first.slice('old '.length)) : null
  if (oldSize === null) return bad('the first line is not "old <size>"')
  if (hashes.length > MAX_PROOF_LINES) return bad(`more than ${MAX_PROOF_LINES} proof lines`)
  const proof: Uint8Array[] = []
  for (const line of hashes) {
    const hash = decodeHash(line)
    if (hash === null) return bad(`proof line ${proof.length + 1}`)
    proof.push(new Uint8Array(hash))
  }
  return ok({ oldSize, proof, checkpoint: text.slice(split + 2) })
}
